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

import io.github.dagstergraphql.client.declared.DagsterJob;
import io.github.dagstergraphql.client.declared.ImportDagsterClients;
import io.github.dagstergraphql.test.EmbeddedDagster;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

/**
 * Tests for a declared client that is replaced by a mock.
 */
@SpringBootTest
@AutoConfigureEmbeddedDagster
class MockedDeclaredClientTests {

	@MockitoBean
	private OrderJobs jobs;

	@Test
	void theMockIsInjected(@Autowired OrderJobs injected, @Autowired EmbeddedDagster dagster) {
		given(this.jobs.load()).willReturn("r1");
		assertThat(injected.load()).isEqualTo("r1");
		assertThat(dagster).hasLaunchedNothing();
	}

	interface OrderJobs {

		@DagsterJob("daily_orders")
		String load();

	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	@ImportDagsterClients(OrderJobs.class)
	static class Application {

	}

}
