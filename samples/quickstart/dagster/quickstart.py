"""What the quickstart talks to: a job that greets somebody, some times."""

import time

from dagster import Definitions, Field, Int, String, job, op


@op(config_schema={"name": String, "times": Field(Int, default_value=1)})
def greet(context):
    for _ in range(context.op_config["times"]):
        context.log.info("Hello, %s!" % context.op_config["name"])
        time.sleep(1)


@job
def greeting():
    greet()


defs = Definitions(jobs=[greeting])
