"""Config as classes, in a Definitions object: what Dagster makes of them, the embedded one must make, too."""

from enum import Enum
from typing import Any, Dict, List, Literal, Optional, Union

from dagster import Config, Definitions, PermissiveConfig, asset, define_asset_job, job, op
from pydantic import Field


class Color(Enum):
    RED = "red"
    GREEN = "green"


class Inner(Config):
    a: int
    b: Optional[str] = None


class Cat(Config):
    kind: Literal["cat"] = "cat"
    meows: int


class Dog(Config):
    kind: Literal["dog"] = "dog"
    barks: float


class Everything(Config):
    name: str
    times: int = 1
    ratio: float = 0.5
    flag: bool = False
    note: Optional[str] = None
    labels: List[str] = []
    limits: Dict[str, int] = {}
    color: Color = Color.RED
    inner: Inner
    anything: Any = None
    pet: Union[Cat, Dog] = Field(discriminator="kind")


class Open(PermissiveConfig):
    level: int


class Defaults(Config):
    limit: int = 1


@op
def everything(config: Everything):
    pass


@op
def open_op(config: Open):
    pass


@job
def pythonic():
    everything()
    open_op()


@asset
def defaults(config: Defaults):
    return config.limit


defs = Definitions(jobs=[pythonic, define_asset_job("defaults_job", "*")], assets=[defaults])
