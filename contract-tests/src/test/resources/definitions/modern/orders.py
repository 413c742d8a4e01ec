"""The main code location of the contract suite: valid on Dagster 1.0 and later."""

import inspect
import os
import sys
import time

from dagster import (
    Any,
    AssetKey,
    AssetSelection,
    Bool,
    DagsterRunStatus,
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
    RetryPolicy,
    Selector,
    SourceAsset,
    StaticPartitionsDefinition,
    String,
    StringSource,
    __version__,
    asset,
    define_asset_job,
    graph,
    in_process_executor,
    job,
    multiprocess_executor,
    op,
    repository,
    resource,
    static_partitioned_config,
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


def wait_for_termination(context):
    # An interrupt that arrives between the start of a forked run and that of its op may be lost.
    if context.instance.get_run_by_id(context.run_id).status == DagsterRunStatus.CANCELING:
        raise KeyboardInterrupt
    time.sleep(600)


@op
def waiting(context):
    wait_for_termination(context)


@job
def hanging():
    waiting()


@op(tags={"dagster/concurrency_key": "contract_pool"})
def waiting_in_pool(context):
    wait_for_termination(context)


@job
def pooled():
    waiting_in_pool()


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


@op(required_resource_keys={"warehouse"})
def fetch():
    pass


@op(ins={"before": In(Nothing)})
def clean():
    pass


@op(ins={"before": In(Nothing)}, required_resource_keys={"warehouse"})
def store():
    pass


@graph
def refine():
    return clean(fetch.alias("fetch_orders")())


@resource(description="Where orders are stored.", config_schema={"url": Field(String, is_required=False)})
def warehouse(_):
    return None


# older servers have no owners of jobs
owned = {"owners": ["ann@example.com", "team:core"]} if "owners" in inspect.signature(job).parameters else {}


@job(description="Stores refined orders.", tags={"tier": "gold"}, resource_defs={"warehouse": warehouse}, **owned)
def nested():
    store(refine())


@op
def chatting(context):
    context.log.debug("a detail")
    context.log.info("two\nlines \U0001f600")
    context.log.warning("a warning")
    context.log.error("an error")


@op(ins={"before": In(Nothing)}, retry_policy=RetryPolicy(max_retries=1))
def flaky(context):
    if context.retry_number == 0:
        raise ValueError("not yet")


@job
def eventful():
    flaky(chatting())


@op
def print_lines():
    print("first \u00e9\u20ac\U0001f600")
    print("second")
    print("a problem", file=sys.stderr)


@op(ins={"before": In(Nothing)}, retry_policy=RetryPolicy(max_retries=1))
def print_attempts(context):
    print(f"attempt {context.retry_number + 1}")
    if context.retry_number == 0:
        raise ValueError("not yet")


@op(ins={"before": In(Nothing)})
def print_much():
    for _ in range(1000):
        print("a\u00e9\u20ac\U0001f600" * 100)


@op(ins={"before": In(Nothing)})
def print_bytes():
    sys.stdout.flush()
    os.write(1, b"bad \xff\xfe bytes \xe2\x82\n\xf0\x9f")


@op(ins={"before": In(Nothing)})
def print_nothing():
    pass


# a process, and thus a captured log, for each attempt of a step
@job(executor_def=multiprocess_executor)
def printing():
    print_nothing(print_bytes(print_much(print_attempts(print_lines()))))


@op
def print_slowly():
    for number in range(10):
        print(f"line {number} \U0001f600", flush=True)
        time.sleep(0.3)


@job
def printing_slowly():
    print_slowly()


@static_partitioned_config(partition_keys=["north", "east", "south", "west"])
def by_region(partition_key):
    return {"ops": {"count_region": {"config": {"region": partition_key}}}}


@op(config_schema={"region": String})
def count_region(context):
    if context.op_config["region"] == "south":
        raise ValueError("there are no orders")


@job(config=by_region)
def regions():
    count_region()


@op(config_schema={"day": String, "times": Field(Int, default_value=1)})
def load_day(context):
    context.log.info(context.op_config["day"])


@static_partitioned_config(partition_keys=["2026-01-01", "2026-01-02", "2026-01-03"])
def by_day(partition_key):
    return {"ops": {"load_day": {"config": {"day": partition_key}}}}


@job(config=by_day)
def partitioned():
    load_day()


@job
def shared():
    hello()


def supported(**options):
    """Older servers have neither owners nor tags nor kinds nor deps."""
    known = inspect.signature(asset).parameters
    return {name: value for name, value in options.items() if name in known}


@asset(
    key_prefix="raw",
    group_name="sales",
    description="All orders.",
    metadata={"source": MetadataValue.path("/data/orders"), "retention_days": 30},
    **supported(owners=["ann@example.com", "team:core"], tags={"tier": "gold", "pii": ""}, kinds={"snowflake", "dbt"}),
)
def orders(context):
    context.add_output_metadata({"rows": 3, "ratio": 0.5, "file": MetadataValue.path("/data/orders.csv")})
    return [1, 2, 3]


@asset(key_prefix="raw")
def customers():
    return ["ann"]


@asset(partitions_def=DailyPartitionsDefinition(start_date="2026-01-01"))
def daily(context):
    return context.partition_key


@asset(partitions_def=StaticPartitionsDefinition(["north", "east", "south", "west"]))
def regional(context):
    if context.partition_key == "south":
        raise ValueError("there are no orders")
    return context.partition_key


@asset(group_name="sales", **supported(deps=[orders, AssetKey("events"), AssetKey(["raw", "archive"])]))
def report():
    return 1


events = SourceAsset(key="events", description="Written by others.")


@asset(config_schema={"currency": String, "digits": Field(Int, default_value=2)})
def priced():
    return 1


# Partitions with several dimensions are experimental in older versions.
if int(__version__.split(".")[1]) >= 5:
    from dagster import (
        AssetCheckResult,
        AssetCheckSeverity,
        AssetCheckSpec,
        DynamicPartitionsDefinition,
        HourlyPartitionsDefinition,
        MultiPartitionsDefinition,
        Output,
        asset_check,
    )

    by_area_and_day = MultiPartitionsDefinition(
        {
            "day": StaticPartitionsDefinition(["2026-01-01", "2026-01-02"]),
            "area": StaticPartitionsDefinition(["eu", "us"]),
        }
    )

    @job(partitions_def=by_area_and_day)
    def gridded():
        hello()

    @asset(partitions_def=by_area_and_day)
    def grid():
        return 1

    hours = HourlyPartitionsDefinition(
        start_date="2026-10-24-22:00", end_date="2026-10-25-04:00", timezone="Europe/Berlin"
    )

    @asset(partitions_def=hours)
    def hourly():
        return 1

    @asset(partitions_def=DynamicPartitionsDefinition(name="files"))
    def per_file():
        return 1

    @asset(partitions_def=regional.partitions_def, **supported(deps=[regional]))
    def totals():
        return 1

    @asset(partitions_def=regional.partitions_def, **supported(deps=[totals]))
    def ranking():
        return 1

    @asset(check_specs=[AssetCheckSpec("has_rows", asset="checked")])
    def checked():
        yield Output(1)
        yield AssetCheckResult(passed=True)

    # A step of its own, unlike has_rows.
    @asset_check(asset=checked, description="No row has an empty column.")
    def no_nulls():
        return AssetCheckResult(
            passed=False,
            severity=AssetCheckSeverity.WARN,
            metadata={"nulls": 2, "file": MetadataValue.path("/data/orders.csv")},
        )

    # Checks have partitions since 1.12.13.
    known = inspect.signature(asset_check).parameters
    by_partition = {"partitions_def": totals.partitions_def} if "partitions_def" in known else {}

    @asset_check(asset=totals, **by_partition)
    def positive(context):
        return AssetCheckResult(passed=context.run.tags.get("dagster/partition") == "north")

    @asset_check(asset=events)
    def recent():
        return AssetCheckResult(passed=True)

    # Conditions of any kind are supported since 1.8.
    if int(__version__.split(".")[1]) >= 8:
        from dagster import AutomationCondition, AutomationConditionSensorDefinition

        @asset(
            automation_condition=(AutomationCondition.missing() & ~AutomationCondition.in_progress()).with_label(
                "absent"
            )
        )
        def automated():
            return 1

        # never requested
        @asset(
            partitions_def=regional.partitions_def,
            automation_condition=AutomationCondition.missing() & AutomationCondition.in_progress(),
        )
        def automated_regions():
            return 1

        automate = AutomationConditionSensorDefinition(
            "automate", target=AssetSelection.assets(automated, automated_regions), minimum_interval_seconds=1
        )
        conditional = [automated, automated_regions, automate]
    else:
        conditional = []

    younger = [*conditional, gridded, grid, hourly, per_file, totals, ranking, checked, no_nulls, positive, recent]
else:
    younger = []

# Steps in the process of their run take half of the time: a process of their own each is Dagster's default.
executor = in_process_executor if os.getenv("IN_PROCESS") else None


# older servers have no resources of code locations
resources = {"_top_level_resources": {"warehouse": warehouse}}
top_level = resources if "_top_level_resources" in inspect.signature(repository).parameters else {}


@repository(default_executor_def=executor, **top_level)
def orders_repository():
    return [
        succeeding,
        failing,
        explaining,
        halfway,
        hanging,
        pooled,
        configurable,
        typed,
        chained,
        nested,
        eventful,
        printing,
        printing_slowly,
        regions,
        partitioned,
        shared,
        orders,
        customers,
        daily,
        regional,
        report,
        events,
        priced,
        define_asset_job("priced_assets", AssetSelection.keys("priced")),
        define_asset_job("raw_assets", AssetSelection.keys("raw/orders", "raw/customers")),
        define_asset_job("daily_assets", AssetSelection.keys("daily"), partitions_def=daily.partitions_def),
        *younger,
    ]
