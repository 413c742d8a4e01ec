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
import io.github.dagstergraphql.boot.test.autoconfigure.EmbeddedDagsterCustomizer;
import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.run.RunScript;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring Boot test of the page on testing.
 */
// tag::boot[]
@SpringBootTest
@AutoConfigureEmbeddedDagster
class OrdersApplicationTests {

	@Test
	void launchesTheJobOfTheDay(@Autowired Orders orders, @Autowired EmbeddedDagster dagster) {
		String id = orders.arrived(LocalDate.of(2026, 11, 22));
		assertThat(dagster).launched("daily_orders").inLocation("definitions").once();
		assertThat(dagster.run(id)).hasTag("team", "core");
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Jobs {

		@Bean
		EmbeddedDagsterCustomizer dailyOrders() {
			return (dagster) -> dagster.define(JobDefinition.named("daily_orders").runs(RunScript.hang()));
		}

	}
	// end::boot[]

	@SpringBootConfiguration
	@EnableAutoConfiguration
	@Import(Orders.class)
	static class Application {

	}

}
