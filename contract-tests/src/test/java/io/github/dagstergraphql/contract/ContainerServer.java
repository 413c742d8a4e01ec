/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.dagstergraphql.contract;

import io.github.dagstergraphql.testcontainers.DagsterContainer;

/**
 * A real Dagster in a container.
 */
final class ContainerServer extends DagsterServer {

	// The daemon looks for backfills every 30 seconds, and restarts the code servers
	// every minute. Neither is configurable.
	private static final String QUICK_DAEMON = edit("_daemon/controller.py",
			"s/^DEFAULT_DAEMON_INTERVAL_SECONDS = 30$/DEFAULT_DAEMON_INTERVAL_SECONDS = 2/;"
					+ " s/^RELOAD_WORKSPACE_INTERVAL = 60$/RELOAD_WORKSPACE_INTERVAL = 3600/");

	// The process of a run is forked from one that has already imported Dagster: the
	// import takes most of the time of a short run.
	private static final String FORKED_RUNS = edit("_grpc/server.py",
			"s/^\\( *\\)self._mp_ctx = multiprocessing.get_context(\"spawn\")$/"
					+ "\\1multiprocessing.set_forkserver_preload([\"dagster._cli\"])\\n"
					+ "\\1self._mp_ctx = multiprocessing.get_context(\"forkserver\")/");

	private final String version;

	private final DagsterContainer container;

	ContainerServer(String version) {
		this.version = version;
		this.container = DagsterContainer.ofVersion(version)
			.withDefinitions(version.startsWith("0.") ? "definitions/legacy" : "definitions/modern")
			.withEnv("IN_PROCESS", "true");
		// runs are queued by default
		if (isAtLeast(10)) {
			this.container.withDefinitions("definitions/queue/dagster.yaml");
		}
		String edits = isAtLeast(5) ? QUICK_DAEMON + FORKED_RUNS : FORKED_RUNS;
		this.container.withCommand("sh", "-c", edits + "exec " + String.join(" ", this.container.getCommandParts()));
	}

	private static String edit(String file, String script) {
		return "find / -xdev -path '*/dagster/" + file + "' -exec sed -i '" + script + "' {} + ; ";
	}

	@Override
	void startServer() {
		this.container.start();
	}

	@Override
	void stopServer() {
		this.container.stop();
	}

	@Override
	String version() {
		return this.version;
	}

	@Override
	String url() {
		return this.container.getUrl();
	}

	/**
	 * Run a command beside the server.
	 * @param command the command
	 * @return what it printed
	 */
	String execute(String... command) {
		return InContainer.execute(this.container, command);
	}

	@Override
	public String toString() {
		return this.version;
	}

}
