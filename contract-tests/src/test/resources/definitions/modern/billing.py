"""A second code location, which has a job of the same name as the first."""

from dagster import job, op, repository


@op
def bill():
    pass


@job
def shared():
    bill()


@job
def invoices():
    bill()


@repository
def billing_repository():
    return [shared, invoices]


@job
def archived():
    bill()


@repository
def archive_repository():
    return [archived]
