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
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is optional may be absent, one by one and all together, and the clients are there
 * and answer nevertheless.
 */
class AbsentDependenciesTests {

	static final String[] OPTIONAL = { "org.springframework.security", "org.springframework.boot.health",
			"io.micrometer.core", "org.springframework.boot.testcontainers", "org.springframework.boot.docker",
			"io.github.dagstergraphql.testcontainers", "org.testcontainers", "org.yaml.snakeyaml" };

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withUserConfiguration(Starter.class);

	@ParameterizedTest
	@FieldSource("OPTIONAL")
	void isOptional(String missing) {
		assertAnswers(new FilteredClassLoader(missing));
	}

	@Test
	void areAllOptional() {
		assertAnswers(new FilteredClassLoader(OPTIONAL));
	}

	private void assertAnswers(FilteredClassLoader classLoader) {
		try (RecordingServer server = new RecordingServer()) {
			this.contextRunner.withClassLoader(classLoader)
				.withPropertyValues("dagster.url=" + server.url(), "dagster.clients.analytics.url=" + server.url())
				.run((context) -> {
					assertThat(context).hasNotFailed();
					context.getBean(DagsterGraphQlClient.class).instance().version();
					context.getBean("analyticsReactiveDagsterGraphQlClient", ReactiveDagsterGraphQlClient.class)
						.instance()
						.version()
						.block();
					assertThat(server.requests()).hasSize(2);
				});
		}
	}

}
