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

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import io.github.dagstergraphql.client.job.JobNotFoundException;
import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.definition.JobDefinition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link AutoConfigureEmbeddedDagster} with {@code @SpringBootTest}.
 */
@SpringBootTest(properties = "dagster.host=dagster.example.org")
@AutoConfigureEmbeddedDagster
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AutoConfigureEmbeddedDagsterTests {

	@Autowired
	private EmbeddedDagster dagster;

	@Autowired
	private DagsterGraphQlClient client;

	@BeforeEach
	void define() {
		this.dagster.define(JobDefinition.named("of_each_test"));
	}

	@Test
	@Order(1)
	void clientsAndServerAreThere(@Autowired ReactiveDagsterGraphQlClient reactive) {
		this.client.submitJobExecution("of_a_bean");
		reactive.submitJobExecution("of_each_test").block();
		this.dagster.define(JobDefinition.named("of_this_test"));
		this.client.job("of_this_test").tag("team", "core").launch();
		assertThat(this.dagster).launched("of_this_test").withTag("team", "core").once();
		assertThat(this.dagster).launched("of_a_bean").once();
		assertThat(this.dagster).launched("of_each_test").once();
	}

	@Test
	@Order(2)
	void otherTestsAreNotAffected() {
		assertThat(this.dagster).hasLaunchedNothing();
		assertThat(this.dagster.runs()).isEmpty();
		assertThatExceptionOfType(JobNotFoundException.class)
			.isThrownBy(() -> this.client.submitJobExecution("of_this_test"));
		this.client.submitJobExecution("of_a_bean");
		this.client.submitJobExecution("of_each_test");
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Application {

		@Bean
		EmbeddedDagsterCustomizer jobs() {
			return (dagster) -> dagster.define(JobDefinition.named("of_a_bean"));
		}

		@Bean
		EmbeddedDagster.Builder settings() {
			return EmbeddedDagster.builder().pathPrefix("/dag/ster");
		}

	}

}
