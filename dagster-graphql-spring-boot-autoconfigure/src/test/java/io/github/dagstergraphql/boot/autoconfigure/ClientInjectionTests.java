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

package io.github.dagstergraphql.boot.autoconfigure;

import java.util.Map;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the injection of clients, and for the analysis if none can be injected.
 */
@ExtendWith(OutputCaptureExtension.class)
class ClientInjectionTests {

	private static final String ANALYTICS = "dagster.clients.analytics.url: http://analytics.example.org";

	@ParameterizedTest
	@ValueSource(strings = { "dagster.host: main", "dagster.port: 3000", "dagster.https: true",
			"dagster.path-prefix: /main", "dagster.url: http://main" })
	void anyPartOfAnAddressMakesAClientWithoutAName(String address) {
		try (AnnotationConfigApplicationContext context = start(Unnamed.class, address, ANALYTICS)) {
			assertThat(context.getBean(Unnamed.class).client().toString()).doesNotContain("analytics");
			assertThat(context.getBean(Unnamed.class).reactive().toString()).doesNotContain("analytics");
		}
	}

	@Test
	void aPortOfAServiceLinkDoesNot() {
		String failure = new StartUp().with(Unnamed.class)
			.variable("DAGSTER_PORT", "tcp://10.96.0.17:3000")
			.yaml(ANALYTICS)
			.failure();
		assertThat(failure).contains("only clients with a name are configured: [analytics]");
	}

	@Test
	void aClientWithANameIsNotInjectedWithoutQualifier() {
		assertThat(new StartUp().with(Unnamed.class).yaml(ANALYTICS).failure())
			.contains("Unnamed", "requires a", "DagsterGraphQlClient",
					"without a name, but only clients with a name are configured: [analytics]")
			.contains("@Qualifier(\"analytics\")", "dagster.clients.analytics.primary=true", "dagster.url");
		assertThat(new StartUp().with(Builder.class).yaml(ANALYTICS).failure())
			.contains("only clients with a name are configured");
	}

	@Test
	void theConditionReportStatesTheReason() {
		try (AnnotationConfigApplicationContext context = start(Named.class, ANALYTICS)) {
			assertThat(
					ConditionEvaluationReport.get(context.getBeanFactory()).getConditionAndOutcomesBySource().values())
				.flatMap((outcomes) -> outcomes.stream().toList())
				.extracting((outcome) -> outcome.getOutcome().getMessage())
				.anySatisfy((message) -> assertThat(message).contains(
						"only clients with names are configured, [analytics], which are injected by name, or without a name if one of them is primary"));
		}
	}

	@Test
	void aClientWithANameMayBeThePrimaryOne() {
		try (AnnotationConfigApplicationContext context = start(Unnamed.class, ANALYTICS,
				"dagster.clients.analytics.primary: true", "dagster.clients.archive.url: http://archive")) {
			assertThat(context.getBean(Unnamed.class).client().toString()).contains("analytics");
			assertThat(context.getBean(Unnamed.class).reactive().toString()).contains("analytics");
		}
	}

	@Test
	void aCollectionHasAllClientsIfOneIsPrimary() {
		try (AnnotationConfigApplicationContext context = start(All.class, "dagster.host: main", ANALYTICS)) {
			assertThat(context.getBean(All.class).clients()).containsOnlyKeys("dagsterGraphQlClient",
					"analyticsDagsterGraphQlClient");
		}
	}

