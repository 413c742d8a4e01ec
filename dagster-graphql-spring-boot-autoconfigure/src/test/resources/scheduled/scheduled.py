"""A schedule that launches a number of runs once the job start has run."""

import os
import pathlib

import dagster as dg

STARTED = pathlib.Path("/tmp/started")
TICK = pathlib.Path("/tmp/tick")


@dg.op
def mark():
    STARTED.touch()


@dg.op
def nothing():
    pass


@dg.job(executor_def=dg.in_process_executor)
def start():
    mark()


@dg.job(executor_def=dg.in_process_executor)
def scheduled():
    nothing()


@dg.schedule(job=scheduled, cron_schedule="* * * * *", default_status=dg.DefaultScheduleStatus.RUNNING)
def every_minute(context):
    if not STARTED.exists():
        return dg.SkipReason("not started")
    tick = str(context.scheduled_execution_time)
    if not TICK.exists():
        TICK.write_text(tick)
    if TICK.read_text() != tick:
        return dg.SkipReason("launched by an earlier tick")
    # a run key launches one run only if the tick is evaluated again
    return [dg.RunRequest(run_key=str(key)) for key in range(int(os.environ["RUNS"]))]


defs = dg.Definitions(jobs=[start, scheduled], schedules=[every_minute])
