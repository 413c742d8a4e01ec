"""The main code location of the contract suite for Dagster 0.12: pipelines with modes and presets."""

import time

from dagster import (
    Field,
    Int,
    ModeDefinition,
    Noneable,
    PresetDefinition,
    String,
    pipeline,
    repository,
    solid,
)
from dagster.core.storage.pipeline_run import PipelineRunStatus


@solid
def hello(context):
    context.log.info("hello")


@solid
def world(_):
    return 1


@pipeline(tags={"team": "core"})
def succeeding():
    hello()
    world()


@solid
def breaking(_):
    try:
        {}["root cause"]
    except KeyError as ex:
        raise ValueError("the order file is broken") from ex


@pipeline
def failing():
    breaking()


@solid
def waiting(context):
    # An interrupt that arrives between the start of a forked run and that of its solid may be lost.
    if context.instance.get_run_by_id(context.run_id).status == PipelineRunStatus.CANCELING:
        raise KeyboardInterrupt
    time.sleep(600)


@pipeline
def hanging():
    waiting()


@solid(
    config_schema={
        "name": String,
        "times": Field(Int, default_value=1),
        "labels": Field([String], default_value=[]),
        "note": Noneable(String),
    }
)
def greet(context):
    for _ in range(context.solid_config["times"]):
        context.log.info("greeting")


@pipeline(
    mode_defs=[ModeDefinition("default"), ModeDefinition("fast")],
    preset_defs=[
        PresetDefinition("alice", mode="fast", run_config={"solids": {"greet": {"config": {"name": "alice", "note": None}}}}),
    ],
)
def configurable():
    greet()


@pipeline
def shared():
    hello()


@repository
def orders_repository():
    return [succeeding, failing, hanging, configurable, shared]
