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

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.EmbeddedDagsterExtension;
import io.github.dagstergraphql.test.definition.JobDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test with a configured server of the page on testing.
 */
// tag::settings[]
class OrdersBelowAPathTests {

	@RegisterExtension
	static EmbeddedDagsterExtension extension = EmbeddedDagsterExtension.with(EmbeddedDagster.builder()
		.pathPrefix("/dagster")
		.initialize((dagster) -> dagster.define(JobDefinition.named("daily_orders"))));

	@Test
	void launchesTheJobOfTheDay(EmbeddedDagster dagster, DagsterGraphQlClient client) {
		new Orders(client).arrived(LocalDate.of(2026, 11, 22));

		assertThat(dagster).launched("daily_orders").once();
	}

}
// end::settings[]
