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
import io.github.dagstergraphql.client.declared.DagsterClientProxyFactory;
import io.github.dagstergraphql.client.event.RunStatusEvent;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.docs.DeclaredClientSnippets.MoreJobs;
import io.github.dagstergraphql.docs.DeclaredClientSnippets.OrderJobs;
import io.github.dagstergraphql.docs.DeclaredClientSnippets.OrderService;
import io.github.dagstergraphql.docs.DeclaredClientSnippets.Region;
import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.definition.AssetDefinition;
import io.github.dagstergraphql.test.definition.CodeLocation;
import io.github.dagstergraphql.test.definition.PartitionsDefinition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the examples of the page on declared clients.
 */
class DeclaredClientTests {

	@Test
	void definesTheJobsOfAnInterface() {
		// tag::embedded[]
		try (EmbeddedDagster dagster = EmbeddedDagster.start();
				DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(dagster.getUrl()).build()) {
			dagster.defineJobsOf(OrderJobs.class);
			OrderJobs jobs = DagsterClientProxyFactory.builder(client).build().createClient(OrderJobs.class);
			new OrderService(jobs).orderArrived(LocalDate.of(2026, 11, 22));
			assertThat(dagster).launched("daily_orders").withTag("team", "core").once();
		}
		// end::embedded[]
	}

	@Test
	void furtherExamplesWork() {
		try (EmbeddedDagster dagster = EmbeddedDagster.start();
				DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(dagster.getUrl()).build()) {
			PartitionsDefinition days = PartitionsDefinition.daily(LocalDate.of(2026, 11, 1),
					LocalDate.of(2026, 12, 1));
			dagster.define(CodeLocation.named("assets")
				.assets(AssetDefinition.of("raw/orders").partitions(days),
						AssetDefinition.of("raw/items").partitions(days)));
			dagster.defineJobsOf(OrderJobs.class, MoreJobs.class);
			MoreJobs jobs = DagsterClientProxyFactory.builder(client).build().createClient(MoreJobs.class);
			assertThat(dagster.run(DeclaredClientSnippets.withoutSpring(client))).hasTag("team", "core");
			assertThat(DeclaredClientSnippets.terminate(jobs).status()).isEqualTo(RunStatus.SUCCESS);
			assertThat(jobs.loadAndFollow(LocalDate.of(2026, 11, 22), null).collectList().block())
				.hasAtLeastOneElementOfType(RunStatusEvent.Succeeded.class);
			assertThat(jobs.loadRegion(Region.EU, LocalDate.of(2026, 11, 22)).join().id()).isNotEmpty();
		}
	}

}
