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

package io.github.dagstergraphql.boot.autoconfigure.metrics;

import io.github.dagstergraphql.boot.autoconfigure.DagsterAutoConfiguration;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.observation.DagsterClientMetrics;
import io.github.dagstergraphql.client.observation.DagsterRequestObservationConvention;
import io.github.dagstergraphql.client.observation.DefaultDagsterRequestObservationConvention;
import io.github.dagstergraphql.client.observation.MicrometerDagsterClientMetrics;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientObservationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link DagsterMetricsAutoConfiguration}, and for the meters that come of
 * observations.
 */
class DagsterMetricsAutoConfigurationTests {

	private final ScriptedDagster server = new ScriptedDagster();

	private final ApplicationContextRunner bareRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(HttpClientAutoConfiguration.class,
				ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class,
				DagsterAutoConfiguration.class, DagsterMetricsAutoConfiguration.class))
		.withPropertyValues(this.server.property());

	private final ApplicationContextRunner contextRunner = this.bareRunner
		.withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class, MetricsAutoConfiguration.class,
				CompositeMeterRegistryAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class,
				WebClientObservationAutoConfiguration.class));

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void countsRunsAndReloads() {
		this.contextRunner.run((context) -> {
			DagsterGraphQlClient client = context.getBean(DagsterGraphQlClient.class);
			client.job("greeting").launch();
			client.reactive().job("greeting").launch().block();
			client.location("etl").reload();
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.get("dagster.runs.submitted")
				.tags("client", "default", "job", "greeting", "location", "etl", "outcome", "SUCCESS")
				.counter()
				.count()).isEqualTo(2);
			assertThat(registry.get("dagster.locations.reloaded")
				.tags("client", "default", "location", "etl", "status", "SUCCESS")
				.counter()
				.count()).isEqualTo(1);
		});
	}

	@Test
	void timesRequests() {
		this.contextRunner.run((context) -> {
			DagsterGraphQlClient client = context.getBean(DagsterGraphQlClient.class);
			client.job("greeting").launch();
			assertThatExceptionOfType(RunNotFoundException.class).isThrownBy(() -> client.getRunStatus("run-1"));
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.get("dagster.client.requests")
				.tags("client", "default", "operation", "LaunchRun", "type", "mutation", "outcome", "SUCCESS",
						"error.type", "none", "error", "none")
				.timer()
				.count()).isEqualTo(1);
			assertThat(registry.get("dagster.client.requests")
				.tags("operation", "RunStatus", "type", "query", "outcome", "DAGSTER_ERROR", "error.type",
						"RunNotFoundError", "error", "RunNotFoundException")
				.timer()
				.count()).isEqualTo(1);
			assertThat(registry.get("dagster.client.requests").timers())
				.allSatisfy((timer) -> assertThat(timer.getId().getTags()).hasSize(6));
			assertThat(registry.get("http.client.requests").timers()).isNotEmpty();
		});
	}

	@Test
	void describesItsMeters() {
		this.contextRunner.run((context) -> {
			context.getBean(DagsterGraphQlClient.class).job("greeting").launch();
			assertThat(context.getBean(MeterRegistry.class).getMeters())
				.filteredOn((meter) -> meter.getId().getName().startsWith("dagster."))
				.isNotEmpty()
				.allSatisfy(
						(meter) -> assertThat(meter.getId().getDescription()).as(meter.getId().getName()).isNotBlank());
		});
	}

	@Test
	void clientsWithNamesAreCountedApart() {
		this.contextRunner.withPropertyValues(this.server.property("dagster.clients.archive")).run((context) -> {
			context.getBean(DagsterGraphQlClient.class).job("greeting").launch();
			context.getBean("archiveDagsterGraphQlClient", DagsterGraphQlClient.class).job("greeting").launch();
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			for (String client : new String[] { "default", "archive" }) {
				assertThat(registry.get("dagster.runs.submitted").tag("client", client).counter().count()).isEqualTo(1);
				assertThat(registry.get("dagster.client.requests")
					.tag("client", client)
					.tag("operation", "LaunchRun")
					.timer()
					.count()).isEqualTo(1);
			}
		});
	}

	@Test
	void backsOffForTheMetricsOfTheApplication() {
		this.contextRunner.withBean("own", DagsterClientMetrics.class, () -> DagsterClientMetrics.NONE)
			.run((context) -> {
				assertThat(context).hasSingleBean(DagsterClientMetrics.class).hasBean("own");
				context.getBean(DagsterGraphQlClient.class).job("greeting").launch();
				assertThat(context.getBean(MeterRegistry.class).find("dagster.runs.submitted").counters()).isEmpty();
			});
	}

	@Test
	void usesTheConventionOfTheApplication() {
		this.contextRunner.withBean(DagsterRequestObservationConvention.class,
				() -> new DefaultDagsterRequestObservationConvention() {

					@Override
					public String getName() {
						return "our.dagster";
					}

				})
			.run((context) -> {
				context.getBean(DagsterGraphQlClient.class).job("greeting").launch();
				assertThat(context.getBean(MeterRegistry.class).find("our.dagster").timers()).isNotEmpty();
				assertThat(context.getBean(MeterRegistry.class).find("dagster.client.requests").timers()).isEmpty();
			});
	}

	@Test
	void bootSwitchesObservationsOff() {
		this.contextRunner.withPropertyValues("management.observations.enable.dagster=false").run((context) -> {
			context.getBean(DagsterGraphQlClient.class).job("greeting").launch();
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.find("dagster.client.requests").timers()).isEmpty();
			assertThat(registry.get("dagster.runs.submitted").counters()).hasSize(1);
		});
	}

	@Test
	void bootSwitchesMetersOff() {
		this.contextRunner.withPropertyValues("management.metrics.enable.dagster=false").run((context) -> {
			context.getBean(DagsterGraphQlClient.class).job("greeting").launch();
			assertThat(context.getBean(MeterRegistry.class).getMeters())
				.noneMatch((meter) -> meter.getId().getName().startsWith("dagster"));
		});
	}

	@Test
	void backsOffWithoutARegistry() {
		this.bareRunner.run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(DagsterClientMetrics.class);
			assertThat(context.getBean(DagsterGraphQlClient.class).job("greeting").launch().id()).isEqualTo("run-1");
		});
	}

	@Test
	void backsOffWithoutMicrometer() {
		this.bareRunner.withClassLoader(new FilteredClassLoader("io.micrometer.core")).run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(DagsterClientMetrics.class);
			assertThat(context.getBean(DagsterGraphQlClient.class).job("greeting").launch().id()).isEqualTo("run-1");
		});
	}

	@Test
	void backsOffWithoutTheClient() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(DagsterClientMetrics.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(DagsterMetricsAutoConfiguration.class));
	}

	@Test
	void countsWithoutObservations() {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		this.bareRunner.withBean(MeterRegistry.class, () -> registry).run((context) -> {
			assertThat(context).hasSingleBean(MicrometerDagsterClientMetrics.class)
				.doesNotHaveBean(ObservationRegistry.class);
			context.getBean(DagsterGraphQlClient.class).job("greeting").launch();
			assertThat(registry.get("dagster.runs.submitted").counter().count()).isEqualTo(1);
			assertThat(registry.find("dagster.client.requests").timers()).isEmpty();
		});
	}

	@Test
	void aRegistryWhoseBindersNeedTheClientGoesInNoCircle() {
		this.contextRunner.withUserConfiguration(Binder.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(MeterRegistry.class).get("clients").gauge().value()).isEqualTo(1);
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class Binder {

		@Bean
		MeterBinder clients(DagsterGraphQlClient client) {
			return (registry) -> registry.gauge("clients", client, (known) -> 1);
		}

	}

}
