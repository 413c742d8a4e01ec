"""The main code location of the contract suite: valid on Dagster 1.0 and later."""

import os
import time

from dagster import (
    Any,
    AssetSelection,
    Bool,
    DailyPartitionsDefinition,
    Enum,
    EnumValue,
    Failure,
    Field,
    Float,
    In,
    Int,
    IntSource,
    MetadataValue,
    Noneable,
    Nothing,
    Permissive,
    Selector,
    String,
    StringSource,
    asset,
    define_asset_job,
    in_process_executor,
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
def checking():
    try:
        {}["root cause"]
    except KeyError as ex:
        raise Failure(
            description="the order file is empty",
            metadata={"rows": 0, "file": MetadataValue.path("/data/orders.csv"), "note": "a text"},
        ) from ex


@job
def explaining():
    checking()


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


@op(
    config_schema={
        "color": Enum("Color", [EnumValue("RED"), EnumValue("GREEN")]),
        "target": Selector({"file": {"path": String}, "memory": {}}),
        "single": Selector({"only": Field(Int, is_required=False)}),
        "options": Permissive({"level": Int}),
        "ratio": Field(Float, is_required=False),
        "flag": Field(Bool, is_required=False),
        "anything": Field(Any, is_required=False),
        "secret": Field(StringSource, is_required=False),
        "count": Field(IntSource, is_required=False),
        "rows": Field([{"a": Int, "b": Noneable([String])}], is_required=False),
        "maybe": Noneable({"x": Int}),
        "defaults": {"deep": Field(Int, default_value=3)},
    }
)
def type_check():
    pass


@job
def typed():
    type_check()


@op
def extract():
    pass


@op(ins={"before": In(Nothing)})
def transform():
    pass


@op(ins={"before": In(Nothing)})
def load():
    pass


@job
def chained():
    load(transform(extract()))


@op(ins={"before": In(Nothing)})
def breaking_later():
    raise ValueError("the order file is broken")


@op(ins={"before": In(Nothing)})
def never():
    pass


@job
def halfway():
    never(breaking_later(extract()))


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


@asset(config_schema={"currency": String, "digits": Field(Int, default_value=2)})
def priced():
    return 1


# Steps in the process of their run take half of the time: a process of their own each is Dagster's default.
executor = in_process_executor if os.getenv("IN_PROCESS") else None


@repository(default_executor_def=executor)
def orders_repository():
    return [
        succeeding,
        failing,
        explaining,
        halfway,
        hanging,
        configurable,
        typed,
        chained,
        shared,
        orders,
        customers,
        daily,
        priced,
        define_asset_job("priced_assets", AssetSelection.keys("priced")),
        define_asset_job("raw_assets", AssetSelection.keys("raw/orders", "raw/customers")),
        define_asset_job("daily_assets", AssetSelection.keys("daily"), partitions_def=daily.partitions_def),
    ]
