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

import java.time.LocalDate;
import java.util.Map;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.declared.DagsterAsset;
import io.github.dagstergraphql.client.declared.DagsterClientProxyFactory;
import io.github.dagstergraphql.client.declared.DagsterJob;
import io.github.dagstergraphql.client.declared.InvalidDagsterClientException;
import io.github.dagstergraphql.client.declared.JobValidation;
import io.github.dagstergraphql.client.declared.PartitionKey;
import io.github.dagstergraphql.client.declared.RunConfig;
import io.github.dagstergraphql.client.job.JobDetails;
import io.github.dagstergraphql.client.job.JobOp;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.test.definition.CodeLocation;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.definition.PartitionsDefinition;
import io.github.dagstergraphql.test.run.RunScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Definitions that are those of a declared client.
 */
@ExtendWith(EmbeddedDagsterExtension.class)
class DeclaredDefinitionsTests {

	@Test
	void everyMethodCanBeCalled(EmbeddedDagster dagster, DagsterGraphQlClient client) {
		dagster.defineJobsOf(OrderJobs.class);
		OrderJobs jobs = DagsterClientProxyFactory.builder(client).build().createClient(OrderJobs.class);
		jobs.load(Map.of("ops", Map.of("load", Map.of("config", Map.of("day", "2026-11-22")))));
		assertThat(jobs.loadAndAwait(LocalDate.of(2026, 11, 22)).status()).isEqualTo(RunStatus.SUCCESS);
		jobs.ofRegion(Region.EU, LocalDate.of(2026, 11, 22));
		jobs.materialize(Region.US);
		assertThat(dagster).launched("daily_orders").times(2);
		assertThat(dagster).launched("regional_orders").once();
		assertThat(dagster.materializations()).extracting((event) -> event.assetKey() + " " + event.partition())
			.contains("raw/orders US", "raw/items US");
	}

	@Test
	void existingDefinitionsAreKept(EmbeddedDagster dagster, DagsterGraphQlClient client) {
		dagster.define(JobDefinition.named("other"),
				JobDefinition.named("daily_orders")
					.partitions(PartitionsDefinition.ofKeys("2026-11-22"))
					.runs(RunScript.fail("ValueError", "no file")));
		dagster.define(CodeLocation.named("etl").jobs(JobDefinition.named("more")));
		dagster.defineJobsOf(OrderJobs.class);
		dagster.defineJobsOf(OrderJobs.class);
		OrderJobs jobs = DagsterClientProxyFactory.builder(client).build().createClient(OrderJobs.class);
		assertThat(jobs.loadAndAwait(LocalDate.of(2026, 11, 22)).status()).isEqualTo(RunStatus.FAILURE);
		assertThat(client.jobs().list()).extracting((job) -> job.locationName() + "/" + job.name())
			.containsExactlyInAnyOrder("definitions/other", "definitions/daily_orders", "etl/more",
					"etl/regional_orders");
	}

	@Test
	void jobsHaveTheOpsAndResourcesOfPaths(EmbeddedDagster dagster, DagsterGraphQlClient client) {
		dagster.defineJobsOf(Paths.class);
		JobDetails details = client.job("daily_orders").get();
		assertThat(details.ops()).extracting(JobOp::handle).contains("load", "refine.clean");
		assertThat(details.resourceKeys()).contains("store");
		Paths paths = DagsterClientProxyFactory.builder(client)
			.validation(JobValidation.STARTUP)
			.build()
			.createClient(Paths.class);
		paths.load("2026-11-22", Map.of("strict", true), Map.of("url", "file:/data"));
		paths.loadNothing();
		assertThat(dagster).launched("daily_orders").times(2);
	}

	@Test
	void partitionsThatCannotBeKnownMustBeDefined(EmbeddedDagster dagster, DagsterGraphQlClient client) {
		assertThatIllegalArgumentException().isThrownBy(() -> dagster.defineJobsOf(PerFile.class))
			.withMessage("The partitions of DeclaredDefinitionsTests.PerFile.load(String) cannot be derived from a "
					+ "parameter of type String: define the job \"files\" with its partitions before");
		dagster.define(JobDefinition.named("files").partitions(PartitionsDefinition.ofKeys("a.csv")));
		dagster.defineJobsOf(PerFile.class);
		DagsterClientProxyFactory.builder(client).build().createClient(PerFile.class).load("a.csv");
		assertThat(dagster).launched("files").once();
	}

	@Test
	void placeholdersAreResolved(EmbeddedDagster dagster, DagsterGraphQlClient client) {
		assertThatExceptionOfType(InvalidDagsterClientException.class)
			.isThrownBy(() -> dagster.defineJobsOf(WithPlaceholder.class))
			.withMessageContaining("\"${jobs.daily}\" has no value");
		dagster.defineJobsOf((value) -> value.replace("${jobs.daily}", "daily"), WithPlaceholder.class);
		assertThat(client.jobs().list()).extracting((job) -> job.name()).containsExactly("daily");
	}

	enum Region {

		EU, US

	}

	interface OrderJobs {

		@DagsterJob("daily_orders")
		RunHandle load(@RunConfig Map<String, ?> config);

		@DagsterJob(value = "daily_orders", awaitTimeout = "1m")
		Run loadAndAwait(@PartitionKey LocalDate day);

		@DagsterJob(value = "regional_orders", location = "etl", repository = "orders")
		void ofRegion(@PartitionKey("region") Region region, @PartitionKey("day") LocalDate day);

		@DagsterAsset(value = { "raw/orders", "raw/items" }, awaitTimeout = "1m")
		Run materialize(@PartitionKey Region region);

	}

	interface Paths {

		@DagsterJob("daily_orders")
		void load(@RunConfig("ops.load.config.day") String day,
				@RunConfig("ops.refine.ops.clean.config") Map<String, ?> clean,
				@RunConfig("resources.store.config") Map<String, ?> store);

		@DagsterJob("daily_orders")
		void loadNothing();

	}

	interface PerFile {

		@DagsterJob("files")
		void load(@PartitionKey String file);

	}

	interface WithPlaceholder {

		@DagsterJob("${jobs.daily}")
		void load();

	}

}
