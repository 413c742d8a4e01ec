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

package io.github.dagstergraphql.docs;

import java.time.LocalDate;

import io.github.dagstergraphql.boot.test.autoconfigure.AutoConfigureEmbeddedDagster;
import io.github.dagstergraphql.docs.DeclaredClientSnippets.DagsterConfiguration;
import io.github.dagstergraphql.docs.DeclaredClientSnippets.OrderJobs;
import io.github.dagstergraphql.docs.DeclaredClientSnippets.OrderService;
import io.github.dagstergraphql.test.EmbeddedDagster;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test of an application with a declared client.
 */
// tag::boot[]
@SpringBootTest
@AutoConfigureEmbeddedDagster(jobsOf = OrderJobs.class)
class OrderServiceTests {

	@Test
	void loadsTheOrders(@Autowired OrderService orders, @Autowired EmbeddedDagster dagster) {
		orders.orderArrived(LocalDate.of(2026, 11, 22));
		assertThat(dagster).launched("daily_orders").withTag("team", "core").once();
	}
	// end::boot[]

	@SpringBootConfiguration
	@EnableAutoConfiguration
	@Import({ DagsterConfiguration.class, OrderService.class })
	static class Application {

	}

}
