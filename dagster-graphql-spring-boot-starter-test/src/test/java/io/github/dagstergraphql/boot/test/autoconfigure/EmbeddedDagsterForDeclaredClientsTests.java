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

import java.time.LocalDate;

import io.github.dagstergraphql.client.declared.DagsterJob;
import io.github.dagstergraphql.client.declared.ImportDagsterClients;
import io.github.dagstergraphql.client.declared.PartitionKey;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.run.RunScript;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AutoConfigureEmbeddedDagster} with the jobs of declared clients.
 */
@SpringBootTest(properties = { "jobs.daily=daily_orders", "dagster.jobs.validate=startup" })
@AutoConfigureEmbeddedDagster(jobsOf = EmbeddedDagsterForDeclaredClientsTests.OrderJobs.class)
class EmbeddedDagsterForDeclaredClientsTests {

	@RepeatedTest(2)
	void jobsAreDefinedBeforeEachTest(@Autowired OrderJobs jobs, @Autowired EmbeddedDagster dagster) {
		jobs.load(LocalDate.of(2026, 11, 22));
		assertThat(dagster).launched("daily_orders").once();
	}

	@Test
	void definitionsOfACustomizerAreKept(@Autowired OrderJobs jobs) {
		assertThat(jobs.fail().isSuccessful()).isFalse();
	}

	interface OrderJobs {

		@DagsterJob("${jobs.daily}")
		RunHandle load(@PartitionKey LocalDate day);

		@DagsterJob(value = "failing", awaitTimeout = "1m")
		AwaitedRun fail();

	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	@ImportDagsterClients(OrderJobs.class)
	static class Application {

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Jobs {

		@Bean
		EmbeddedDagsterCustomizer failing() {
			return (dagster) -> dagster
				.define(JobDefinition.named("failing").runs(RunScript.fail("ValueError", "no file")));
		}

	}

}