	@Test
	void aVariableOfNoClientIsIgnored(CapturedOutput output) {
		StartUp startUp = new StartUp().with(Unnamed.class)
			.variable("DAGSTER_CLIENTS_X_AUTH_BEARER_TOKEN", "hunter2")
			.variable("DAGSTER_CLIENTS_Y_ULR", "hunter2");
		try (AnnotationConfigApplicationContext context = startUp.start()) {
			assertThat(context.getBean(Unnamed.class).client())
				.hasToString(DagsterGraphQlClient.builder().build().toString());
			assertThat(context.getBeanNamesForType(DagsterGraphQlClient.class)).hasSize(1);
		}
		assertThat(output).containsOnlyOnce("[dagster.clients.x.auth.bearer.token]")
			.contains("Set dagster.clients.x.url, or remove the variables")
			.contains("Did you mean dagster.clients.y.url?")
			.doesNotContain("hunter2");
		assertThat(startUp.with(X.class).failure()).contains(
				"\"x\", but this client does not exist. No address is set for it, only [dagster.clients.x.auth.bearer.token]")
			.contains("Set dagster.clients.x.url");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "DAGSTER_CLIENTS_MYCLIENT_AUTH_BEARER_TOKEN", "DAGSTER_CLIENTS_MY_CLIENT_AUTH_BEARER_TOKEN" })
	void aVariableMayBelongToAClientWhoseNameHasHyphens(String variable, CapturedOutput output) {
		StartUp startUp = new StartUp().yaml("dagster.clients.my-client.url: http://a").variable(variable, "hunter2");
		try (AnnotationConfigApplicationContext context = startUp.start()) {
			assertThat(context.getBeanNamesForType(DagsterGraphQlClient.class))
				.containsExactly("my-clientDagsterGraphQlClient");
			assertThat(context.getBean("my-clientDagsterConnectionDetails", DagsterConnectionDetails.class)
				.getCredentials()).isNotNull();
		}
		assertThat(output).doesNotContain("WARN");
	}

	@Test
	void variablesAloneMayConfigureAClient() {
		StartUp startUp = new StartUp().with(X.class)
			.variable("DAGSTER_CLIENTS_X_URL", "http://x")
			.variable("DAGSTER_CLIENTS_X_AUTH_BEARER_TOKEN", "hunter2");
		try (AnnotationConfigApplicationContext context = startUp.start()) {
			assertThat(context.getBean(X.class).client().toString()).contains("http://x/graphql");
		}
	}

	@Test
	void aClientThatDoesNotExistIsNamed() {
		assertThat(new StartUp().with(Ana.class).yaml(ANALYTICS).failure())
			.contains("requires a DagsterGraphQlClient with the name \"ana\", but this client does not exist",
					"Clients with a name are [analytics]")
			.contains("Change the qualifier to \"analytics\"", "dagster.clients.ana.url");
		assertThat(new StartUp().with(Ana.class).yaml("dagster.host: main").failure())
			.contains("No client has a name, and there is a client without a name", "Set dagster.clients.ana.url");
	}

	@Test
	void aClientWithAMisspelledPropertyIsExplained() {
		assertThat(new StartUp().with(Ana.class).yaml("dagster.clients.ana.uri: http://a").failure())
			.contains("dagster.clients.ana.uri", "Did you mean dagster.clients.ana.url?");
	}

	@Test
	void severalClientsOfTheApplicationAreNamed() {
		assertThat(new StartUp().with(Unnamed.class, TwoClients.class).failure())
			.contains("without a name, but several exist: one, two")
			.contains("@Qualifier", "@Primary", "dagster.clients.<name>.primary=true");
	}

	@Test
	void aSliceWithoutAutoConfigurationIsExplained() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.register(Unnamed.class);
			assertThatExceptionOfType(BeansException.class).isThrownBy(context::refresh).satisfies((failure) -> {
				FailureAnalysis analysis = new DagsterClientInjectionFailureAnalyzer(context.getBeanFactory(),
						context.getEnvironment())
					.analyze(failure);
				assertThat(analysis).isNotNull();
				assertThat(analysis.getDescription())
					.contains("requires a DagsterGraphQlClient, but DagsterAutoConfiguration is not applied");
				assertThat(analysis.getAction()).contains("@AutoConfigureEmbeddedDagster", "@MockitoBean");
			});
		}
	}

	@Test
	void beansOfOtherTypesAreExplainedByBoot() {
		assertThat(new StartUp().with(NeedsText.class).failure()).contains("java.lang.String").doesNotContain("client");
	}

	private static AnnotationConfigApplicationContext start(Class<?> configuration, String... yaml) {
		StartUp startUp = new StartUp().with(configuration);
		for (String line : yaml) {
			startUp.yaml(line);
		}
		return startUp.start();
	}

	record Unnamed(DagsterGraphQlClient client, ReactiveDagsterGraphQlClient reactive) {

	}

	record Named(@Qualifier("analytics") DagsterGraphQlClient client,
			@Qualifier("analytics") ReactiveDagsterGraphQlClient reactive) {

	}

	record Ana(@Qualifier("ana") DagsterGraphQlClient client) {

	}

	record X(@Qualifier("x") DagsterGraphQlClient client) {

	}

	record Builder(DagsterGraphQlClient.Builder builder) {

	}

	record All(Map<String, DagsterGraphQlClient> clients) {

	}

	record NeedsText(String text) {

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoClients {

		@Bean
		DagsterGraphQlClient one() {
			return DagsterGraphQlClient.builder().build();
		}

		@Bean
		DagsterGraphQlClient two() {
			return DagsterGraphQlClient.builder().build();
		}

	}

}
