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

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.client.GraphQlClient;
import org.springframework.graphql.client.HttpGraphQlClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for the beans of Spring's own GraphQL client: one for each server, and none that
 * takes the place of a bean of the application.
 */
class HttpGraphQlClientBeanTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DagsterAutoConfiguration.class));

	@Test
	void eachServerHasOne() {
		try (RecordingServer main = new RecordingServer(); RecordingServer analytics = new RecordingServer()) {
			this.runner.withUserConfiguration(Qualified.class)
				.withPropertyValues("dagster.url=" + main.url(), "dagster.auth.bearer.token=m41n",
						"dagster.clients.analytics.url=" + analytics.url(),
						"dagster.clients.analytics.auth.bearer.token=4n4lytics")
				.run((context) -> {
					Qualified beans = context.getBean(Qualified.class);
					assertThat(version(beans.main.getObject())).isEqualTo("1.13.27");
					assertThat(version(beans.analytics.getObject())).isEqualTo("1.13.27");
				});
			assertThat(main.requests()).singleElement()
				.satisfies((headers) -> assertThat(headers.getFirst("Authorization")).isEqualTo("Bearer m41n"));
			assertThat(analytics.requests()).singleElement()
				.satisfies((headers) -> assertThat(headers.getFirst("Authorization")).isEqualTo("Bearer 4n4lytics"));
		}
	}

	@Test
	void isNoDefaultCandidate() {
		this.runner.withUserConfiguration(Unqualified.class)
			.withPropertyValues("dagster.clients.analytics.url=http://analytics")
			.withPropertyValues("dagster.url=http://main")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				Unqualified beans = context.getBean(Unqualified.class);
				assertThat(beans.http.getIfAvailable()).isNull();
				assertThat(beans.graphQl.getIfAvailable()).isNull();
			});
	}

	@Test
	void aClientOfTheApplicationIsInjected() {
		this.runner.withUserConfiguration(Unqualified.class, Own.class)
			.withPropertyValues("dagster.clients.analytics.url=http://analytics", "dagster.url=http://main")
			.run((context) -> {
				Unqualified beans = context.getBean(Unqualified.class);
				assertThat(beans.http.getObject()).isSameAs(context.getBean("own"));
				assertThat(beans.graphQl.getObject()).isSameAs(context.getBean("own"));
				assertThat(context.getBean(HttpGraphQlClient.class)).isSameAs(context.getBean("own"));
			});
	}

	@Test
	void isCreatedWhenItIsNeeded() {
		this.runner.withPropertyValues("dagster.clients.analytics.url=http://analytics", "dagster.url=http://main")
			.run((context) -> {
				assertThat(context.containsBean("dagsterHttpGraphQlClient")).isTrue();
				assertThat(context.containsBean("analyticsDagsterHttpGraphQlClient")).isTrue();
				assertThat(context.getBeanFactory().containsSingleton("dagsterHttpGraphQlClient")).isFalse();
				assertThat(context.getBeanFactory().containsSingleton("analyticsDagsterHttpGraphQlClient")).isFalse();
			});
	}

	@Test
	void comesFromTheClientOfTheApplication() {
		try (RecordingServer server = new RecordingServer();
				DagsterGraphQlClient own = DagsterGraphQlClient.builder().url(server.url()).build()) {
			this.runner.withBean("own", DagsterGraphQlClient.class, () -> own)
				.run((context) -> assertThat(
						version(context.getBean("dagsterHttpGraphQlClient", HttpGraphQlClient.class)))
					.isEqualTo("1.13.27"));
			assertThat(server.requests()).hasSize(1);
		}
	}

	@Test
	void existsBesideAMock() {
		try (RecordingServer server = new RecordingServer()) {
			this.runner.withPropertyValues("dagster.url=" + server.url())
				.withBean(DagsterGraphQlClient.class, () -> mock(DagsterGraphQlClient.class))
				.run((context) -> assertThat(
						version(context.getBean("dagsterHttpGraphQlClient", HttpGraphQlClient.class)))
					.isEqualTo("1.13.27"));
		}
	}

	@Test
	void onlyNamedClients() {
		this.runner.withPropertyValues("dagster.clients.analytics.url=http://analytics").run((context) -> {
			assertThat(context.containsBean("dagsterHttpGraphQlClient")).isFalse();
			assertThat(context.containsBean("analyticsDagsterHttpGraphQlClient")).isTrue();
		});
	}

	private static String version(HttpGraphQlClient client) {
		return client.document("{ version }").retrieve("version").toEntity(String.class).block();
	}

	@Configuration(proxyBeanMethods = false)
	static class Qualified {

		private final ObjectProvider<HttpGraphQlClient> main;

		private final ObjectProvider<HttpGraphQlClient> analytics;

		Qualified(@Qualifier("dagsterHttpGraphQlClient") ObjectProvider<HttpGraphQlClient> main,
				@Qualifier("analytics") ObjectProvider<HttpGraphQlClient> analytics) {
			this.main = main;
			this.analytics = analytics;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Unqualified {

		private final ObjectProvider<HttpGraphQlClient> http;

		private final ObjectProvider<GraphQlClient> graphQl;

		Unqualified(ObjectProvider<HttpGraphQlClient> http, ObjectProvider<GraphQlClient> graphQl) {
			this.http = http;
			this.graphQl = graphQl;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Own {

		@Bean
		@ConditionalOnMissingBean
		HttpGraphQlClient own() {
			return HttpGraphQlClient.builder().url("http://elsewhere").build();
		}

	}

}
