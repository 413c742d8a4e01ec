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

import java.util.Map;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.definition.JobDefinition;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AutoConfigureEmbeddedDagster} with clients of several servers.
 */
@SpringBootTest(properties = { "dagster.clients.analytics.host=analytics.example.org",
		"dagster.clients.billing.host=billing.example.org", "dagster.clients.billing.auth.bearer.token=secret" })
@AutoConfigureEmbeddedDagster
class EmbeddedDagsterForNamedClientsTests {

	@Test
	void simulatesAllServers(@Autowired EmbeddedDagster dagster, @Autowired ApplicationContext context) {
		dagster.define(JobDefinition.named("greeting"));
		Map<String, DagsterGraphQlClient> clients = context.getBeansOfType(DagsterGraphQlClient.class);
		assertThat(clients).containsOnlyKeys("analyticsDagsterGraphQlClient", "billingDagsterGraphQlClient");
		clients.values().forEach((client) -> client.submitJobExecution("greeting"));
		assertThat(dagster).launched("greeting").times(2);
		assertThat(dagster).launched("greeting").byClient("analytics").once();
		assertThat(dagster).launched("greeting").byClient("billing").once();
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Application {

	}

}
