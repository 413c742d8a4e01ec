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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServiceLinkPortBindHandler}: a pod beside a Service called "dagster".
 */
@ExtendWith(OutputCaptureExtension.class)
class ServiceLinkPortTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class,
				WebClientAutoConfiguration.class, DagsterAutoConfiguration.class))
		.withInitializer((context) -> context.getEnvironment()
			.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment",
					Map.of("DAGSTER_PORT", "tcp://10.96.0.17:3000", "DAGSTER_PORT_3000_TCP", "tcp://10.96.0.17:3000",
							"DAGSTER_PORT_3000_TCP_PORT", "3000", "DAGSTER_SERVICE_HOST", "10.96.0.17",
							"DAGSTER_SERVICE_PORT", "3000"))));

	@Test
	void isNoPort(CapturedOutput output) {
		this.contextRunner.withPropertyValues("dagster.host=dagster").run((context) -> {
			assertThat(context.getBean(DagsterGraphQlClient.class))
				.hasToString("DagsterGraphQlClient[default, http://dagster:3000/graphql]");
			assertThat(output).contains("dagster.port").contains("enableServiceLinks");
		});
	}

	@Test
	void doesNotHideTheIntendedPort() {
		this.contextRunner
			.withPropertyValues("dagster.host=dagster", "webserver.port=8080", "dagster.port=${webserver.port}")
			.run((context) -> assertThat(context.getBean(DagsterGraphQlClient.class))
				.hasToString("DagsterGraphQlClient[default, http://dagster:8080/graphql]"));
	}

	@Test
	void isNoPortOfNamedClientsEither() {
		this.contextRunner.withPropertyValues("dagster.clients.analytics.host=dagster")
			.run((context) -> assertThat(context.getBean(DagsterGraphQlClient.class))
				.hasToString("DagsterGraphQlClient[analytics, http://dagster:3000/graphql]"));
	}

	@Test
	void otherTextsAreRejected() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class,
					WebClientAutoConfiguration.class, DagsterAutoConfiguration.class))
			.withPropertyValues("dagster.port=http")
			.run((context) -> assertThat(context).getFailure().hasMessageContaining("dagster"));
	}

}
