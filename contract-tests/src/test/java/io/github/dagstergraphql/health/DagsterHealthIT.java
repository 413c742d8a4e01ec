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

package io.github.dagstergraphql.health;

import io.github.dagstergraphql.boot.autoconfigure.DagsterAutoConfiguration;
import io.github.dagstergraphql.boot.autoconfigure.health.DagsterHealthContributorAutoConfiguration;
import io.github.dagstergraphql.testcontainers.DagsterContainer;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;
import org.testcontainers.junit.jupiter.Testcontainers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the health of a real Dagster 1.13.27 without a running daemon.
 */
@EnabledIfDockerAvailable
@Testcontainers
class DagsterHealthIT {

	@Container
	private static final DagsterContainer DAGSTER = DagsterContainer.ofVersion("1.13.27")
		.withDefinitions("definitions/modern")
		.withoutDaemon();

	@Test
	void isDownAndNamesTheDaemons() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class,
							DagsterAutoConfiguration.class, DagsterHealthContributorAutoConfiguration.class,
							HealthContributorAutoConfiguration.class, HealthContributorRegistryAutoConfiguration.class,
							HealthEndpointAutoConfiguration.class, EndpointAutoConfiguration.class))
			.withPropertyValues("dagster.url=" + DAGSTER.getUrl(), "spring.jmx.enabled=true",
					"management.endpoints.jmx.exposure.include=health")
			.run((context) -> {
				JsonNode health = JsonMapper.shared().valueToTree(context.getBean(HealthEndpoint.class).health());
				assertThat(health.at("/status").asString()).isEqualTo("DOWN");
				JsonNode dagster = health.at("/components/dagster/components");
				assertThat(dagster.at("/server/status").asString()).isEqualTo("UP");
				assertThat(dagster.at("/server/details/version").asString()).isEqualTo("1.13.27");
				assertThat(dagster.at("/daemons/status").asString()).isEqualTo("DOWN");
				assertThat(dagster.at("/daemons/details").propertyNames()).contains("SENSOR", "SCHEDULER",
						"QUEUED_RUN_COORDINATOR");
				assertThat(dagster.at("/daemons/details")).allSatisfy((daemon) -> {
					assertThat(daemon.at("/healthy").asBoolean()).isFalse();
					assertThat(daemon.at("/lastHeartbeat").asString()).isEqualTo("never");
				});
				assertThat(dagster.at("/locations/status").asString()).isEqualTo("UP");
				assertThat(dagster.at("/locations/details/orders").has("error")).isFalse();
				assertThat(dagster.at("/locations/details/broken/error").asString())
					.isEqualTo("RuntimeError: this location never loads");
			});
	}

}
