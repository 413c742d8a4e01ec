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

import java.time.Duration;

import io.github.dagstergraphql.boot.autoconfigure.DagsterAutoConfiguration;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.observation.DagsterAwaitObservationConvention;
import io.github.dagstergraphql.client.observation.DagsterLaunchObservationConvention;
import io.github.dagstergraphql.client.observation.DagsterMeterObservationHandler;
import io.github.dagstergraphql.client.observation.DagsterReloadObservationConvention;
import io.github.dagstergraphql.client.observation.DagsterRequestObservationConvention;
import io.github.dagstergraphql.client.observation.DefaultDagsterAwaitObservationConvention;
import io.github.dagstergraphql.client.observation.DefaultDagsterLaunchObservationConvention;
import io.github.dagstergraphql.client.observation.DefaultDagsterReloadObservationConvention;
import io.github.dagstergraphql.client.observation.DefaultDagsterRequestObservationConvention;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.brave.autoconfigure.BraveAutoConfiguration;
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
	void recordsRequests() {
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
	void timesLaunchesAndReloads() {
		this.contextRunner.run((context) -> {
			DagsterGraphQlClient client = context.getBean(DagsterGraphQlClient.class);
			client.job("greeting").launch();
			client.location("etl").reload();
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.get("dagster.launch")
				.tags("client", "default", "job", "greeting", "location", "etl", "outcome", "SUCCESS", "error", "none")
				.timer()
				.count()).isEqualTo(1);
			assertThat(registry.get("dagster.reload")
				.tags("client", "default", "location", "etl", "status", "SUCCESS", "error", "none")
				.timer()
				.count()).isEqualTo(1);
		});
	}

	@Test
	void countsPollsAndRunsThatFinish() {
		this.contextRunner.run((context) -> {
			context.getBean(DagsterGraphQlClient.class)
				.run("run-1")
				.await(AwaitOptions.within(Duration.ofMinutes(1)).followRetries(false));
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.get("dagster.await")
				.tags("client", "default", "job", "greeting", "location", "etl", "outcome", "FINISHED", "status",
						"FAILURE", "error", "none")
				.timer()
				.count()).isEqualTo(1);
			assertThat(registry.get("dagster.runs.finished")
				.tags("client", "default", "job", "greeting", "location", "etl", "status", "FAILURE")
				.timer()
				.count()).isEqualTo(1);
			// counted when everything that the poll has found has been processed
			Awaitility.await()
				.atMost(Duration.ofMinutes(1))
				.untilAsserted(() -> assertThat(registry.get("dagster.runs.polls")
					.tags("client", "default", "outcome", "SUCCESS")
					.counter()
					.count()).isEqualTo(1));
			assertThat(registry.find("dagster.client.requests").timers()).isEmpty();
			assertThat(registry.find("http.client.requests").timers()).isEmpty();
		});
	}

	@Test
	void countsWithTracing() {
		this.contextRunner
			.withConfiguration(
					AutoConfigurations.of(MicrometerTracingAutoConfiguration.class, BraveAutoConfiguration.class))
			.run((context) -> {
				context.getBean(DagsterGraphQlClient.class).job("greeting").launch();
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				assertThat(registry.get("dagster.runs.submitted").counter().count()).isEqualTo(1);
				assertThat(registry.get("dagster.launch").timer().count()).isEqualTo(1);
				assertThat(registry.get("dagster.client.requests").timers()).hasSize(3);
			});
	}

	@Test
	void backsOffForAHandlerOfTheApplication() {
		SimpleMeterRegistry own = new SimpleMeterRegistry();
		this.contextRunner
			.withBean("own", DagsterMeterObservationHandler.class, () -> new DagsterMeterObservationHandler(own))
			.run((context) -> {
				assertThat(context).hasSingleBean(DagsterMeterObservationHandler.class).hasBean("own");
				context.getBean(DagsterGraphQlClient.class).job("greeting").launch();
				assertThat(context.getBean(MeterRegistry.class).find("dagster.runs.submitted").counters()).isEmpty();
				assertThat(own.get("dagster.runs.submitted").counter().count()).isEqualTo(1);
			});
	}

	@Test
	void usesTheConventionsOfTheApplicationForLaunchesWaitsAndReloads() {
		this.contextRunner
			.withBean(DagsterLaunchObservationConvention.class, () -> new DefaultDagsterLaunchObservationConvention() {

				@Override
				public String getName() {
					return "our.launch";
				}

			})
			.withBean(DagsterAwaitObservationConvention.class, () -> new DefaultDagsterAwaitObservationConvention() {

				@Override
				public String getName() {
					return "our.await";
				}

			})
			.withBean(DagsterReloadObservationConvention.class, () -> new DefaultDagsterReloadObservationConvention() {

				@Override
				public String getName() {
					return "our.reload";
				}

			})
			.run((context) -> {
				DagsterGraphQlClient client = context.getBean(DagsterGraphQlClient.class);
				client.job("greeting").launch().await(AwaitOptions.within(Duration.ofMinutes(1)).followRetries(false));
				client.location("etl").reload();
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				for (String name : new String[] { "our.launch", "our.await", "our.reload" }) {
					assertThat(registry.get(name).timer().count()).isEqualTo(1);
				}
				// independent of the names of observations
				assertThat(registry.get("dagster.runs.submitted").counter().count()).isEqualTo(1);
				assertThat(registry.get("dagster.runs.finished").timer().count()).isEqualTo(1);
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
			assertThat(registry.getMeters()).extracting((meter) -> meter.getId().getName())
				.filteredOn((name) -> name.startsWith("dagster"))
				.allMatch((name) -> name.startsWith("dagster.live"));
		});
	}

	@Test
	void bootSwitchesObservationsOfRequestsOff() {
		this.contextRunner.withPropertyValues("management.observations.enable.dagster.client=false").run((context) -> {
			context.getBean(DagsterGraphQlClient.class).job("greeting").launch();
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.find("dagster.client.requests").timers()).isEmpty();
			assertThat(registry.get("dagster.launch").timers()).hasSize(1);
			assertThat(registry.get("dagster.runs.submitted").counters()).hasSize(1);
		});
	}

	@Test
	void countsLiveConnectionsOfEachClient() {
		this.contextRunner.withPropertyValues(this.server.property("dagster.clients.archive")).run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.get("dagster.live.connections").gauges())
				.extracting((gauge) -> gauge.getId().getTag("client") + " " + gauge.value())
				.containsExactlyInAnyOrder("default 0.0", "archive 0.0");
			// the server refuses it
			Flux<String> subscription = context.getBean(DagsterGraphQlClient.class)
				.reactive()
				.graphql()
				.document("subscription { x }")
				.retrieveSubscription("x")
				.toEntity(String.class);
			assertThatExceptionOfType(DagsterGraphQlClientException.class)
				.isThrownBy(() -> subscription.blockLast(Duration.ofMinutes(1)));
			assertThat(failures(registry, "default")).isEqualTo(1);
			assertThat(failures(registry, "archive")).isZero();
			assertThat(registry.get("dagster.live.results").tag("client", "default").functionCounter().count())
				.isZero();
		});
	}

	private static double failures(MeterRegistry registry, String client) {
		return registry.get("dagster.live.failures")
			.tag("client", client)
			.functionCounters()
			.stream()
			.mapToDouble(FunctionCounter::count)
			.sum();
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
			assertThat(context).hasNotFailed().doesNotHaveBean("dagsterMeterObservationHandler");
			assertThat(context.getBean(DagsterGraphQlClient.class).job("greeting").launch().id()).isEqualTo("run-1");
		});
	}

	@Test
	void backsOffWithoutMicrometer() {
		this.bareRunner.withClassLoader(new FilteredClassLoader("io.micrometer.core")).run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean("dagsterMeterObservationHandler");
			assertThat(context.getBean(DagsterGraphQlClient.class).job("greeting").launch().id()).isEqualTo("run-1");
		});
	}

	@Test
	void backsOffWithoutTheClient() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(DagsterGraphQlClient.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(DagsterMetricsAutoConfiguration.class));
	}

	@Test
	void aRegistryWhoseBindersNeedTheClientCausesNoCycle() {
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
