"""The main code location of the contract suite: valid on Dagster 1.0 and later."""

import time

from dagster import (
    AssetSelection,
    DailyPartitionsDefinition,
    Field,
    Int,
    Noneable,
    String,
    asset,
    define_asset_job,
    job,
    op,
    repository,
)


@op
def hello(context):
    context.log.info("hello")


@op
def world():
    return 1


@job(tags={"team": "core"})
def succeeding():
    hello()
    world()


@op
def breaking():
    try:
        {}["root cause"]
    except KeyError as ex:
        raise ValueError("the order file is broken") from ex


@job
def failing():
    breaking()


@op
def waiting():
    time.sleep(600)


@job
def hanging():
    waiting()


@op(
    config_schema={
        "name": String,
        "times": Field(Int, default_value=1),
        "labels": Field([String], default_value=[]),
        "limits": Field({str: Int}, default_value={}),
        "note": Noneable(String),
    }
)
def greet(context):
    for _ in range(context.op_config["times"]):
        context.log.info("greeting")


@job
def configurable():
    greet()


@job
def shared():
    hello()


@asset(key_prefix="raw")
def orders():
    return [1, 2, 3]


@asset(key_prefix="raw")
def customers():
    return ["ann"]


@asset(partitions_def=DailyPartitionsDefinition(start_date="2026-01-01"))
def daily(context):
    return context.partition_key


@repository
def orders_repository():
    return [
        succeeding,
        failing,
        hanging,
        configurable,
        shared,
        orders,
        customers,
        daily,
        define_asset_job("raw_assets", AssetSelection.keys("raw/orders", "raw/customers")),
        define_asset_job("daily_assets", AssetSelection.keys("daily"), partitions_def=daily.partitions_def),
    ]
