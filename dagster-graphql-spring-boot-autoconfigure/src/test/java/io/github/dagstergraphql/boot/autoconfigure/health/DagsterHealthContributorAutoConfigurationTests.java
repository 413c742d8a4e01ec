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
import java.util.Map;

import io.github.dagstergraphql.boot.autoconfigure.Starter;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.test.EmbeddedDagster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.actuate.endpoint.ApiVersion;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointWebExtension;
import org.springframework.boot.health.actuate.endpoint.ReactiveHealthEndpointWebExtension;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.AvailabilityProbesAutoConfiguration;
import org.springframework.boot.health.autoconfigure.application.AvailabilityHealthContributorAutoConfiguration;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.health.registry.ReactiveHealthContributorRegistry;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.ContextRefreshedEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DagsterHealthContributorAutoConfiguration}.
 */
class DagsterHealthContributorAutoConfigurationTests {

	private static final EmbeddedDagster DAGSTER = EmbeddedDagster.start();

	private static final EmbeddedDagster ANALYTICS = EmbeddedDagster.builder().version("1.9.13").start();

	private final ApplicationContextRunner contextRunner = HealthRunner.prepare(new ApplicationContextRunner(),
			DAGSTER.getUrl());

	private final ReactiveWebApplicationContextRunner reactiveRunner = HealthRunner
		.prepare(new ReactiveWebApplicationContextRunner(), DAGSTER.getUrl());

	@BeforeEach
	void reset() {
		DAGSTER.reset();
		ANALYTICS.reset();
	}

	@AfterAll
	static void close() {
		DAGSTER.close();
		ANALYTICS.close();
	}

