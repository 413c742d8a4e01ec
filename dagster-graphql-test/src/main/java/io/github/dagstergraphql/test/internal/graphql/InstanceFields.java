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

import java.time.Instant;
import java.util.List;

import io.github.dagstergraphql.test.internal.instance.DaemonState;

/**
 * The instance and its daemons.
 */
final class InstanceFields {

	private final ServedInstance served;

	private final PoolFields pools;

	InstanceFields(ServedInstance served) {
		this.served = served;
		this.pools = new PoolFields(served);
	}

	PoolFields pools() {
		return this.pools;
	}

	boolean pauseAutoMaterialize(boolean paused) {
		this.served.autoMaterialize().pause(paused);
		return paused;
	}

	Node instance() {
		return Node.of("Instance")
			.with("id", "Instance")
			.with("info", "run_storage: EmbeddedDagster\n")
			.with("hasInfo", true)
			.with("executablePath", "embedded")
			.with("runLauncher", Node.of("RunLauncher").with("name", "DefaultRunLauncher"))
			.with("runQueuingSupported", true)
			.with("runQueueConfig",
					Node.of("RunQueueConfig")
						.with("maxConcurrentRuns", 10)
						.with("tagConcurrencyLimitsYaml", null)
						.with("isOpConcurrencyAware", true)
						.with("maxConcurrentRunsAllBranchDeployments", null))
			.with("autoMaterializePaused", this.served.autoMaterialize().isPaused())
			.with("useAutoMaterializeSensors", true)
			.with("freshnessEvaluationEnabled", true)
			.with("supportsConcurrencyLimits", true)
			.with("minConcurrencyLimitValue", 0)
			.with("maxConcurrencyLimitValue", 1000)
			.with("poolConfig",
					Node.of("PoolConfig")
						.with("poolGranularity", null)
						.with("defaultPoolLimit", null)
						.with("opGranularityRunBuffer", null))
			.lazy("concurrencyLimits", this.pools::all)
			.byArguments("concurrencyLimit", this.pools::one)
			.with("daemonHealth", Node.of("DaemonHealth")
				.with("id", "daemonHealth")
				.with("allDaemonStatuses", this.served.daemons().required().stream().map(this::daemon).toList()));
	}

	private Node daemon(DaemonState state) {
		Instant now = this.served.simulation().now();
		Instant lastHeartbeat = state.lastHeartbeat(now);
		return Node.of("DaemonStatus")
			.with("id", state.type())
			.with("daemonType", state.type())
			.with("required", state.required())
			.with("healthy", state.isHealthy(now))
			.with("lastHeartbeatTime", Times.secondsOrNull(lastHeartbeat))
			.with("lastHeartbeatErrors",
					(lastHeartbeat != null) ? state.errors().stream().map(ErrorNodes::python).toList() : List.of());
	}

}
