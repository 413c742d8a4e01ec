from dagster import Definitions, job, op


@op
def nothing(): ...


@job
def queued():
    nothing()


@job
def blocker():
    nothing()


defs = Definitions(jobs=[queued, blocker])
