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

import java.util.concurrent.atomic.AtomicInteger;

import io.github.dagstergraphql.boot.autoconfigure.DagsterAutoConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.runner.AbstractApplicationContextRunner;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What tests of health have in common.
 */
final class HealthRunner {

	private static final AutoConfigurations DAGSTER = AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class,
			WebClientAutoConfiguration.class, DagsterAutoConfiguration.class,
			DagsterHealthContributorAutoConfiguration.class);

	private HealthRunner() {
	}

	static <R extends AbstractApplicationContextRunner<R, ?, ?>> R prepare(R runner, String url) {
		return prepare(runner).withPropertyValues("dagster.url=" + url, "dagster.version-check=off");
	}

	static <R extends AbstractApplicationContextRunner<R, ?, ?>> R prepare(R runner) {
		return runner.withConfiguration(DAGSTER)
			.withConfiguration(AutoConfigurations.of(HealthContributorAutoConfiguration.class,
					HealthContributorRegistryAutoConfiguration.class, HealthEndpointAutoConfiguration.class,
					EndpointAutoConfiguration.class, WebEndpointAutoConfiguration.class))
			.withUserConfiguration(Counting.class)
			.withPropertyValues("management.endpoints.jmx.exposure.include=health", "spring.jmx.enabled=true",
					"management.endpoint.health.show-details=always");
	}

	static JsonNode health(ApplicationContext context) {
		return json(context.getBean(HealthEndpoint.class).health());
	}

	static JsonNode dagster(ApplicationContext context) {
		return health(context).at("/components/dagster");
	}

	static JsonNode health(ApplicationContext context, String... path) {
		return json(context.getBean(HealthEndpoint.class).healthForPath(path));
	}

	static JsonNode json(Object health) {
		return JsonMapper.shared().valueToTree(health);
	}

	static int requests(ApplicationContext context) {
		return context.getBean(Counting.class).requests.get();
	}

	/**
	 * Counts the requests of all clients.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Counting {

		private final AtomicInteger requests = new AtomicInteger();

		@Bean
		WebClientCustomizer countingWebClientCustomizer() {
			return (builder) -> builder.filter((request, next) -> {
				this.requests.incrementAndGet();
				return next.exchange(request);
			});
		}

	}

}
