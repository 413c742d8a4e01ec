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

package io.github.dagstergraphql.test.internal.graphql;

import java.util.List;

/**
 * The instance and its daemons, which are always well.
 */
final class InstanceFields {

	private static final List<String> DAEMONS = List.of("SENSOR", "BACKFILL", "SCHEDULER", "QUEUED_RUN_COORDINATOR",
			"ASSET", "FRESHNESS_DAEMON");

	private final ServedInstance served;

	InstanceFields(ServedInstance served) {
		this.served = served;
	}

	Node instance() {
		return Node.of("Instance")
			.with("id", "Instance")
			.with("info", "run_storage: EmbeddedDagster\n")
			.with("hasInfo", true)
			.with("executablePath", "embedded")
			.with("runLauncher", Node.of("RunLauncher").with("name", "DefaultRunLauncher"))
			.with("runQueuingSupported", true)
			.with("runQueueConfig", Node.of("RunQueueConfig").with("maxConcurrentRuns", 10))
			.with("daemonHealth",
					Node.of("DaemonHealth")
						.with("id", "daemonHealth")
						.with("allDaemonStatuses", DAEMONS.stream().map(this::daemon).toList()));
	}

	private Node daemon(String type) {
		return Node.of("DaemonStatus")
			.with("id", type)
			.with("daemonType", type)
			.with("required", true)
			.with("healthy", true)
			.with("lastHeartbeatTime", Times.seconds(this.served.simulation().now()))
			.with("lastHeartbeatErrors", List.of());
	}

}
