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

package io.github.dagstergraphql.test;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.test.definition.JobDefinition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.testkit.engine.EngineTestKit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

/**
 * Test methods share nothing, even when they run at the same time.
 */
class EmbeddedDagsterExtensionTests {

	private static final int TESTS = 4;

	private static final CyclicBarrier BARRIER = new CyclicBarrier(TESTS);

	private static final Set<String> URLS = ConcurrentHashMap.newKeySet();

	@Test
	void startsAServerForEachTest() {
		EngineTestKit.engine("junit-jupiter")
			.selectors(selectClass(ParallelTestCase.class))
			.configurationParameter("junit.jupiter.conditions.deactivate", "*")
			.configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
			.configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
			.configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", String.valueOf(TESTS))
			.execute()
			.testEvents()
			.assertStatistics((statistics) -> statistics.started(TESTS).succeeded(TESTS).failed(0));
		assertThat(URLS).hasSize(TESTS).allSatisfy((url) -> {
			try (DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(url).build()) {
				assertThatExceptionOfType(DagsterConnectionException.class).as("closed after its test")
					.isThrownBy(() -> client.getRunStatus("nope"));
			}
		});
	}

	@ExtendWith(EmbeddedDagsterExtension.class)
	@Execution(ExecutionMode.CONCURRENT)
	static class ParallelTestCase {

		@BeforeEach
		void define(EmbeddedDagster dagster) {
			dagster.define(JobDefinition.named("job"));
		}

		@RepeatedTest(TESTS)
		void seesOnlyItsOwnLaunch(EmbeddedDagster dagster, DagsterGraphQlClient client,
				ReactiveDagsterGraphQlClient reactive) throws Exception {
			URLS.add(dagster.getUrl());
			BARRIER.await(30, TimeUnit.SECONDS);
			client.submitJobExecution("job");
			reactive.submitJobExecution("job").block();
			BARRIER.await(30, TimeUnit.SECONDS);
			assertThat(dagster).launched("job").times(2);
		}

	}

}
