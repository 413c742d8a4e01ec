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

import java.time.temporal.ChronoUnit;
import java.util.Optional;

import io.github.dagstergraphql.boot.autoconfigure.DagsterProperties;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.instance.InstanceHandle;

import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.health.contributor.Health;

/**
 * Health indicator for the webserver.
 */
final class ServerHealthIndicator extends DagsterHealthIndicator<ServerAnswer> {

	private final DagsterGraphQlClient client;

	ServerHealthIndicator(HealthCheck<ServerAnswer> check, DagsterProperties.Health settings,
			DagsterGraphQlClient client) {
		super(check, settings);
		this.client = client;
	}

	@Override
	void describe(ServerAnswer answer, Health.Builder builder) {
		describeFailure(builder);
		builder.withDetail("version", answer.version())
			.withDetail("latency", DurationStyle.SIMPLE.print(answer.latency(), ChronoUnit.MILLIS));
	}

	@Override
	void describeFailure(Health.Builder builder) {
		// a mock has no URL
		Optional.ofNullable(this.client.instance())
			.map(InstanceHandle::url)
			.ifPresent((url) -> builder.withDetail("url", url.toString()));
	}

}
