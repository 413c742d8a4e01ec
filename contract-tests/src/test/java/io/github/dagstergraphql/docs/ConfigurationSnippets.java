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

package io.github.dagstergraphql.docs;

import java.net.URI;

import io.github.dagstergraphql.boot.autoconfigure.DagsterConnectionDetails;
import io.github.dagstergraphql.boot.autoconfigure.DagsterGraphQlClientBuilderCustomizer;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import io.github.dagstergraphql.client.auth.DagsterCredentials;
import io.github.dagstergraphql.client.run.ReactiveRunHandle;
import io.github.dagstergraphql.client.run.RunHandle;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Service;

/**
 * Examples of the pages on configuration, authentication and multiple servers.
 */
final class ConfigurationSnippets {

	private ConfigurationSnippets() {
	}

	@Configuration(proxyBeanMethods = false)
	static class Tokens {

		// tag::token-bean[]
		@Bean
		DagsterCredentials dagsterCredentials(Vault vault) {
			return DagsterCredentials.bearer(() -> vault.read("dagster/token"));
		}
		// end::token-bean[]

		// tag::qualified-token-bean[]
		@Bean
		@Qualifier("analytics")
		DagsterCredentials analyticsCredentials(Vault vault) {
			return DagsterCredentials.bearer(() -> vault.read("analytics/token"));
		}
		// end::qualified-token-bean[]

	}

	@Configuration(proxyBeanMethods = false)
	static class Refreshed {

		// tag::refresh[]
		@Bean
		@Scope(scopeName = "refresh", proxyMode = ScopedProxyMode.INTERFACES)
		DagsterGraphQlClient dagsterGraphQlClient(DagsterGraphQlClient.Builder builder, Environment environment) {
			return builder.url(environment.getRequiredProperty("dagster.url")).build();
		}

		@Bean(destroyMethod = "")
		@Scope(scopeName = "refresh", proxyMode = ScopedProxyMode.INTERFACES)
		ReactiveDagsterGraphQlClient reactiveDagsterGraphQlClient(DagsterGraphQlClient client) {
			return client.reactive();
		}
		// end::refresh[]

	}

	// tag::several[]
	@Service
	static class Reports {

		private final DagsterGraphQlClient dagster;

		private final ReactiveDagsterGraphQlClient analytics;

		Reports(DagsterGraphQlClient dagster, @Qualifier("analytics") ReactiveDagsterGraphQlClient analytics) {
			this.dagster = dagster;
			this.analytics = analytics;
		}

		Mono<ReactiveRunHandle> monthly() {
			return this.analytics.job("monthly_report").launch();
		}

		RunHandle daily() {
			return this.dagster.job("daily_report").launch();
		}

	}
	// end::several[]

	@Configuration(proxyBeanMethods = false)
	static class Details {

		// tag::details[]
		@Bean(defaultCandidate = false)
		DagsterConnectionDetails analyticsDagsterConnectionDetails(ServiceRegistry registry) {
			return () -> registry.find("dagster-analytics");
		}
		// end::details[]

		// tag::customizer[]
		@Bean
		DagsterGraphQlClientBuilderCustomizer tenantHeader() {
			return (builder) -> builder.headers((headers) -> headers.set("X-Tenant", "core"));
		}
		// end::customizer[]

	}

	interface Vault {

		String read(String path);

	}

	interface ServiceRegistry {

		URI find(String service);

	}

}
