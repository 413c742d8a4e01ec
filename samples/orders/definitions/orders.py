"""Definitions for the sample. Start Dagster with: dagster dev -f orders.py"""

import os
from pathlib import Path

from dagster import AssetSpec, DailyPartitionsDefinition, Definitions, MaterializeResult, String, asset, job, op

days = DailyPartitionsDefinition(start_date="2026-11-01")

order_files = AssetSpec("order_files", description="Files that the sample stores and reports.", partitions_def=days)


@asset(key_prefix="raw", deps=[order_files], partitions_def=days)
def orders(context) -> MaterializeResult:
    directory = Path(os.environ.get("ORDER_FILES", "order-files"))
    rows = (directory / f"{context.partition_key}.csv").read_text().splitlines()
    return MaterializeResult(metadata={"rows": len(rows)})


@op(config_schema={"day": String})
def load(context):
    context.log.info(f"loading the orders of {context.op_config['day']}")


@job
def daily_orders():
    load()


defs = Definitions(assets=[order_files, orders], jobs=[daily_orders])
