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

import io.github.dagstergraphql.boot.autoconfigure.DagsterGraphQlClientBuilderCustomizer;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.request.RecordedRequest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for {@link AutoConfigureEmbeddedDagster} with a client without a name beside one
 * whose name resembles the beans of the embedded Dagster.
 */
@SpringBootTest(properties = { "dagster.host=dagster.example.org", "dagster.clients.embedded.host=other.example.org" })
@AutoConfigureEmbeddedDagster
class EmbeddedDagsterBesideNamedClientsTests {

	@Test
	void distinguishesTheClients(@Autowired EmbeddedDagster dagster, @Autowired DagsterGraphQlClient client,
			@Autowired @Qualifier("embedded") DagsterGraphQlClient embedded) {
		dagster.define(JobDefinition.named("greeting"));
		client.submitJobExecution("greeting");
		embedded.job("greeting").tag("by", "embedded").launch();
		assertThat(dagster).launched("greeting").times(2);
		assertThat(dagster).launched("greeting").byClient("default").once();
		assertThat(dagster).launched("greeting").byClient("embedded").withTag("by", "embedded").once();
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(dagster).launched("greeting").byClient("analytics"))
			.withMessageContaining("Expected a launch of \"greeting\" by the client \"analytics\"")
			.withMessageContaining("client embedded");
	}

	@Test
	void recordsHeadersOfCustomizers(@Autowired EmbeddedDagster dagster, @Autowired DagsterGraphQlClient client) {
		client.instance().version();
		assertThat(dagster.requests()).isNotEmpty()
			.extracting((request) -> request.header("X-Tenant"),
					(request) -> request.header(RecordedRequest.CLIENT_NAME_HEADER))
			.containsOnly(tuple("core", "default"));
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Application {

		@Bean
		DagsterGraphQlClientBuilderCustomizer tenantHeader() {
			return (builder) -> builder.headers((headers) -> headers.set("X-Tenant", "core"));
		}

	}

}
