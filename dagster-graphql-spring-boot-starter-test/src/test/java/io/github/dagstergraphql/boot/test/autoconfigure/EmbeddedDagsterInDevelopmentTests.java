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

package io.github.dagstergraphql.boot.test.autoconfigure;

import io.github.dagstergraphql.boot.autoconfigure.DagsterConnectionDetails;
import io.github.dagstergraphql.test.EmbeddedDagster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AutoConfigureEmbeddedDagster} when the application itself is run.
 */
class EmbeddedDagsterInDevelopmentTests {

	@Test
	void takesThePlaceOfADagster() {
		EmbeddedDagster dagster;
		try (ConfigurableApplicationContext context = run(Always.class, "--dagster.host=dagster.example.org")) {
			dagster = context.getBean(EmbeddedDagster.class);
			assertThat(context.getBean(DagsterConnectionDetails.class).getUrl()).hasToString(dagster.getUrl());
		}
		try (ConfigurableApplicationContext context = run(UnlessConfigured.class)) {
			assertThat(context.getBean(DagsterConnectionDetails.class).getUrl())
				.hasToString(context.getBean(EmbeddedDagster.class).getUrl());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "--dagster.host=dagster.example.org", "--dagster.url=http://dagster.example.org:3000" })
	void backsOffForAConfiguredDagster(String argument) {
		try (ConfigurableApplicationContext context = run(UnlessConfigured.class, argument)) {
			assertThat(context.getBeanNamesForType(EmbeddedDagster.class)).isEmpty();
			assertThat(context.getBean(DagsterConnectionDetails.class).getUrl())
				.hasToString("http://dagster.example.org:3000");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "--dagster.port=3070", "--dagster.https=true", "--dagster.path-prefix=/dagster",
			"--dagster.clients.analytics.url=http://analytics.example.org" })
	void backsOffForAPartOfAnAddress(String argument) {
		try (ConfigurableApplicationContext context = run(UnlessConfigured.class, argument)) {
			assertThat(context.getBeanNamesForType(EmbeddedDagster.class)).isEmpty();
		}
	}

	@Test
	void ignoresTheVariableOfAKubernetesService() {
		try (ConfigurableApplicationContext context = run(UnlessConfigured.class, "--dagster.port=tcp://10.0.0.1:80")) {
			assertThat(context.getBeanNamesForType(EmbeddedDagster.class)).hasSize(1);
		}
	}

	private static ConfigurableApplicationContext run(Class<?> configuration, String... args) {
		return SpringApplication.from(Application::main).with(configuration).run(args).getApplicationContext();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		static void main(String[] args) {
			SpringApplication application = new SpringApplication(Application.class);
			assertThat(application.getWebApplicationType()).isEqualTo(WebApplicationType.NONE);
			application.run(args);
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	@AutoConfigureEmbeddedDagster
	static class Always {

	}

	@TestConfiguration(proxyBeanMethods = false)
	@AutoConfigureEmbeddedDagster(unlessConfigured = true)
	static class UnlessConfigured {

	}

}
