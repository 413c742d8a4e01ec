#!/bin/sh
# Starts the webserver and the daemon of Dagster 0.12 or later, in the directory of the definitions.
set -eu

cd "$DAGSTER_DEFINITIONS"
export DAGSTER_HOME="${DAGSTER_HOME:-/opt/dagster/home}"
mkdir -p "$DAGSTER_HOME"
if [ ! -e "$DAGSTER_HOME/dagster.yaml" ]; then
    if [ -e dagster.yaml ]; then
        cp dagster.yaml "$DAGSTER_HOME/dagster.yaml"
    else
        printf 'telemetry:\n  enabled: false\n' > "$DAGSTER_HOME/dagster.yaml"
    fi
fi
# every Python file becomes a code location with the name of the file, unless a workspace.yaml is present
if [ ! -e workspace.yaml ]; then
    echo "load_from:" > "$DAGSTER_HOME/workspace.yaml"
    for file in *.py; do
        printf '  - python_file:\n      relative_path: %s\n      location_name: %s\n' "$PWD/$file" "${file%.py}"
    done >> "$DAGSTER_HOME/workspace.yaml"
    workspace="$DAGSTER_HOME/workspace.yaml"
else
    workspace="$PWD/workspace.yaml"
fi

# the webserver was called dagit before 1.4
if command -v dagster-webserver > /dev/null; then webserver=dagster-webserver; else webserver=dagit; fi
# shellcheck disable=SC2086 # word splitting is needed to pass several options
"$webserver" -h 0.0.0.0 -p 3000 -w "$workspace" ${DAGSTER_WEBSERVER_OPTIONS:-} &
webserver_pid=$!
daemon_pid=
trap 'kill $webserver_pid $daemon_pid 2> /dev/null || true' TERM INT

if [ "${DAGSTER_DAEMON:-true}" = true ]; then
    # both create the database, and one of them fails if they are started concurrently
    until python "$(dirname "$0")/ready.py" --webserver > /dev/null; do
        kill -0 $webserver_pid 2> /dev/null || exit 1
        sleep 0.3
    done
    # before 0.13 the daemon read code locations only from the database
    if dagster-daemon run --help | grep -q -- '--workspace'; then
        dagster-daemon run -w "$workspace" &
    else
        dagster-daemon run &
    fi
    daemon_pid=$!
fi
wait $webserver_pid
