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

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.dagstergraphql.boot.autoconfigure.DagsterProperties;
import io.github.dagstergraphql.client.error.DagsterAuthenticationException;
import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.location.LocationEntry;
import io.github.dagstergraphql.client.location.LocationEntry.LoadStatus;
import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.definition.CodeLocation;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.fault.Fault;
import io.github.dagstergraphql.test.run.PythonException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the health of an embedded server.
 */
@ExtendWith(OutputCaptureExtension.class)
class DagsterHealthTests {

	private final EmbeddedDagster dagster = EmbeddedDagster.start();

	private final ApplicationContextRunner contextRunner = HealthRunner.prepare(new ApplicationContextRunner(),
			this.dagster.getUrl());

	@AfterEach
	void close() {
		this.dagster.close();
	}

	@Test
	void allChecksAreUp() {
		this.dagster.define(JobDefinition.named("daily_orders"));
		this.contextRunner.run((context) -> {
			JsonNode dagster = HealthRunner.dagster(context);
			assertThat(dagster.at("/status").asString()).isEqualTo("UP");
			JsonNode server = dagster.at("/components/server");
			assertThat(server.at("/status").asString()).isEqualTo("UP");
			assertThat(server.at("/details/url").asString()).isEqualTo(this.dagster.getUrl() + "/graphql");
			assertThat(server.at("/details/version").asString()).isEqualTo("1.13.27");
			assertThat(server.at("/details/latency").asString()).matches("\\d+ms");
			JsonNode daemons = dagster.at("/components/daemons");
			assertThat(daemons.at("/status").asString()).isEqualTo("UP");
			assertThat(daemons.at("/details").propertyNames()).containsExactlyInAnyOrder("SENSOR", "BACKFILL",
					"SCHEDULER", "QUEUED_RUN_COORDINATOR", "EVENT_LOG_CONSUMER", "ASSET", "FRESHNESS_DAEMON");
			assertThat(daemons.at("/details/SENSOR/healthy").asBoolean()).isTrue();
			assertThat(Instant.parse(daemons.at("/details/SENSOR/lastHeartbeat").asString()))
				.isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
			assertThat(daemons.at("/details/SENSOR").has("errors")).isFalse();
			JsonNode locations = dagster.at("/components/locations");
			assertThat(locations.at("/status").asString()).isEqualTo("UP");
			assertThat(locations.at("/details/definitions/loadStatus").asString()).isEqualTo("LOADED");
			assertThat(locations.at("/details/definitions").has("error")).isFalse();
		});
	}

	@Test
	void isDownIfADaemonIsNotAlive() {
		Instant stopped = this.dagster.now().minus(Duration.ofHours(1));
		this.dagster.daemon("SCHEDULER").withoutHeartbeat();
		this.dagster.daemon("SENSOR").lastHeartbeat(stopped);
		this.contextRunner.run((context) -> {
			JsonNode dagster = HealthRunner.dagster(context);
			assertThat(dagster.at("/status").asString()).isEqualTo("DOWN");
			assertThat(dagster.at("/components/server/status").asString()).isEqualTo("UP");
			JsonNode daemons = dagster.at("/components/daemons");
			assertThat(daemons.at("/status").asString()).isEqualTo("DOWN");
			assertThat(daemons.at("/details/SCHEDULER/healthy").asBoolean()).isFalse();
			assertThat(daemons.at("/details/SCHEDULER/lastHeartbeat").asString()).isEqualTo("never");
			assertThat(daemons.at("/details/SENSOR/healthy").asBoolean()).isFalse();
			assertThat(Instant.parse(daemons.at("/details/SENSOR/lastHeartbeat").asString()))
				.isBetween(stopped.minusMillis(1), stopped.plusMillis(1));
			assertThat(daemons.at("/details/ASSET/healthy").asBoolean()).isTrue();
		});
	}

	@Test
	void countsTheErrorsOfADaemonAndKeepsTheirTexts() {
		this.dagster.daemon("SENSOR")
			.heartbeatErrors(PythonException.of("ValueError", "password hunter2"),
					PythonException.of("KeyError", "hunter2"));
		this.contextRunner.run((context) -> {
			JsonNode daemons = HealthRunner.dagster(context).at("/components/daemons");
			assertThat(daemons.at("/status").asString()).isEqualTo("UP");
			assertThat(daemons.at("/details/SENSOR/errors").asInt()).isEqualTo(2);
			assertThat(daemons.toString()).doesNotContain("hunter2");
		});
	}

	@Test
	void ignoresADaemonThatIsNotRequired() {
		this.dagster.daemon("SCHEDULER").withoutHeartbeat().notRequired();
		this.contextRunner.run((context) -> {
			JsonNode daemons = HealthRunner.dagster(context).at("/components/daemons");
			assertThat(daemons.at("/status").asString()).isEqualTo("UP");
			assertThat(daemons.at("/details").has("SCHEDULER")).isFalse();
		});
	}

