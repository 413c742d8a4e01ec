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

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for clients of several servers.
 */
class DagsterClientsTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class,
				WebClientAutoConfiguration.class, DagsterAutoConfiguration.class));

	@Test
	void eachIsAPairOfBeansWithItsNameAsTheQualifier() {
		this.contextRunner
			.withPropertyValues("dagster.clients.analytics.host=analytics.example.org",
					"dagster.clients.billing.url=https://billing.example.org/prefix")
			.withUserConfiguration(Injected.class)
			.run((context) -> {
				Injected.Clients clients = context.getBean(Injected.Clients.class);
				assertThat(clients.analytics())
					.hasToString("DagsterGraphQlClient[analytics, http://analytics.example.org:3000/graphql]");
				assertThat(clients.reactiveAnalytics()).isSameAs(clients.analytics().reactive());
				assertThat(clients.billing())
					.hasToString("DagsterGraphQlClient[billing, https://billing.example.org/prefix/graphql]");
			});
	}

	@Test
	void thereIsNoClientWithoutANameWhenOnlyClientsAreConfigured() {
		this.contextRunner
			.withPropertyValues("dagster.clients.analytics.host=a.example.org", "dagster.clients.analytics.https=true")
			.run((context) -> {
				assertThat(context).hasSingleBean(DagsterGraphQlClient.class)
					.hasSingleBean(ReactiveDagsterGraphQlClient.class)
					.doesNotHaveBean("dagsterConnectionDetails")
					.doesNotHaveBean(DagsterGraphQlClient.Builder.class);
				assertThat(context.getBean(DagsterGraphQlClient.class))
					.hasToString("DagsterGraphQlClient[analytics, https://a.example.org:443/graphql]");
			});
	}

	@Test
	void theClientWithoutANameStaysWhatIsInjectedByDefault() {
		this.contextRunner
			.withPropertyValues("dagster.host=main.example.org", "dagster.clients.analytics.host=a.example.org")
			.run((context) -> {
				assertThat(context.getBeansOfType(DagsterGraphQlClient.class)).hasSize(2);
				assertThat(context.getBean(DagsterGraphQlClient.class))
					.hasToString("DagsterGraphQlClient[default, http://main.example.org:3000/graphql]");
				assertThat(context.getBean(ReactiveDagsterGraphQlClient.class))
					.isSameAs(context.getBean(DagsterGraphQlClient.class).reactive());
				assertThat(context.getBean(DagsterConnectionDetails.class).getUrl())
					.isEqualTo(URI.create("http://main.example.org:3000"));
			});
	}

	@Test
	void anotherOneMayBeChosenAsThePrimary() {
		this.contextRunner
			.withPropertyValues("dagster.host=main.example.org", "dagster.clients.analytics.host=a.example.org",
					"dagster.clients.analytics.primary=true", "dagster.clients.billing.host=b.example.org")
			.run((context) -> {
				assertThat(context.getBean(DagsterGraphQlClient.class))
					.hasToString("DagsterGraphQlClient[analytics, http://a.example.org:3000/graphql]");
				assertThat(context.getBean(ReactiveDagsterGraphQlClient.class))
					.isSameAs(context.getBean(DagsterGraphQlClient.class).reactive());
			});
	}

	@Test
	void onlyOneMayBeThePrimary() {
		this.contextRunner
			.withPropertyValues("dagster.clients.a.host=a", "dagster.clients.b.host=b",
					"dagster.clients.a.primary=true", "dagster.clients.b.primary=true")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidDagsterPropertiesException.class)
				.hasMessageContaining("dagster.clients.a.primary, dagster.clients.b.primary: Only one"));
	}

	@Test
	void aClientOfTheApplicationStaysWhatIsInjectedByDefault() {
		this.contextRunner.withPropertyValues("dagster.clients.analytics.host=a.example.org")
			.withUserConfiguration(OwnClient.class)
			.run((context) -> {
				assertThat(context.getBean(DagsterGraphQlClient.class))
					.hasToString("DagsterGraphQlClient[default, http://own.example.org:3000/graphql]");
				assertThat(context.getBean("analyticsDagsterGraphQlClient"))
					.hasToString("DagsterGraphQlClient[analytics, http://a.example.org:3000/graphql]");
			});
	}

	@Test
	void aBeanMayTakeThePlaceOfTheConnectionDetailsOfOne() {
		this.contextRunner
			.withPropertyValues("dagster.host=main.example.org", "dagster.clients.analytics.host=unused.example.org")
			.withUserConfiguration(OwnDetails.class)
			.run((context) -> {
				assertThat(context.getBean("analyticsDagsterGraphQlClient"))
					.hasToString("DagsterGraphQlClient[analytics, http://details.example.org:1/graphql]");
				assertThat(context.getBean("dagsterGraphQlClient"))
					.hasToString("DagsterGraphQlClient[default, http://main.example.org:3000/graphql]");
			});
		this.contextRunner.withPropertyValues("dagster.clients.analytics.host=unused.example.org")
			.withUserConfiguration(OwnDetails.class)
			.run((context) -> assertThat(context).doesNotHaveBean("dagsterGraphQlClient"));
	}

	@Test
	void closesAllWithTheContext() {
		DagsterGraphQlClient[] client = new DagsterGraphQlClient[1];
		this.contextRunner.withPropertyValues("dagster.clients.analytics.host=127.0.0.1")
			.run((context) -> client[0] = context.getBean(DagsterGraphQlClient.class));
		assertThatIllegalStateException().isThrownBy(() -> client[0].getRunStatus("x")).withMessageContaining("closed");
	}

	@Test
	void unsetPropertiesOfANamedClientAreShared() {
		DagsterClientProperties properties = settings("analytics", "dagster.read-timeout=7s",
				"dagster.default-location=etl", "dagster.clients.analytics.https=true", "dagster.headers.X-A=shared",
				"dagster.headers.X-B=shared", "dagster.auth.bearer.token=shared", "dagster.ssl.bundle=shared",
				"dagster.clients.analytics.host=a.example.org", "dagster.clients.analytics.read-timeout=9s",
				"dagster.clients.analytics.headers.X-B=own")
			.properties();
		assertThat(properties.getReadTimeout()).isEqualTo(Duration.ofSeconds(9));
		assertThat(properties.getLaunchTimeout()).isEqualTo(Duration.ofSeconds(150));
		assertThat(properties.getDefaultLocation()).isEqualTo("etl");
		assertThat(properties.getHeaders()).containsEntry("X-A", "shared").containsEntry("X-B", "own");
		assertThat(properties.getAuth().getBearer().getToken()).isEqualTo("shared");
		assertThat(properties.getSsl().getBundle()).isEqualTo("shared");
	}

	@Test
	void addressesAndKindsOfCredentialsAreNotMixed() {
		DagsterClientProperties properties = settings("analytics", "dagster.port=3001", "dagster.https=true",
				"dagster.ssl.bundle=shared", "dagster.auth.bearer.token=shared",
				"dagster.clients.analytics.url=http://a.example.org",
				"dagster.clients.analytics.auth.basic.username=ann",
				"dagster.clients.analytics.auth.basic.password=own")
			.properties();
		assertThat(properties.getPort()).isNull();
		assertThat(properties.getHttps()).isNull();
		assertThat(properties.getSsl().getBundle()).isNull();
		assertThat(properties.getAuth().getBearer().getToken()).isNull();
		assertThat(properties.getAuth().getBasic().getUsername()).isEqualTo("ann");
		properties = settings("analytics", "dagster.url=https://main.example.org",
				"dagster.clients.analytics.host=a.example.org")
			.properties();
		assertThat(properties.getUrl()).isNull();
		assertThat(properties.getHost()).isEqualTo("a.example.org");
	}

	@Test
	void partsOfAnAddressAreShared() {
		DagsterClientProperties properties = settings("analytics", "dagster.path-prefix=/shared", "dagster.https=true",
				"dagster.clients.analytics.host=a.example.org")
			.properties();
		assertThat(properties.getPathPrefix()).isEqualTo("/shared");
		assertThat(properties.getHttps()).isTrue();
	}

	@Test
	void credentialsBesideAnAddressAreNotShared() {
		DagsterClientProperties properties = settings("analytics", "dagster.host=main.example.org",
				"dagster.auth.bearer.token=secret", "dagster.headers.X-A=secret",
				"dagster.clients.analytics.host=a.example.org")
			.properties();
		assertThat(properties.getAuth().getBearer().getToken()).isNull();
		assertThat(properties.getHeaders()).isEmpty();
	}

	@Test
	void errorsNameThePropertyThatDecides() {
		assertInvalid("dagster.clients.analytics.port", "dagster.clients.analytics.port=70000");
		assertInvalid("dagster.port", "dagster.port=70000", "dagster.clients.analytics.host=a.example.org");
		assertInvalid("dagster.clients.myAnalytics.host", "dagster.clients.myAnalytics.host=http://x");
		assertInvalid("dagster.clients.default", "dagster.clients.default.host=x");
		assertInvalid("dagster.clients.a.b", "dagster.clients[a.b].host=x");
		assertInvalid("dagster.clients.analytics.read-timeout", "dagster.clients.analytics.read-timeout=0s",
				"dagster.clients.analytics.host=a");
	}

	@Test
	void namesMayHaveUpperCaseLetters() {
		this.contextRunner.withPropertyValues("dagster.clients.myAnalytics.host=a.example.org")
			.run((context) -> assertThat(context.getBean("myAnalyticsDagsterGraphQlClient"))
				.hasToString("DagsterGraphQlClient[myAnalytics, http://a.example.org:3000/graphql]"));
	}

	@Test
	void environmentVariablesApplyToTheExistingClient() {
		this.contextRunner
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment",
						Map.of("DAGSTER_CLIENTS_MYANALYTICS_HOST", "b.example.org", "DAGSTER_CLIENTS_BILLING_HOST",
								"c.example.org"))))
			.withPropertyValues("dagster.clients.my-analytics.host=a.example.org",
					"dagster.clients.my-analytics.port=3001")
			.run((context) -> {
				assertThat(context.getBeansOfType(DagsterGraphQlClient.class))
					.containsOnlyKeys("my-analyticsDagsterGraphQlClient", "billingDagsterGraphQlClient");
				assertThat(context.getBean("my-analyticsDagsterGraphQlClient"))
					.hasToString("DagsterGraphQlClient[my-analytics, http://b.example.org:3001/graphql]");
			});
	}

	private void assertInvalid(String name, String... properties) {
		this.contextRunner.withPropertyValues(properties)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidDagsterPropertiesException.class,
						(ex) -> assertThat(ex.getProblems()).extracting(PropertyProblem::names)
							.containsExactly(List.of(name))));
	}

	private static DagsterClientSettings settings(String name, String... properties) {
		MockEnvironment environment = new MockEnvironment();
		for (String property : properties) {
			String[] parts = property.split("=", 2);
			environment.setProperty(parts[0], parts[1]);
		}
		return new DagsterClients(environment, DagsterClientNames.of(environment), new PropertyProblems())
			.settings(name);
	}

	@Configuration(proxyBeanMethods = false)
	@Import(Injected.Clients.class)
	static class Injected {

		record Clients(@Qualifier("analytics") DagsterGraphQlClient analytics,
				@Qualifier("analytics") ReactiveDagsterGraphQlClient reactiveAnalytics,
				@Qualifier("billing") DagsterGraphQlClient billing) {

		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnClient {

		@Bean
		DagsterGraphQlClient ownClient() {
			return DagsterGraphQlClient.builder().host("own.example.org").build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnDetails {

		@Bean(defaultCandidate = false)
		DagsterConnectionDetails analyticsDagsterConnectionDetails() {
			return () -> URI.create("http://details.example.org:1");
		}

	}

}
