"""A code location with one job."""

from dagster import job, op, repository


@op
def count():
    return 1


@job
def daily_orders():
    count()


@repository
def orders():
    return [daily_orders]
