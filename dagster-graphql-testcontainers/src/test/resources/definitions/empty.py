"""A code location without any job."""

from dagster import Definitions

defs = Definitions()
