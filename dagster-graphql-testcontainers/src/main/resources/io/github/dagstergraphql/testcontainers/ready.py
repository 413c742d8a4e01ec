"""Ends with 0 when Dagster can be used; prints what is still missing otherwise."""

import json
import os
import sys
from urllib.error import URLError
from urllib.request import Request, urlopen

QUERY = """
query Ready {
  workspaceOrError { __typename ... on Workspace { locationEntries { name loadStatus } } }
  instance { daemonHealth { allDaemonStatuses { daemonType required healthy } } }
}
"""


def ask(query):
    url = "http://127.0.0.1:3000" + os.environ.get("DAGSTER_PATH_PREFIX", "") + "/graphql"
    body = json.dumps({"query": query}).encode()
    with urlopen(Request(url, body, {"Content-Type": "application/json"}), timeout=10) as response:
        return json.load(response)["data"]


def missing():
    if "--webserver" in sys.argv:
        ask("{ version }")
        return []
    data = ask(QUERY)
    reasons = []
    for entry in data["workspaceOrError"].get("locationEntries", [{"name": "?", "loadStatus": "LOADING"}]):
        if entry["loadStatus"] != "LOADED":
            reasons.append("code location %s is loading" % entry["name"])
    if os.environ.get("DAGSTER_DAEMON", "true") == "true":
        for daemon in data["instance"]["daemonHealth"]["allDaemonStatuses"]:
            if daemon["required"] and not daemon["healthy"]:
                reasons.append("daemon %s has not reported yet" % daemon["daemonType"])
    return reasons


try:
    reasons = missing()
except (URLError, OSError, ValueError, KeyError) as ex:
    reasons = ["the webserver does not answer: %s" % ex]
if reasons:
    print("; ".join(reasons))
    sys.exit(1)
