"""A second code location, which has a job of the same name as the first, and
schedules and sensors."""

import dagster
from dagster import (
    DefaultScheduleStatus,
    RunRequest,
    ScheduleDefinition,
    SkipReason,
    job,
    op,
    repository,
    run_failure_sensor,
    schedule,
    sensor,
)


@op
def bill():
    pass


@job
def shared():
    bill()


@job
def invoices():
    bill()


nightly = ScheduleDefinition(
    name="nightly",
    job=invoices,
    cron_schedule="0 2 * * *",
    execution_timezone="Europe/Berlin",
    description="Every night.",
    run_config={"loggers": {"console": {"config": {"log_level": "INFO"}}}},
    tags={"team": "core"},
)

weekdays = ScheduleDefinition(
    name="weekdays", job=invoices, cron_schedule=["0 1 * * 1-5", "30 12 1 * *"]
)

# runs by default, but never within a test
yearly = ScheduleDefinition(
    name="yearly", job=invoices, cron_schedule="0 0 1 1 *", default_status=DefaultScheduleStatus.RUNNING
)

monthly = ScheduleDefinition(name="monthly", job=invoices, cron_schedule="@monthly")


@schedule(name="careful", job=invoices, cron_schedule="@daily")
def careful(context):
    if context.scheduled_execution_time.day == 1:
        raise ValueError("the first day is broken")
    return SkipReason("nothing to bill")


@sensor(name="inbox", job=invoices, minimum_interval_seconds=1, description="Bills new files.")
def inbox(context):
    position = int(context.cursor or "0")
    if position == 2:
        raise ValueError("the second file is broken")
    if position == 3:
        return dagster.SensorResult(
            run_requests=[],
            cursor="4",
            dynamic_partitions_requests=[
                dagster.DynamicPartitionsDefinition(name="bills").build_add_request(["a", "b"])
            ],
        )
    context.update_cursor(str(position + 1))
    if position == 1:
        return RunRequest(
            run_key=None,
            run_config={"loggers": {"console": {"config": {"log_level": "INFO"}}}},
            tags={"file": "a.csv"},
        )
    return SkipReason("no file")


@run_failure_sensor(name="on_failure")
def on_failure(context):
    pass


@repository
def billing_repository():
    return [shared, invoices, nightly, weekdays, yearly, monthly, careful, inbox, on_failure]


@job
def archived():
    bill()


@repository
def archive_repository():
    return [archived, ScheduleDefinition(name="monthly", job=archived, cron_schedule="@monthly")]
