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
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.Headers;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.auth.DagsterCredentials;
import io.github.dagstergraphql.client.error.DagsterAuthenticationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the credentials of {@code dagster.auth} and {@code dagster.headers}, and for
 * the servers that receive them.
 */
class DagsterAuthenticationTests {

	private final RecordingServer server = new RecordingServer();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class,
				WebClientAutoConfiguration.class, DagsterAutoConfiguration.class))
		.withPropertyValues("dagster.url=" + this.server.url(), "dagster.version-check=off");

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void sendsNothingByDefault() {
		this.contextRunner.run((context) -> assertThat(call(context)).doesNotContainKey("Authorization"));
	}

	@Test
	void sendsUserAndPassword() {
		this.contextRunner
			.withPropertyValues("dagster.auth.basic.username=ann", "dagster.auth.basic.password=h\u00fcnter 2")
			.run((context) -> assertThat(call(context).getFirst("Authorization"))
				.isEqualTo("Basic YW5uOmjDvG50ZXIgMg=="));
	}

	@Test
	void sendsABearerToken() {
		this.contextRunner.withPropertyValues("dagster.auth.bearer.token=hunter2")
			.run((context) -> assertThat(call(context).get("Authorization")).containsExactly("Bearer hunter2"));
	}

	@Test
	void sendsATokenOfDagsterPlus() {
		this.contextRunner.withPropertyValues("dagster.auth.dagster-plus.token=user:hunter2").run((context) -> {
			Headers headers = call(context);
			assertThat(headers.get("Dagster-Cloud-Api-Token")).containsExactly("user:hunter2");
			assertThat(headers).doesNotContainKey("Authorization");
		});
	}

	@Test
	void sendsHeaders() {
		this.contextRunner.withPropertyValues("dagster.headers.X-Team=core", "dagster.headers[Cf-Access]=a b")
			.run((context) -> {
				Headers headers = call(context);
				assertThat(headers.get("X-Team")).containsExactly("core");
				assertThat(headers.get("Cf-Access")).containsExactly("a b");
			});
	}

	@Test
	void requestsATokenFromTheBeanForEachRequest() {
		this.contextRunner.withUserConfiguration(CountingToken.class).run((context) -> {
			assertThat(call(context).getFirst("Authorization")).isEqualTo("Bearer token-1");
			assertThat(call(context).getFirst("Authorization")).isEqualTo("Bearer token-2");
		});
	}

	@Test
	void notifiesABeanOfARejectedToken() {
		AtomicInteger rejections = new AtomicInteger();
		DagsterCredentials credentials = new DagsterCredentials() {

			@Override
			public Mono<Void> apply(HttpHeaders headers) {
				headers.setBearerAuth("hunter2");
				return Mono.empty();
			}

			@Override
			public void rejected() {
				rejections.incrementAndGet();
			}

		};
		this.server.status(401);
		this.contextRunner.withBean(DagsterCredentials.class, () -> credentials).run((context) -> {
			assertThatExceptionOfType(DagsterAuthenticationException.class).isThrownBy(() -> call(context))
				.withMessageContaining("HTTP 401")
				.withMessageNotContaining("hunter2");
			assertThat(rejections).hasValue(1);
		});
	}

	@Test
	void sendsNothingWithoutAToken() {
		this.contextRunner.withBean(DagsterCredentials.class, () -> DagsterCredentials.bearer((() -> {
			throw new IllegalStateException("hunter2");
		}))).run((context) -> {
			assertThatExceptionOfType(DagsterAuthenticationException.class).isThrownBy(() -> call(context))
				.withMessageContaining("not sent")
				.withMessageContaining("IllegalStateException")
				.withMessageNotContaining("hunter2")
				.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isFalse());
			assertThat(this.server.requests()).isEmpty();
		});
	}

	@Test
	void aBeanTakesThePlaceOfTheProperties() {
		this.contextRunner.withPropertyValues("dagster.auth.bearer.token=property")
			.withUserConfiguration(CountingToken.class)
			.run((context) -> assertThat(call(context).get("Authorization")).containsExactly("Bearer token-1"));
	}

	@Test
	void aBeanForANamedClientIsForThatClientAlone() {
		this.contextRunner.withPropertyValues("dagster.clients.analytics.url=" + this.server.url())
			.withUserConfiguration(AnalyticsToken.class)
			.run((context) -> {
				assertThat(call(context)).doesNotContainKey("Authorization");
				call(context.getBean("analyticsDagsterGraphQlClient", DagsterGraphQlClient.class));
				assertThat(this.server.lastRequest().getFirst("Authorization")).isEqualTo("Bearer analytics");
			});
	}

	@Test
	void credentialsAndHeadersBesideAnAddressAreNotHandedToOtherServers() {
		try (RecordingServer other = new RecordingServer()) {
			this.contextRunner
				.withPropertyValues("dagster.auth.bearer.token=hunter2", "dagster.headers.X-Secret=hunter2",
						"dagster.clients.other.url=" + other.url())
				.run((context) -> {
					assertThat(call(context)).containsKeys("Authorization", "X-secret");
					call(context.getBean("otherDagsterGraphQlClient", DagsterGraphQlClient.class));
					assertThat(other.lastRequest()).doesNotContainKeys("Authorization", "X-secret");
				});
		}
	}

	@Test
	void credentialsOfConnectionDetailsAreTheirOwn() {
		this.contextRunner.withPropertyValues("dagster.auth.bearer.token=hunter2", "dagster.headers.X-Secret=hunter2")
			.withBean(DagsterConnectionDetails.class, () -> () -> URI.create(this.server.url()))
			.run((context) -> assertThat(call(context)).doesNotContainKeys("Authorization", "X-secret"));
	}

	@Test
	void rejectsTwoKindsOfCredentials() {
		this.contextRunner
			.withPropertyValues("dagster.auth.bearer.token=hunter2", "dagster.auth.dagster-plus.token=hunter2")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidDagsterPropertiesException.class, (ex) -> {
					assertThat(ex.getProblems()).singleElement()
						.satisfies((problem) -> assertThat(problem.names()).containsExactly("dagster.auth.bearer.token",
								"dagster.auth.dagster-plus.token"));
					assertThat(ex).hasMessageNotContaining("hunter2");
				}));
	}

	@Test
	void namesTheInvalidProperty() {
		assertInvalid("dagster.auth.basic.password", "dagster.auth.basic.username=hunter2");
		assertInvalid("dagster.auth.basic.username", "dagster.auth.basic.password=hunter2");
		assertInvalid("dagster.auth.bearer.token", "dagster.auth.bearer.token=");
		assertInvalid("dagster.auth.bearer.token", "dagster.auth.bearer.token=Bearer hunter2");
		assertInvalid("dagster.auth.dagster-plus.token", "dagster.auth.dagster-plus.token=hunter2\nhunter2");
		assertInvalid("dagster.headers.X-Team", "dagster.headers.X-Team=hunter2\r\nX: y");
		assertInvalid("dagster.headers.X Team", "dagster.headers[X Team]=hunter2");
		assertInvalid("dagster.headers.Content-Type", "dagster.headers.Content-Type=hunter2");
		assertInvalid("dagster.headers.Authorization", "dagster.headers.Authorization=hunter2",
				"dagster.auth.bearer.token=hunter2");
		assertInvalid("dagster.url", "dagster.url=https://ann:hunter2@example.org", "dagster.auth.bearer.token=x");
	}

	@Test
	void oauth2RequiresSpringSecurity() {
		this.contextRunner.withPropertyValues("dagster.auth.oauth2.registration-id=dagster")
			.withClassLoader(new FilteredClassLoader(ReactiveOAuth2AuthorizedClientManager.class))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidDagsterPropertiesException.class)
				.hasMessageContainingAll("dagster.auth.oauth2.registration-id",
						"spring-boot-starter-security-oauth2-client"));
	}

	@Test
	void oauth2RequiresARegistration() {
		ApplicationContextRunner runner = this.contextRunner
			.withPropertyValues("dagster.auth.oauth2.registration-id=dagster");
		runner.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.hasMessageContaining("spring.security.oauth2.client.registration.dagster"));
		runner.withBean(ReactiveClientRegistrationRepository.class, () -> registrations("other", null))
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("known are [other]"));
		runner
			.withBean(ReactiveClientRegistrationRepository.class,
					() -> registrations("dagster", AuthorizationGrantType.AUTHORIZATION_CODE))
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("client_credentials"));
		runner.withBean(ReactiveClientRegistrationRepository.class, () -> registrations("dagster", null))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private static ReactiveClientRegistrationRepository registrations(String id, AuthorizationGrantType grantType) {
		return new InMemoryReactiveClientRegistrationRepository(ClientRegistration.withRegistrationId(id)
			.authorizationGrantType((grantType != null) ? grantType : AuthorizationGrantType.CLIENT_CREDENTIALS)
			.clientId("app")
			.redirectUri("http://127.0.0.1")
			.authorizationUri("http://127.0.0.1:9/authorize")
			.tokenUri("http://127.0.0.1:9/token")
			.build());
	}

	private void assertInvalid(String name, String... properties) {
		this.contextRunner.withPropertyValues(properties)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidDagsterPropertiesException.class, (ex) -> {
					assertThat(ex.getProblems()).singleElement()
						.satisfies((problem) -> assertThat(problem.names()).contains(name));
					assertThat(ex).hasMessageNotContaining("hunter2");
				}));
	}

	private Headers call(ApplicationContext context) {
		call(context.getBean("dagsterGraphQlClient", DagsterGraphQlClient.class));
		return this.server.lastRequest();
	}

	private static void call(DagsterGraphQlClient client) {
		client.graphql().document("{ version }").retrieve("version").toEntity(String.class);
	}

	@Configuration(proxyBeanMethods = false)
	static class CountingToken {

		private final AtomicInteger count = new AtomicInteger();

		@Bean
		DagsterCredentials credentials() {
			return DagsterCredentials.bearer(() -> "token-" + this.count.incrementAndGet());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class AnalyticsToken {

		@Bean
		@Qualifier("analytics")
		DagsterCredentials token() {
			return DagsterCredentials.bearer("analytics");
		}

	}

}
