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

package io.github.dagstergraphql.boot.autoconfigure.endpoint;

import java.time.Duration;

import io.github.dagstergraphql.boot.autoconfigure.Starter;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.definition.CodeLocation;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.run.PythonException;
import io.github.dagstergraphql.test.run.RunScript;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.endpoint.web.WebEndpointsSupplier;
import org.springframework.boot.actuate.endpoint.web.WebOperation;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DagsterEndpointAutoConfiguration}.
 */
class DagsterEndpointAutoConfigurationTests {

	private static final EmbeddedDagster DAGSTER = EmbeddedDagster.start();

	private final ReactiveWebApplicationContextRunner contextRunner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(EndpointAutoConfiguration.class, WebEndpointAutoConfiguration.class,
				ObservationAutoConfiguration.class, MetricsAutoConfiguration.class,
				SimpleMetricsExportAutoConfiguration.class))
		.withUserConfiguration(Starter.class)
		.withPropertyValues("management.endpoints.web.exposure.include=dagster",
				"dagster.url=http://user:hunter2@" + DAGSTER.getUrl().substring("http://".length()));

	@BeforeEach
	void reset() {
		DAGSTER.reset();
	}

	@AfterAll
	static void close() {
		DAGSTER.close();
	}

	@Test
	void isThereOnlyIfExposed() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(DagsterEndpoint.class));
		this.contextRunner.withPropertyValues("management.endpoints.web.exposure.include=health")
			.run((context) -> assertThat(context).doesNotHaveBean(DagsterEndpoint.class)
				.doesNotHaveBean(RecentRuns.class));
		this.contextRunner.withPropertyValues("management.endpoint.dagster.access=NONE")
			.run((context) -> assertThat(context).doesNotHaveBean(DagsterEndpoint.class));
	}

	@Test
	void doesNothingWithoutActuator() {
		new ReactiveWebApplicationContextRunner()
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.withUserConfiguration(Starter.class)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("dagsterEndpoint"));
	}

	@Test
	void writesOnlyIfAllowed() {
		this.contextRunner.run((context) -> assertThat(methods(context)).containsExactlyInAnyOrder("GET dagster",
				"GET dagster/{client}"));
		this.contextRunner.withPropertyValues("management.endpoint.dagster.access=UNRESTRICTED")
			.run((context) -> assertThat(methods(context)).containsExactlyInAnyOrder("GET dagster",
					"GET dagster/{client}", "POST dagster/{client}", "DELETE dagster/{client}/{runId}"));
	}

	private static Iterable<String> methods(ApplicationContext context) {
		return context.getBean(WebEndpointsSupplier.class)
			.getEndpoints()
			.stream()
			.flatMap((endpoint) -> endpoint.getOperations().stream())
			.map(WebOperation::getRequestPredicate)
			.map((predicate) -> predicate.getHttpMethod() + " " + predicate.getPath())
			.toList();
	}

	@Test
	void describesServerAndLocations() {
		DAGSTER.define(CodeLocation.named("etl").jobs(JobDefinition.named("daily_orders")));
		DAGSTER.define(CodeLocation.broken("broken", PythonException.of("ModuleNotFoundError", "No module 'pandas'")));
		this.contextRunner.run((context) -> {
			DagsterDescriptor.Client client = describe(context);
			assertThat(client.url()).hasToString(DAGSTER.getUrl() + "/graphql");
			assertThat(client.version()).isEqualTo("1.13.27");
			assertThat(client.errors()).isEmpty();
			assertThat(client.locations().get("etl").loadStatus()).isEqualTo("LOADED");
			assertThat(client.locations().get("etl").error()).isNull();
			assertThat(client.locations().get("broken").error()).isEqualTo("ModuleNotFoundError: No module 'pandas'");
			assertThat(client.liveConnections()).isZero();
		});
	}

	@Test
	void describesRunsThatWereLaunchedOrAwaited() {
		DAGSTER.define(CodeLocation.named("etl")
			.jobs(JobDefinition.named("daily_orders"), JobDefinition.named("endless").runs(RunScript.hang())));
		this.contextRunner.run((context) -> {
			DagsterGraphQlClient client = context.getBean(DagsterGraphQlClient.class);
			RunHandle launched = client.job("daily_orders").tag("secret", "hunter2").launch();
			launched.await(Duration.ofMinutes(1));
			RunHandle awaited = client.job("endless").launch();
			awaited.awaitAsync(AwaitOptions.within(Duration.ofMinutes(1)));
			DagsterDescriptor.Client description = describe(context);
			assertThat(description.runs()).extracting(DagsterDescriptor.RecentRun::id)
				.containsExactly(awaited.id(), launched.id());
			assertThat(description.runs()).extracting(DagsterDescriptor.RecentRun::awaited)
				.containsExactly(true, false);
			assertThat(description.runs()).allMatch(DagsterDescriptor.RecentRun::launched);
			DagsterDescriptor.RecentRun run = description.runs().get(1);
			assertThat(run.jobName()).isEqualTo("daily_orders");
			assertThat(run.locationName()).isEqualTo("etl");
			assertThat(run.status()).isEqualTo("SUCCESS");
			assertThat(run.url()).isEqualTo(launched.uiUrl());
			assertThat(description.waits().awaitedRuns()).isOne();
			assertThat(description.waits().polls()).isPositive();
			assertThat(description.waits().lastPoll()).isNotNull();
			assertThat(description.toString()).doesNotContain("hunter2");
		});
	}

	@Test
	void survivesAnOutage() {
		try (EmbeddedDagster server = EmbeddedDagster.start()) {
			server.define(JobDefinition.named("daily_orders"));
			this.contextRunner
				.withPropertyValues("dagster.clients.other.url=" + server.getUrl(), "dagster.version-check=off")
				.run((context) -> {
					DagsterGraphQlClient client = context.getBean("otherDagsterGraphQlClient",
							DagsterGraphQlClient.class);
					client.job("daily_orders").launch().await(Duration.ofMinutes(1));
					server.close();
					DagsterDescriptor described = context.getBean(DagsterEndpoint.class).clients().block();
					assertThat(described.clients()).containsOnlyKeys("default", "other");
					assertThat(described.clients().get("default").version()).isEqualTo("1.13.27");
					DagsterDescriptor.Client other = described.clients().get("other");
					assertThat(other.version()).isNull();
					assertThat(other.locations()).isNull();
					assertThat(other.errors()).singleElement().asString().contains("DagsterConnectionException");
					assertThat(other.runs()).singleElement()
						.satisfies((run) -> assertThat(run.status()).isEqualTo("SUCCESS"));
				});
		}
	}

	@Test
	void reloadsLocations() {
		DAGSTER.define(CodeLocation.named("etl").jobs(JobDefinition.named("daily_orders")));
		this.contextRunner.run((context) -> {
			DagsterEndpoint endpoint = context.getBean(DagsterEndpoint.class);
			assertThat(endpoint.reload("default", "etl").block().locations()).containsOnlyKeys("etl")
				.extractingByKey("etl")
				.isEqualTo(new DagsterDescriptor.ReloadedLocation("SUCCESS", null, null));
			assertThat(endpoint.reload("default", null).block().locations()).containsKey("etl");
			DagsterDescriptor.ReloadedLocation missing = endpoint.reload("default", "none")
				.block()
				.locations()
				.get("none");
			assertThat(missing.status()).isEqualTo("FAILURE");
			assertThat(missing.failureType()).isEqualTo("REPOSITORY_LOCATION_NOT_FOUND");
			assertThat(endpoint.reload("nobody", null).blockOptional()).isEmpty();
		});
	}

	@Test
	void terminatesRuns() {
		DAGSTER.define(JobDefinition.named("endless").runs(RunScript.hang()));
		this.contextRunner.run((context) -> {
			DagsterEndpoint endpoint = context.getBean(DagsterEndpoint.class);
			String runId = context.getBean(DagsterGraphQlClient.class).job("endless").launch().id();
			assertThat(endpoint.terminate("default", runId, TerminatePolicy.MARK_AS_CANCELED_IMMEDIATELY).block())
				.isEqualTo(new DagsterDescriptor.Termination(runId, "SUCCESS", null));
			assertThat(describe(context).runs().get(0).status()).isEqualTo("CANCELED");
			DagsterDescriptor.Termination missing = endpoint.terminate("default", "no-such-run", null).block();
			assertThat(missing.status()).isEqualTo("FAILURE");
			assertThat(missing.error()).contains("no-such-run");
			assertThat(endpoint.terminate("nobody", runId, null).blockOptional()).isEmpty();
		});
	}

	@Test
	void ignoresMocks() {
		this.contextRunner.withUserConfiguration(MockedClient.class)
			.run((context) -> assertThat(context.getBean(DagsterEndpoint.class).clients().block().clients()).isEmpty());
	}

	@Test
	void remembersTheLastRuns() {
		DAGSTER.define(JobDefinition.named("daily_orders"), JobDefinition.named("endless").runs(RunScript.hang()));
		this.contextRunner.run((context) -> {
			DagsterGraphQlClient client = context.getBean(DagsterGraphQlClient.class);
			RunHandle awaited = client.job("endless").launch();
			awaited.awaitAsync(AwaitOptions.within(Duration.ofMinutes(1)));
			for (int number = 0; number < RecentRuns.LIMIT + 5; number++) {
				client.job("daily_orders").launch();
			}
			assertThat(describe(context).runs()).hasSize(RecentRuns.LIMIT)
				.last()
				.satisfies((run) -> assertThat(run.id()).isEqualTo(awaited.id()));
		});
	}

	private static DagsterDescriptor.Client describe(ApplicationContext context) {
		return context.getBean(DagsterEndpoint.class).client("default").block();
	}

	@Configuration(proxyBeanMethods = false)
	static class MockedClient {

		@Bean
		DagsterGraphQlClient mock() {
			return Mockito.mock(DagsterGraphQlClient.class);
		}

	}

}