	@Test
	void sendsNoRequestBeforeHealthIsQueried() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasSingleBean(CompositeReactiveHealthContributor.class)
				.hasBean("dagsterHealthContributor");
			assertThat(HealthRunner.requests(context)).isZero();
		});
	}

	@Test
	void doesNothingWithoutBootsHealth() {
		new ApplicationContextRunner().withClassLoader(new FilteredClassLoader("org.springframework.boot.health"))
			// its filter is what keeps the class from being loaded
			.withUserConfiguration(Starter.class)
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(DagsterGraphQlClient.class)
				.doesNotHaveBean("dagsterHealthContributor"));
		new ApplicationContextRunner().withUserConfiguration(Starter.class)
			.run((context) -> assertThat(context).hasBean("dagsterHealthContributor"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "management.health.dagster.enabled=false", "management.health.defaults.enabled=false" })
	void canBeSwitchedOff(String property) {
		this.contextRunner.withPropertyValues(property)
			.run((context) -> assertThat(context).doesNotHaveBean("dagsterHealthContributor"));
	}

	@Test
	void eachCheckCanBeSwitchedOff() {
		this.contextRunner.withPropertyValues("dagster.health.daemons.enabled=false")
			.run((context) -> assertThat(HealthRunner.dagster(context).at("/components").propertyNames())
				.containsExactlyInAnyOrder("server", "locations"));
		this.contextRunner
			.withPropertyValues("dagster.health.server.enabled=false", "dagster.health.locations.enabled=false")
			.run((context) -> assertThat(HealthRunner.dagster(context).at("/components").propertyNames())
				.containsExactly("daemons"));
		this.contextRunner
			.withPropertyValues("dagster.health.server.enabled=false", "dagster.health.locations.enabled=false",
					"dagster.health.daemons.enabled=false")
			.run((context) -> {
				assertThat(HealthRunner.health(context).at("/status").asString()).isEqualTo("UP");
				assertThat(HealthRunner.dagster(context).isMissingNode()).isTrue();
			});
	}

	@Test
	void backsOff() {
		this.contextRunner.withUserConfiguration(OwnHealth.class).run((context) -> {
			assertThat(context).doesNotHaveBean("dagsterHealthContributor");
			assertThat(HealthRunner.dagster(context).at("/details/own").asBoolean()).isTrue();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "dagster.health.timeout=0s", "dagster.health.timeout=-1s",
			"dagster.health.cache-time-to-live=-1s" })
	void durationsMustMakeSense(String property) {
		this.contextRunner.withPropertyValues(property)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining(property.split("=")[0] + ": It must be positive"));
	}

	@Test
	void theTimeThatItTakesToSetUpHttpDoesNotCount() {
		Duration timeout = Duration.ofSeconds(2);
		this.contextRunner.withPropertyValues("dagster.health.timeout=" + timeout)
			.withBean(WebClientCustomizer.class, () -> (builder) -> sleep(timeout.plusSeconds(1)))
			.run((context) -> assertThat(HealthRunner.dagster(context).at("/components/server/status").asString())
				.isEqualTo("UP"));
	}

	// longer than the timeout, even on a busy machine
	private static void sleep(Duration time) {
		try {
			Thread.sleep(time.toMillis());
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void aMockedClientDoesNotRespond() {
		this.contextRunner.withBean(DagsterGraphQlClient.class, () -> Mockito.mock())
			.run((context) -> assertThat(HealthRunner.dagster(context).at("/components/server/status").asString())
				.isEqualTo("DOWN"));
	}

	@Test
	void oneServerMoreChangesNoEntryThatIsThere() {
		ANALYTICS.daemon("SCHEDULER").withoutHeartbeat();
		this.contextRunner.withPropertyValues("dagster.clients.analytics.url=" + ANALYTICS.getUrl()).run((context) -> {
			JsonNode dagster = HealthRunner.dagster(context);
			assertThat(dagster.at("/components").propertyNames()).containsExactlyInAnyOrder("server", "daemons",
					"locations", "analytics");
			assertThat(dagster.at("/status").asString()).isEqualTo("DOWN");
			assertThat(dagster.at("/components/server/details/version").asString()).isEqualTo("1.13.27");
			assertThat(dagster.at("/components/daemons/status").asString()).isEqualTo("UP");
			JsonNode analytics = dagster.at("/components/analytics");
			assertThat(analytics.at("/components").propertyNames()).containsExactlyInAnyOrder("server", "daemons",
					"locations");
			assertThat(analytics.at("/components/server/details/version").asString()).isEqualTo("1.9.13");
			assertThat(analytics.at("/components/daemons/status").asString()).isEqualTo("DOWN");
			assertThat(HealthRunner.health(context, "dagster", "analytics", "server").at("/status").asString())
				.isEqualTo("UP");
		});
	}

	@Test
	void clientsWithNamesHaveAnEntryEachEvenIfThereIsOnlyOne() {
		HealthRunner.prepare(new ApplicationContextRunner())
			.withPropertyValues("dagster.clients.analytics.url=" + ANALYTICS.getUrl())
			.run((context) -> assertThat(HealthRunner.dagster(context).at("/components").propertyNames())
				.containsExactly("analytics"));
		HealthRunner.prepare(new ApplicationContextRunner())
			.withPropertyValues("dagster.clients.analytics.url=" + ANALYTICS.getUrl(),
					"dagster.clients.myBilling.url=" + DAGSTER.getUrl())
			.run((context) -> assertThat(HealthRunner.dagster(context).at("/components").propertyNames())
				.containsExactlyInAnyOrder("analytics", "myBilling"));
	}

	@Test
	void aClientThatIsCalledLikeACheckHasAnEntry() {
		this.contextRunner.withPropertyValues("dagster.clients.server.url=" + ANALYTICS.getUrl()).run((context) -> {
			JsonNode dagster = HealthRunner.dagster(context);
			assertThat(dagster.at("/components/server/details/version").asString()).isEqualTo("1.13.27");
			assertThat(
					dagster.at("/components/serverDagsterGraphQlClient/components/server/details/version").asString())
				.isEqualTo("1.9.13");
		});
	}

	@Test
	void aClientOfTheApplicationHasTheSameHealth() {
		this.contextRunner.withPropertyValues("dagster.url=http://127.0.0.1:1")
			.withUserConfiguration(OwnClient.class)
			.run((context) -> {
				assertThat(HealthRunner.dagster(context).at("/components").propertyNames())
					.containsExactlyInAnyOrder("server", "daemons", "locations");
				assertThat(HealthRunner.dagster(context).at("/components/server/details/version").asString())
					.isEqualTo("1.9.13");
			});
		// the named one is not injected without its qualifier
		this.contextRunner.withPropertyValues("dagster.clients.billing.url=" + DAGSTER.getUrl())
			.withUserConfiguration(OwnClient.class)
			.run((context) -> {
				JsonNode dagster = HealthRunner.dagster(context);
				assertThat(dagster.at("/components").propertyNames()).containsExactlyInAnyOrder("server", "daemons",
						"locations", "billing");
				assertThat(dagster.at("/components/server/details/version").asString()).isEqualTo("1.9.13");
				assertThat(dagster.at("/components/billing/components/server/details/version").asString())
					.isEqualTo("1.13.27");
			});
	}

	@Test
	void severalClientsOfTheApplicationAreCalledAsTheirBeans() {
		this.contextRunner.withUserConfiguration(OwnClients.class)
			.run((context) -> assertThat(HealthRunner.dagster(context).at("/components").propertyNames())
				.containsExactlyInAnyOrder("first", "second"));
	}

	@Test
	void blockingAndReactiveCallersSeeTheSame() {
		DAGSTER.daemon("SCHEDULER").withoutHeartbeat();
		this.contextRunner.run((context) -> {
			JsonNode blocking = HealthRunner.health(context);
			assertThat(blocking.at("/components/dagster/components/daemons/status").asString()).isEqualTo("DOWN");
			WebEndpointResponse<?> response = servletExtension(context).health(ApiVersion.V3, WebServerNamespace.SERVER,
					SecurityContext.NONE);
			assertThat(response.getStatus()).isEqualTo(503);
			assertThat(HealthRunner.json(response.getBody())).isEqualTo(blocking);
		});
		this.reactiveRunner.run((context) -> {
			JsonNode blocking = HealthRunner.health(context);
			assertThat(blocking.at("/components/dagster/components/daemons/status").asString()).isEqualTo("DOWN");
			WebEndpointResponse<?> response = context.getBean(ReactiveHealthEndpointWebExtension.class)
				.health(ApiVersion.V3, WebServerNamespace.SERVER, SecurityContext.NONE)
				.block();
			assertThat(response.getStatus()).isEqualTo(503);
			assertThat(HealthRunner.json(response.getBody())).isEqualTo(blocking);
		});
	}

	@Test
	void unauthorizedCallersSeeNoDetails() {
		this.contextRunner.withPropertyValues("management.endpoint.health.show-details=when-authorized")
			.run((context) -> {
				WebEndpointResponse<?> response = servletExtension(context).health(ApiVersion.V3,
						WebServerNamespace.SERVER, SecurityContext.NONE);
				assertThat(HealthRunner.json(response.getBody()).has("components")).isFalse();
			});
	}

	// As Boot makes it in a servlet application: here is no servlet API on the class
	// path.
	private static HealthEndpointWebExtension servletExtension(ApplicationContext context) {
		return new HealthEndpointWebExtension(context.getBean(HealthContributorRegistry.class),
				context.getBean(ReactiveHealthContributorRegistry.class), context.getBean(HealthEndpointGroups.class),
				null);
	}

	@Test
	void isNotPartOfLivenessAndOnlyOptionallyOfReadiness() {
		DAGSTER.daemon("SCHEDULER").withoutHeartbeat();
		ReactiveWebApplicationContextRunner runner = this.reactiveRunner
			.withConfiguration(AutoConfigurations.of(ApplicationAvailabilityAutoConfiguration.class,
					AvailabilityHealthContributorAutoConfiguration.class, AvailabilityProbesAutoConfiguration.class))
			.withInitializer((context) -> context.addApplicationListener((event) -> {
				if (event instanceof ContextRefreshedEvent) {
					AvailabilityChangeEvent.publish(context, LivenessState.CORRECT);
					AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
				}
			}))
			.withPropertyValues("management.endpoint.health.probes.enabled=true");
		runner.run((context) -> {
			assertThat(HealthRunner.health(context).at("/status").asString()).isEqualTo("DOWN");
			assertThat(HealthRunner.health(context, "liveness").at("/status").asString()).isEqualTo("UP");
			assertThat(HealthRunner.health(context, "readiness").at("/status").asString()).isEqualTo("UP");
		});
		runner.withPropertyValues("management.endpoint.health.group.readiness.include=readinessState,dagster")
			.run((context) -> {
				assertThat(HealthRunner.health(context, "liveness").at("/status").asString()).isEqualTo("UP");
				JsonNode readiness = HealthRunner.health(context, "readiness");
				assertThat(readiness.at("/status").asString()).isEqualTo("DOWN");
				assertThat(readiness.at("/components/dagster/components").propertyNames())
					.containsExactlyInAnyOrder("server", "daemons", "locations");
			});
		runner.withPropertyValues("management.endpoint.health.group.readiness.include=readinessState,dagster/server")
			.run((context) -> {
				JsonNode readiness = HealthRunner.health(context, "readiness");
				assertThat(readiness.at("/status").asString()).isEqualTo("UP");
				assertThat(readiness.at("/components/dagster/components").propertyNames()).containsExactly("server");
			});
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnHealth {

		@Bean
		HealthIndicator dagsterHealthIndicator() {
			return () -> Health.up().withDetails(Map.of("own", true)).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnClient {

		@Bean
		DagsterGraphQlClient ownClient() {
			return DagsterGraphQlClient.builder().url(ANALYTICS.getUrl()).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnClients {

		@Bean
		@Primary
		DagsterGraphQlClient first() {
			return DagsterGraphQlClient.builder().url(DAGSTER.getUrl()).build();
		}

		@Bean
		DagsterGraphQlClient second() {
			return DagsterGraphQlClient.builder().url(ANALYTICS.getUrl()).build();
		}

	}

}
