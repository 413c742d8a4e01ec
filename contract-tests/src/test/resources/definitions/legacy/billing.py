"""A second code location, which has a pipeline of the same name as the first."""

from dagster import pipeline, repository, solid


@solid
def bill(_):
    pass


@pipeline
def shared():
    bill()


@pipeline
def invoices():
    bill()


@repository
def billing_repository():
    return [shared, invoices]


@pipeline
def archived():
    bill()


@repository
def archive_repository():
    return [archived]
