"""Starts runs without a process: a blocker goes on until it is terminated, others succeed at once."""

from dagster import DagsterEvent, DagsterEventType
from dagster._core.launcher import DefaultRunLauncher
from dagster._serdes import ConfigurableClassData


class InstantLauncher(DefaultRunLauncher):
    @classmethod
    def from_config_value(cls, inst_data: ConfigurableClassData, config_value):
        return cls(inst_data=inst_data)

    def launch_run(self, context):
        run = context.dagster_run
        self._report(run, DagsterEventType.RUN_START)
        if run.job_name != "blocker":
            self._report(run, DagsterEventType.RUN_SUCCESS)

    def _report(self, run, event_type):
        self._instance.report_dagster_event(DagsterEvent(event_type.value, job_name=run.job_name), run.run_id)