	@Test
	void reportsAFailedLocationAndIsUp() {
		this.dagster.define(CodeLocation.named("etl"),
				CodeLocation.broken("billing", PythonException.of("ModuleNotFoundError", "No module named 'stripe'")));
		this.contextRunner.run((context) -> {
			JsonNode locations = HealthRunner.dagster(context).at("/components/locations");
			assertThat(locations.at("/status").asString()).isEqualTo("UP");
			assertThat(locations.at("/details/billing/loadStatus").asString()).isEqualTo("LOADED");
			assertThat(locations.at("/details/billing/error").asString())
				.isEqualTo("ModuleNotFoundError: No module named 'stripe'");
			assertThat(locations.at("/details/etl").has("error")).isFalse();
		});
	}

	@Test
	void aLocationThatIsStillLoadingIsNoFailure() {
		DagsterProperties.Health settings = new DagsterProperties.Health();
		settings.getLocations().setFailureStatus(DagsterProperties.FailureStatus.DOWN);
		LocationEntry loading = LocationEntry.builder("etl")
			.loadStatus(LoadStatus.LOADING)
			.updated(Instant.EPOCH)
			.build();
		Health health = new LocationsHealthIndicator(
				HealthCheck.of("locations", settings, Mono::empty, () -> Mono.just(List.of(loading))), settings)
			.health()
			.block();
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails().get("etl")).asString().contains("loadStatus=LOADING");
	}

	@ParameterizedTest
	@EnumSource
	void theFailureStatusIsConfigurable(DagsterProperties.FailureStatus status) {
		this.dagster.daemon("SCHEDULER").withoutHeartbeat();
		this.dagster.define(CodeLocation.broken("billing", PythonException.of("ValueError", "")));
		String value = status.name().toLowerCase().replace('_', '-');
		this.contextRunner
			.withPropertyValues("dagster.health.daemons.failure-status=" + value,
					"dagster.health.locations.failure-status=" + value)
			.run((context) -> {
				JsonNode dagster = HealthRunner.dagster(context);
				assertThat(dagster.at("/components/server/status").asString()).isEqualTo("UP");
				assertThat(dagster.at("/components/daemons/status").asString()).isEqualTo(status.name());
				assertThat(dagster.at("/components/locations/status").asString()).isEqualTo(status.name());
			});
	}

	@Test
	void isDownWithoutAServer(CapturedOutput output) {
		this.dagster.close();
		this.contextRunner.run((context) -> {
			JsonNode dagster = HealthRunner.dagster(context);
			for (String check : List.of("server", "daemons", "locations")) {
				JsonNode health = dagster.at("/components/" + check);
				assertThat(health.at("/status").asString()).isEqualTo("DOWN");
				assertThat(health.at("/details/error").asString())
					.startsWith(DagsterConnectionException.class.getName() + ": ")
					.contains(String.valueOf(this.dagster.getPort()));
			}
			assertThat(dagster.at("/components/server/details/url").asString())
				.isEqualTo(this.dagster.getUrl() + "/graphql");
		});
		assertThat(output.getOut().lines().filter((line) -> line.contains("Health check"))).singleElement()
			.asString()
			.contains("Health check dagster/server failed: " + DagsterConnectionException.class.getName());
	}

	@ParameterizedTest
	@EnumSource
	void everyCheckReportsAMissingResponse(DagsterProperties.FailureStatus status) {
		this.dagster.close();
		this.contextRunner
			.withPropertyValues("dagster.health.server.failure-status=" + status,
					"dagster.health.daemons.failure-status=UNKNOWN", "dagster.health.locations.failure-status=UP")
			.run((context) -> {
				JsonNode dagster = HealthRunner.dagster(context);
				assertThat(dagster.at("/components/server/status").asString()).isEqualTo(status.name());
				assertThat(dagster.at("/components/daemons/status").asString()).isEqualTo(status.name());
				assertThat(dagster.at("/components/locations/status").asString()).isEqualTo(status.name());
			});
	}

	@Test
	void isDownIfOnlyTheDaemonsCannotBeQueried() {
		this.dagster.inject(Fault.status(403).onOperation("Daemons"));
		this.contextRunner.run((context) -> {
			JsonNode dagster = HealthRunner.dagster(context);
			assertThat(dagster.at("/components/server/status").asString()).isEqualTo("UP");
			assertThat(dagster.at("/components/daemons/status").asString()).isEqualTo("DOWN");
			assertThat(dagster.at("/components/daemons/details/error").asString())
				.startsWith(DagsterAuthenticationException.class.getName());
			assertThat(dagster.at("/components/locations/status").asString()).isEqualTo("UP");
		});
	}

	@Test
	void reportsATimeout() {
		this.dagster.inject(Fault.latency(Duration.ofMinutes(1)).times(10));
		this.contextRunner.withPropertyValues("dagster.health.timeout=200ms").run((context) -> {
			JsonNode dagster = HealthRunner.dagster(context);
			for (String check : List.of("server", "daemons", "locations")) {
				JsonNode health = dagster.at("/components/" + check);
				assertThat(health.at("/status").asString()).isEqualTo("DOWN");
				assertThat(health.at("/details/error").asString())
					.isEqualTo("java.util.concurrent.TimeoutException: No response was received within 200ms "
							+ "(dagster.health.timeout)");
			}
			// the others do not wait once more
			assertThat(HealthRunner.requests(context)).isOne();
		});
	}

	@Test
	void reportsTheOperationThatTimedOut(CapturedOutput output) {
		this.dagster.inject(Fault.latency(Duration.ofMinutes(1)).onOperation("Locations"));
		this.contextRunner.withPropertyValues("dagster.health.timeout=1s").run((context) -> {
			JsonNode dagster = HealthRunner.dagster(context);
			assertThat(dagster.at("/components/server/status").asString()).isEqualTo("UP");
			assertThat(dagster.at("/components/daemons/status").asString()).isEqualTo("UP");
			assertThat(dagster.at("/components/locations/status").asString()).isEqualTo("DOWN");
			assertThat(dagster.at("/components/locations/details/error").asString()).contains("within 1000ms");
		});
		await().untilAsserted(() -> assertThat(output).contains("Health check dagster/locations failed: "));
		assertThat(output).doesNotContain("onErrorDropped");
	}

	@Test
	void keepsResultsForAWhile() {
		this.contextRunner.run((context) -> {
			HealthRunner.health(context);
			assertThat(HealthRunner.requests(context)).isEqualTo(3);
			this.dagster.daemon("SCHEDULER").withoutHeartbeat();
			JsonNode dagster = HealthRunner.dagster(context);
			assertThat(HealthRunner.requests(context)).isEqualTo(3);
			assertThat(dagster.at("/components/daemons/status").asString()).isEqualTo("UP");
		});
	}

	@Test
	void keepsFailuresForAWhile() {
		this.dagster.inject(Fault.status(403));
		this.contextRunner.run((context) -> {
			HealthRunner.health(context);
			JsonNode dagster = HealthRunner.dagster(context);
			assertThat(dagster.at("/components/server/status").asString()).isEqualTo("DOWN");
			assertThat(dagster.at("/components/daemons/status").asString()).isEqualTo("DOWN");
			assertThat(HealthRunner.requests(context)).isOne();
		});
	}

	@Test
	void asksAgainWhenTheResultIsOutdated() {
		this.contextRunner.withPropertyValues("dagster.health.cache-time-to-live=50ms").run((context) -> {
			assertThat(HealthRunner.dagster(context).at("/status").asString()).isEqualTo("UP");
			this.dagster.daemon("SCHEDULER").withoutHeartbeat();
			await().untilAsserted(
					() -> assertThat(HealthRunner.dagster(context).at("/status").asString()).isEqualTo("DOWN"));
			this.dagster.daemon("SCHEDULER").healthy();
			await().untilAsserted(
					() -> assertThat(HealthRunner.dagster(context).at("/status").asString()).isEqualTo("UP"));
		});
	}

	@Test
	void asksEachTimeWithoutACache() {
		this.contextRunner.withPropertyValues("dagster.health.cache-time-to-live=0").run((context) -> {
			assertThat(HealthRunner.dagster(context).at("/status").asString()).isEqualTo("UP");
			this.dagster.daemon("SCHEDULER").withoutHeartbeat();
			assertThat(HealthRunner.dagster(context).at("/status").asString()).isEqualTo("DOWN");
			this.dagster.daemon("SCHEDULER").healthy();
			assertThat(HealthRunner.dagster(context).at("/status").asString()).isEqualTo("UP");
		});
	}

	@Test
	void concurrentQueriesShareARequest() {
		this.dagster.inject(Fault.latency(Duration.ofMillis(300)));
		this.contextRunner.withPropertyValues("dagster.health.cache-time-to-live=0").run((context) -> {
			ReactiveHealthIndicator server = indicator(context, "server");
			List<Health> all = Flux.range(0, 20).flatMap((i) -> server.health()).collectList().block();
			assertThat(all).hasSize(20).allMatch((health) -> health.getStatus().equals(Status.UP));
			assertThat(HealthRunner.requests(context)).isOne();
		});
	}

	@Test
	void aCanceledQueryDoesNotAffectOthers() {
		this.dagster.inject(Fault.latency(Duration.ofMillis(300)));
		this.contextRunner.run((context) -> {
			ReactiveHealthIndicator server = indicator(context, "server");
			Mono<Health> other = server.health().cache();
			server.health().subscribe().dispose();
			assertThat(other.block().getStatus()).isEqualTo(Status.UP);
			assertThat(HealthRunner.requests(context)).isOne();
		});
	}

	@Test
	void asksOnlyWhatIsLookedAt() {
		this.contextRunner.run((context) -> {
			assertThat(HealthRunner.health(context, "dagster", "server").at("/status").asString()).isEqualTo("UP");
			assertThat(HealthRunner.requests(context)).isOne();
		});
	}

	private static ReactiveHealthIndicator indicator(ApplicationContext context, String name) {
		return (ReactiveHealthIndicator) context
			.getBean("dagsterHealthContributor", CompositeReactiveHealthContributor.class)
			.getContributor(name);
	}

}
