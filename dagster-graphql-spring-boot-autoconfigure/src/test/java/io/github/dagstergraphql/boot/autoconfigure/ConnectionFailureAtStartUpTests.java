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
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for an application that needs Dagster to start.
 */
@ExtendWith(OutputCaptureExtension.class)
class ConnectionFailureAtStartUpTests {

	@Test
	void isExplained(CapturedOutput output) {
		run("--dagster.host=127.0.0.1", "--dagster.port=1");
		assertThat(output)
			.contains("APPLICATION FAILED TO START", "cannot reach Dagster at http://127.0.0.1:1/graphql",
					"Start the Dagster webserver, or correct dagster.url")
			.doesNotContain("\tat ");
	}

	@Test
	void configurationErrorsAreExplainedByBoot(CapturedOutput output) {
		run("--dagster.host=127.0.0.1", "--dagster.port=0");
		assertThat(output)
			.contains("APPLICATION FAILED TO START", "The configuration of Dagster clients has an error:",
					"Property: dagster.port", "Value: \"0\"",
					"Origin: \"dagster.port\" from property source \"commandLineArgs\"", "between 1 and 65535")
			.doesNotContain("\tat ");
	}

	private static void run(String... arguments) {
		assertThatException()
			.isThrownBy(() -> new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
				.properties("spring.main.banner-mode=off", "dagster.retry.enabled=false", "spring.config.name=none")
				.run(arguments));
	}

	@Configuration(proxyBeanMethods = false)
	@Import(Starter.class)
	static class Application {

		@Bean
		ApplicationRunner launch(DagsterGraphQlClient client) {
			return (arguments) -> client.submitJobExecution("daily_orders");
		}

	}

}
