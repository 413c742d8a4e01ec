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

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import io.github.dagstergraphql.client.VersionCheck;
import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.error.DagsterTimeoutException;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ClientHttpConnectorBuilderCustomizer;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link DagsterAutoConfiguration}.
 */
class DagsterAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(HttpClientAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class,
					WebClientAutoConfiguration.class, DagsterAutoConfiguration.class));

	@Test
	void createsBothClientsOverTheSameConnections() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasSingleBean(DagsterGraphQlClient.class);
			assertThat(context.getBean(ReactiveDagsterGraphQlClient.class))
				.isSameAs(context.getBean(DagsterGraphQlClient.class).reactive());
			assertThat(url(context)).isEqualTo("http://localhost:3000");
		});
	}

	@Test
	void returnsANewBuilderEachTime() {
		this.contextRunner.run((context) -> assertThat(context.getBean(DagsterGraphQlClient.Builder.class))
			.isNotSameAs(context.getBean(DagsterGraphQlClient.Builder.class)));
	}

	@Test
	void backsOffForTheClientsOfTheApplication() {
		this.contextRunner.withUserConfiguration(OwnClient.class).run((context) -> {
			assertThat(context).hasSingleBean(DagsterGraphQlClient.class);
			assertThat(context.getBean(DagsterGraphQlClient.class))
				.hasToString("DagsterGraphQlClient[default, http://own.example.org:3000/graphql]");
			assertThat(context.getBean(ReactiveDagsterGraphQlClient.class))
				.isSameAs(context.getBean(DagsterGraphQlClient.class).reactive());
		});
	}

	@Test
	void backsOffForTheConnectionDetailsOfTheApplication() {
		this.contextRunner.withPropertyValues("dagster.host=unused")
			.withBean(DagsterConnectionDetails.class, () -> () -> URI.create("https://details.example.org/x"))
			.run((context) -> {
				assertThat(context).hasSingleBean(DagsterConnectionDetails.class);
				assertThat(context.getBean(DagsterGraphQlClient.class))
					.hasToString("DagsterGraphQlClient[default, https://details.example.org/x/graphql]");
			});
	}

	@Test
	void backsOffWithoutTheClientOrWebClient() {
		for (Class<?> missing : new Class<?>[] { DagsterGraphQlClient.class, WebClient.class }) {
			this.contextRunner.withClassLoader(new FilteredClassLoader(missing))
				.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(DagsterProperties.class));
		}
	}

	@Test
	void readsHostPortHttpsAndPathPrefix() {
		assertUrl("https://dagster.example.org:8443/data/platform", "dagster.host=dagster.example.org",
				"dagster.port=8443", "dagster.https=true", "dagster.path-prefix=/data/platform");
		assertUrl("https://dagster.example.org:443", "dagster.host=dagster.example.org", "dagster.https=true");
		assertUrl("http://[::1]:3000", "dagster.host=::1");
		assertUrl("https://example.dagster.cloud/prod", "dagster.url=https://example.dagster.cloud/prod");
	}

	@ParameterizedTest
	@CsvSource({ "warn,WARN", "Fail,FAIL", "off,OFF", "false,OFF" })
	void acceptsTheYamlFormsOfTheVersionCheck(String value, VersionCheck expected) {
		this.contextRunner.withPropertyValues("dagster.version-check=" + value)
			.run((context) -> assertThat(context.getBean(DagsterProperties.class).getVersionCheck())
				.isEqualTo(expected));
	}

	@Test
	void namesTheInvalidProperty() {
		assertInvalid("dagster.host", "dagster.host=http://dagster.example.org");
		assertInvalid("dagster.host", "dagster.host=dagster.example.org/prefix");
		assertInvalid("dagster.host", "dagster.host=dagster.example.org:3000");
		assertInvalid("dagster.host", "dagster.host=");
		assertInvalid("dagster.port", "dagster.port=70000");
		assertInvalid("dagster.path-prefix", "dagster.path-prefix=prefix");
	}

	@Test
	void namesTheInvalidPropertyWithoutShowingASecret() {
		assertInvalid("dagster.url", "dagster.url=hunter2.example.org");
		assertInvalid("dagster.url", "dagster.url=https://example.org?token=hunter2");
		assertInvalid("dagster.host", "dagster.host=ann:hunter2@example.org");
	}

	@Test
	void rejectsAUrlCombinedWithItsParts() {
		this.contextRunner.withPropertyValues("dagster.url=http://example.org", "dagster.port=3000")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidDagsterPropertiesException.class)
				.hasMessageContaining("dagster.url, dagster.port: "));
	}

	@Test
	void hasItsOwnTimeouts() throws IOException {
		try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
			// the application's own timeouts are for its own clients
			this.contextRunner
				.withPropertyValues("dagster.host=127.0.0.1", "dagster.port=" + silent.getLocalPort(),
						"dagster.read-timeout=300ms", "spring.http.clients.read-timeout=1h")
				.run((context) -> assertThatExceptionOfType(DagsterTimeoutException.class)
					.isThrownBy(() -> context.getBean(DagsterGraphQlClient.class).getRunStatus("x"))
					.withMessageContaining("read timeout of 300ms"));
		}
	}

	@Test
	void doesNotConnectAtStartup() throws IOException {
		try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
			server.setSoTimeout((int) Duration.ofMillis(300).toMillis());
			this.contextRunner.withPropertyValues("dagster.host=127.0.0.1", "dagster.port=" + server.getLocalPort())
				.run((context) -> assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(server::accept));
		}
	}

	@Test
	void usesTheWebClientOfTheApplication() {
		this.contextRunner.withUserConfiguration(Filter.class)
			.run((context) -> assertThatExceptionOfType(DagsterConnectionException.class)
				.isThrownBy(() -> context.getBean(DagsterGraphQlClient.class).getRunStatus("x"))
				.withRootCauseInstanceOf(IOException.class)
				.withMessageContaining("stopped by a filter"));
	}

	@Test
	void createsNoWebClientAtStartup() {
		AtomicInteger webClients = new AtomicInteger();
		this.contextRunner.withPropertyValues("dagster.host=127.0.0.1", "dagster.port=1")
			.withBean(WebClientCustomizer.class, () -> (builder) -> webClients.incrementAndGet())
			.run((context) -> {
				DagsterGraphQlClient client = context.getBean(DagsterGraphQlClient.class);
				assertThat(webClients).hasValue(0);
				assertThatExceptionOfType(DagsterConnectionException.class).isThrownBy(() -> client.getRunStatus("x"));
				assertThat(webClients).hasValue(1);
			});
	}

	@Test
	void retriesAsOftenAsConfigured() {
		assertThat(requests("dagster.retry.delay=1ms")).isEqualTo(4);
		assertThat(requests("dagster.retry.delay=1ms", "dagster.retry.max-retries=1", "dagster.retry.multiplier=1.5",
				"dagster.retry.max-delay=5ms", "dagster.retry.jitter=0ms"))
			.isEqualTo(2);
		assertThat(requests("dagster.retry.enabled=false")).isEqualTo(1);
	}

	private int requests(String... properties) {
		AtomicInteger requests = new AtomicInteger();
		this.contextRunner.withPropertyValues(properties)
			.withBean(WebClientCustomizer.class, () -> (builder) -> builder.filter((request, next) -> {
				requests.incrementAndGet();
				return Mono.just(ClientResponse.create(HttpStatus.SERVICE_UNAVAILABLE).build());
			}))
			.run((context) -> assertThatExceptionOfType(InvalidResponseException.class)
				.isThrownBy(() -> context.getBean(DagsterGraphQlClient.class).getRunStatus("x")));
		return requests.get();
	}

	@ParameterizedTest
	@CsvSource({ "dagster.retry.max-retries, -1", "dagster.retry.multiplier, 0.5", "dagster.retry.delay, 0s",
			"dagster.retry.max-delay, -1s", "dagster.retry.jitter, -1ms", "dagster.launch-settle-time, 0s" })
	void rejectsInvalidRetrySettings(String property, String value) {
		this.contextRunner.withPropertyValues(property + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidDagsterPropertiesException.class,
						(ex) -> assertThat(ex.getProblems()).extracting(PropertyProblem::names)
							.containsExactly(List.of(property))));
	}

	@Test
	void appliesCustomizers() {
		this.contextRunner
			.withBean(DagsterGraphQlClientBuilderCustomizer.class,
					() -> (builder) -> builder.url("http://customized.example.org"))
			.run((context) -> assertThat(context.getBean(DagsterGraphQlClient.class))
				.hasToString("DagsterGraphQlClient[default, http://customized.example.org/graphql]"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "dagster.url=http://127.0.0.1:1", "dagster.clients.one.url=http://127.0.0.1:1" })
	void appliesCustomizersOfTheHttpClient(String property) {
		AtomicInteger connections = new AtomicInteger();
		this.contextRunner.withPropertyValues(property, "dagster.retry.enabled=false")
			.withBean(CountingConnectorCustomizer.class, () -> new CountingConnectorCustomizer(connections))
			.run((context) -> {
				assertThatExceptionOfType(DagsterConnectionException.class)
					.isThrownBy(() -> context.getBean(DagsterGraphQlClient.class).getRunStatus("x"));
				assertThat(connections).hasValue(1);
			});
	}

	@Test
	void closesTheClientWithTheContext() {
		DagsterGraphQlClient[] client = new DagsterGraphQlClient[1];
		this.contextRunner.run((context) -> client[0] = context.getBean(DagsterGraphQlClient.class));
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> client[0].getRunStatus("x"))
			.withMessageContaining("has been closed");
	}

	@Test
	void doesNotTurnAnApplicationIntoAWebApplication() {
		assertThat(new SpringApplication(Object.class).getWebApplicationType()).isEqualTo(WebApplicationType.NONE);
	}

	private void assertUrl(String url, String... properties) {
		this.contextRunner.withPropertyValues(properties).run((context) -> assertThat(url(context)).isEqualTo(url));
	}

	private void assertInvalid(String name, String property) {
		this.contextRunner.withPropertyValues(property)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidDagsterPropertiesException.class, (ex) -> {
					assertThat(ex.getProblems()).extracting(PropertyProblem::names).containsExactly(List.of(name));
					assertThat(ex).hasMessageNotContaining("hunter2");
				}));
	}

	private static String url(AssertableApplicationContext context) {
		return context.getBean(DagsterConnectionDetails.class).getUrl().toString();
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnClient {

		@Bean
		DagsterGraphQlClient ownClient() {
			return DagsterGraphQlClient.builder().host("own.example.org").build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Filter {

		@Bean
		WebClientCustomizer stop() {
			return (builder) -> builder.filter((request, next) -> {
				throw new java.io.UncheckedIOException(new IOException("stopped by a filter"));
			});
		}

	}

	/**
	 * Counts the requested connections.
	 */
	static class CountingConnectorCustomizer
			implements ClientHttpConnectorBuilderCustomizer<ReactorClientHttpConnectorBuilder> {

		private final AtomicInteger count;

		CountingConnectorCustomizer(AtomicInteger count) {
			this.count = count;
		}

		@Override
		public ReactorClientHttpConnectorBuilder customize(ReactorClientHttpConnectorBuilder builder) {
			return builder
				.withHttpClientCustomizer((client) -> client.doOnConnect((config) -> this.count.incrementAndGet()));
		}

	}

}
