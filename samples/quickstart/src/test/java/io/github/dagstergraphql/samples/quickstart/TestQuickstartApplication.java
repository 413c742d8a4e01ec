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

package io.github.dagstergraphql.samples.quickstart;

import java.time.Duration;

import io.github.dagstergraphql.boot.test.autoconfigure.AutoConfigureEmbeddedDagster;
import io.github.dagstergraphql.boot.test.autoconfigure.EmbeddedDagsterCustomizer;
import io.github.dagstergraphql.test.definition.ConfigField;
import io.github.dagstergraphql.test.definition.ConfigType;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.definition.OpDefinition;
import io.github.dagstergraphql.test.run.RunScript;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * The quick start with an embedded Dagster, unless {@code dagster.host} is set.
 */
public class TestQuickstartApplication {

	public static void main(String[] args) {
		SpringApplication.from(QuickstartApplication::main).with(WithoutDagster.class).run(args);
	}

	// tag::embedded[]
	@TestConfiguration(proxyBeanMethods = false)
	@AutoConfigureEmbeddedDagster(unlessConfigured = true)
	static class WithoutDagster {

		// same definitions as in dagster/quickstart.py
		@Bean
		EmbeddedDagsterCustomizer greeting() {
			return (dagster) -> {
				System.out.println("Embedded: dagster.host is not set, so an embedded Dagster simulates the job");
				dagster.define(JobDefinition.named("greeting")
					.ops(OpDefinition.named("greet")
						.config(ConfigField.of("name", ConfigType.STRING),
								ConfigField.of("times", ConfigType.INT).defaultValue(1)))
					.runs(RunScript.succeed()
						.queuedFor(Duration.ofSeconds(1))
						.startingFor(Duration.ofSeconds(1))
						.after(Duration.ofSeconds(3))));
			};
		}

	}
	// end::embedded[]

}
