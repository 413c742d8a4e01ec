"""What Dagster's own client gets from this server, as JSON: case by case, kind, type and message."""

import json

from dagster_graphql import DagsterGraphQLClient, DagsterGraphQLClientError

UNKNOWN_RUN = "00000000-0000-0000-0000-000000000000"
client = DagsterGraphQLClient("localhost", port_number=3000)
has_jobs = hasattr(client, "submit_job_execution")
has_pipelines = hasattr(client, "submit_pipeline_execution")
outcomes = {}


def submit(name, location=None, repository=None, run_config=None):
    if has_jobs:
        return client.submit_job_execution(name, location, repository, run_config=run_config or {})
    return client.submit_pipeline_execution(name, location, repository, run_config=run_config or {}, mode="default")


def greet(config):
    return {"ops" if has_jobs else "solids": {"greet": {"config": config}}}


def error(ex):
    if len(ex.args) == 1 and "Must specify" in str(ex.args[0]):
        return "error", "ambiguous", None
    kind, message = ex.args[0], ex.args[1] if len(ex.args) > 1 else None
    if isinstance(message, list):
        message = "[%s]" % ", ".join(sorted("%s: %s" % (e["reason"], e["message"]) for e in message))
    # in words of the client's own, where the server's are left unsaid
    if kind in ("JobNotFoundError", "TerminateRunsError") or str(message).startswith(
        ("No pipelines with the name", "Run Id ")
    ):
        message = None
    return "error", kind, message


def result(value):
    if hasattr(value, "status"):
        return value.status.value, getattr(value, "failure_type", None), value.message
    return ("run" if isinstance(value, str) and len(value) == 36 else "ok"), None, None


def case(name, call):
    try:
        outcome = result(call())
    except DagsterGraphQLClientError as ex:
        # what the library below raised is no answer of Dagster's
        outcome = error(ex) if ex.__cause__ is None else ("crash", type(ex.__cause__).__name__, None)
    except Exception as ex:  # pylint: disable=broad-except
        outcome = ("crash", type(ex).__name__, None)
    outcomes[name] = dict(zip(("kind", "type", "message"), outcome))


case("succeeding", lambda: submit("succeeding"))
case("configured", lambda: submit("configurable", run_config=greet({"name": "Ann", "note": None})))
case("missing config", lambda: submit("configurable"))
case("wrong config", lambda: submit("configurable", run_config=greet({"name": 1, "note": 2})))
case("unknown job", lambda: submit("nope"))
case("ambiguous job", lambda: submit("shared"))
case("unknown job of a location", lambda: submit("nope", "orders", "orders_repository"))
case("unknown location", lambda: submit("succeeding", "nope", "orders_repository"))
case("broken location", lambda: submit("succeeding", "broken", "orders_repository"))
if has_pipelines:
    case("unknown preset", lambda: client.submit_pipeline_execution("configurable", preset="nope"))
    case(
        "conflicting preset",
        lambda: client.submit_pipeline_execution(
            "configurable", preset="alice", mode="default", run_config=greet({"name": "Ann", "note": None})
        ),
    )
    if not has_jobs:
        # later clients add run config that nobody gave, which conflicts with the preset
        case("mode and preset", lambda: client.submit_pipeline_execution("configurable", mode="default", preset="alice"))
    case("unknown mode", lambda: client.submit_pipeline_execution("succeeding", mode="nope", run_config={}))
if has_jobs:
    case("subset", lambda: client.submit_job_execution("succeeding", op_selection=["world"]))
    case("unknown subset", lambda: client.submit_job_execution("succeeding", op_selection=["nope"]))
    if "asset_selection" in client.submit_job_execution.__code__.co_varnames:
        case("unknown asset subset", lambda: client.submit_job_execution("raw_assets", asset_selection=["nope"]))
case("unknown run", lambda: client.get_run_status(UNKNOWN_RUN))
case("reload", lambda: client.reload_repository_location("billing"))
case("reload broken", lambda: client.reload_repository_location("broken"))
case("reload unknown", lambda: client.reload_repository_location("nope"))
case("shutdown", lambda: client.shutdown_repository_location("orders"))
case("shutdown unknown", lambda: client.shutdown_repository_location("nope"))
if hasattr(client, "terminate_run"):
    case("terminate unknown", lambda: client.terminate_run(UNKNOWN_RUN))
if hasattr(client, "terminate_runs"):
    case("terminate several unknown", lambda: client.terminate_runs([UNKNOWN_RUN]))
print(json.dumps(outcomes))
