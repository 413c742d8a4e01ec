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

package io.github.dagstergraphql.boot.autoconfigure.health;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.boot.autoconfigure.DagsterProperties;
import io.github.dagstergraphql.boot.autoconfigure.DagsterProperties.FailureStatus;
import io.github.dagstergraphql.client.instance.DaemonStatus;

import org.springframework.boot.health.contributor.Health;

/**
 * Health indicator for the daemons required by the instance.
 */
final class DaemonsHealthIndicator extends DagsterHealthIndicator<List<DaemonStatus>> {

	private final FailureStatus failureStatus;

	DaemonsHealthIndicator(HealthCheck<List<DaemonStatus>> check, DagsterProperties.Health settings) {
		super(check, settings);
		this.failureStatus = settings.getDaemons().getFailureStatus();
	}

	@Override
	void describe(List<DaemonStatus> daemons, Health.Builder builder) {
		for (DaemonStatus daemon : daemons) {
			if (daemon.required()) {
				builder.withDetail(daemon.type(), details(daemon));
				if (!isHealthy(daemon)) {
					builder.status(status(this.failureStatus));
				}
			}
		}
	}

	private static Map<String, Object> details(DaemonStatus daemon) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("healthy", isHealthy(daemon));
		details.put("lastHeartbeat", (daemon.lastHeartbeat() != null) ? daemon.lastHeartbeat().toString() : "never");
		if (!daemon.errors().isEmpty()) {
			// only the number: the messages may contain run config
			details.put("errors", daemon.errors().size());
		}
		return details;
	}

	private static boolean isHealthy(DaemonStatus daemon) {
		return Boolean.TRUE.equals(daemon.healthy());
	}

}
