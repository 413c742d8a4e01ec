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

package io.github.dagstergraphql.contract;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.job.AmbiguousJobException;
import io.github.dagstergraphql.client.job.InvalidSubsetException;
import io.github.dagstergraphql.client.job.Job;
import io.github.dagstergraphql.client.job.JobCandidate;
import io.github.dagstergraphql.client.job.JobDetails;
import io.github.dagstergraphql.client.job.JobNotFoundException;
import io.github.dagstergraphql.client.job.JobOp;
import io.github.dagstergraphql.client.partition.InvalidPartitionException;
import io.github.dagstergraphql.client.run.PlannedStep;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunConfigInvalidException;
import io.github.dagstergraphql.client.run.RunStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Finding jobs, and requesting their definitions.
 */
abstract class JobContract {

	abstract DagsterServer server();

	@Test
	void listsJobs() {
		if (tooOld()) {
			return;
		}
		List<Job> jobs = client().jobs().list();
		assertThat(jobs).extracting(Job::name)
			.startsWith("archived", "invoices", "shared", "chained")
			.contains("nested", "raw_assets", "regions", "succeeding")
			.noneMatch((name) -> name.startsWith("__"));
		assertThat(client().reactive().jobs().list().block()).isEqualTo(jobs);
		assertThat(client().jobs().location("billing").list()).isEqualTo(jobs.subList(0, 3));
		assertThat(client().jobs().location("billing").repository("archive_repository").list()).singleElement()
			.satisfies((job) -> {
				assertThat(job.scheduleNames()).containsExactly("monthly");
				assertThat(job.sensorNames()).isEmpty();
			});
		Job invoices = jobs.get(1);
		assertThat(invoices.locationName()).isEqualTo("billing");
		assertThat(invoices.repositoryName()).isEqualTo("billing_repository");
		assertThat(invoices.description()).isNull();
		assertThat(invoices.tags()).isEmpty();
		assertThat(invoices.owners()).isEmpty();
		assertThat(invoices.scheduleNames()).containsExactly("careful", "monthly", "nightly", "weekdays", "yearly");
		assertThat(invoices.sensorNames()).containsExactly("inbox");
		assertThat(invoices.uiUrl())
			.hasToString(server().url() + "/locations/billing_repository@billing/jobs/invoices");
	}

	@Test
	void distinguishesKindsOfJobs() {
		if (tooOld()) {
			return;
		}
		List<Job> jobs = client().jobs().location("orders").list();
		assertThat(jobs).filteredOn(Job::isPartitioned)
			.extracting(Job::name)
			.containsExactly("daily_assets", "gridded", "partitioned", "regions");
		assertThat(jobs).filteredOn(Job::isAssetJob)
			.extracting(Job::name)
			.containsExactly("daily_assets", "priced_assets", "raw_assets");
		assertThat(client().jobs().location("orders").includeImplicitJobs().list()).filteredOn(Job::isAssetJob)
			.extracting(Job::name)
			.contains("raw_assets")
			.anyMatch((name) -> name.startsWith("__ASSET_JOB"));
	}

	@Test
	void findsJobsByTagsAndOwner() {
		if (tooOld()) {
			return;
		}
		assertThat(client().jobs().tag("tier", "gold").list()).extracting(Job::name).containsExactly("nested");
		assertThat(client().jobs().tag("tier", "gold").tag("team", "core").list()).isEmpty();
		assertThat(client().reactive().jobs().owner("team:core").list().block()).extracting(Job::name)
			.isEqualTo(server().isAtLeast(12) ? List.of("nested") : List.of());
	}

	@Test
	void reportsLocationsThatFailedToLoadWithTheLocationsOnly() {
		if (tooOld()) {
			return;
		}
		assertThat(client().jobs().location("broken").list()).isEmpty();
		assertThat(client().locations().list()).filteredOn((location) -> location.loadError() != null)
			.singleElement()
			.satisfies((location) -> assertThat(location.locationName()).isEqualTo("broken"));
	}

	@Test
	void returnsTheGraphOfAJob() {
		if (tooOld()) {
			return;
		}
		JobDetails nested = client().job("nested").get();
		assertThat(client().jobs().list()).contains(nested.job());
		assertThat(nested.job().description()).isEqualTo("Stores refined orders.");
		assertThat(nested.job().tags()).isEqualTo(Map.of("tier", "gold"));
		assertThat(nested.job().owners())
			.isEqualTo(server().isAtLeast(12) ? List.of("ann@example.com", "team:core") : List.of());
		assertThat(nested.resourceKeys()).containsExactly("io_manager", "warehouse");
		assertThat(nested.ops()).containsExactly(JobOp.builder("refine").graph(true).outputs(List.of("result")).build(),
				JobOp.builder("refine.clean")
					.inputs(List.of(input("before", "refine.fetch_orders")))
					.outputs(List.of("result"))
					.build(),
				JobOp.builder("refine.fetch_orders")
					.definitionName("fetch")
					.outputs(List.of("result"))
					.requiredResourceKeys(List.of("warehouse"))
					.build(),
				JobOp.builder("store")
					.inputs(List.of(input("before", "refine")))
					.outputs(List.of("result"))
					.requiredResourceKeys(List.of("warehouse"))
					.build());
		assertThat(nested.ops()).extracting(JobOp::name).containsExactly("refine", "clean", "fetch_orders", "store");
		assertThat(nested.ops()).extracting(JobOp::graphHandle).containsExactly(null, "refine", "refine", null);
	}

	@Test
	void returnsTheOpsOfAnAssetJob() {
		if (tooOld()) {
			return;
		}
		JobDetails assets = client().reactive().job("raw_assets").location("orders").get().block();
		assertThat(assets.job().isAssetJob()).isTrue();
		assertThat(assets.resourceKeys()).containsExactly("io_manager", "warehouse");
		assertThat(assets.ops()).containsExactly(JobOp.builder("raw__customers").outputs(List.of("result")).build(),
				JobOp.builder("raw__orders").description("All orders.").outputs(List.of("result")).build());
	}

	@Test
	void plansALaunch() {
		PlannedStep hello = PlannedStep.builder("hello").outputs(List.of("result")).build();
		PlannedStep world = PlannedStep.builder("world").outputs(List.of("result")).build();
		assertThat(client().job("succeeding").executionPlan()).containsExactly(hello, world);
		assertThat(client().reactive().job("succeeding").opSelection("world").executionPlan().block())
			.containsExactly(world);
		if (tooOld()) {
			return;
		}
		assertThat(client().job("nested").executionPlan()).containsExactly(planned("refine.fetch_orders"),
				planned("refine.clean", "refine.fetch_orders"), planned("store", "refine.clean"));
		assertThat(client().job("chained").opSelection("load").executionPlan()).containsExactly(planned("load"));
		assertThat(client().job("raw_assets").assetSelection("raw/orders").executionPlan()).extracting(PlannedStep::key)
			.containsExactly("raw__orders");
		assertThat(client().job("regions").partition("north").executionPlan()).containsExactly(planned("count_region"));
	}

	@Test
	void plansValidLaunchesOnly() {
		Map<String, Object> invalid = server().greetConfig(Map.of("nick", "hunter2"));
		RunConfigInvalidException ex = catchThrowableOfType(RunConfigInvalidException.class,
				() -> client().job("configurable").runConfig(invalid).executionPlan());
		RunConfigInvalidException other = catchThrowableOfType(RunConfigInvalidException.class,
				() -> client().job("configurable").runConfig(invalid).validate());
		assertThat(ex.getErrors()).isEqualTo(other.getErrors());
		assertThat(ex).hasMessage(other.getMessage()).hasMessageNotContaining("hunter2");
		assertThat(client().job("configurable")
			.runConfig(server().greetConfig(Map.of("name", "Ann", "note", "x")))
			.executionPlan()).extracting(PlannedStep::key).containsExactly("greet");
		assertThatExceptionOfType(JobNotFoundException.class).isThrownBy(() -> client().job("nope").executionPlan());
		assertThatExceptionOfType(InvalidSubsetException.class)
			.isThrownBy(() -> client().job("succeeding").opSelection("nope").executionPlan());
	}

	private static PlannedStep planned(String key, String... upstream) {
		return PlannedStep.builder(key)
			.inputs((upstream.length > 0) ? List.of(new PlannedStep.Input("before", List.of(upstream))) : List.of())
			.outputs(List.of("result"))
			.build();
	}

	@Test
	void runsAJobWithAGraph() {
		if (tooOld()) {
			return;
		}
		Run run = client().job("nested").launch().await(Duration.ofMinutes(2)).run();
		assertThat(run.status()).isEqualTo(RunStatus.SUCCESS);
	}

	@Test
	void returnsThePartitionKeysOfAJob() {
		if (tooOld()) {
			return;
		}
		assertThat(client().job("regions").partitionKeys()).containsExactly("north", "east", "south", "west");
		assertThat(client().reactive().job("partitioned").location("orders").partitionKeys().block())
			.containsExactly("2026-01-01", "2026-01-02", "2026-01-03");
		assertThatExceptionOfType(InvalidPartitionException.class)
			.isThrownBy(() -> client().job("succeeding").partitionKeys())
			.withMessageContaining("Job \"succeeding\" is not partitioned");
		assertThatExceptionOfType(JobNotFoundException.class).isThrownBy(() -> client().job("nope").partitionKeys());
	}

	@Test
	void explainsMissingAndAmbiguousJobs() {
		if (tooOld()) {
			return;
		}
		assertThatExceptionOfType(JobNotFoundException.class).isThrownBy(() -> client().job("suceeding").get())
			.withMessageContaining("Did you mean orders.orders_repository.succeeding?");
		assertThatExceptionOfType(JobNotFoundException.class)
			.isThrownBy(() -> client().job("invoices").location("orders").repository("orders_repository").get())
			.satisfies((ex) -> {
				assertThat(ex.getErrorType()).isEqualTo("PipelineNotFoundError");
				assertThat(ex.getServerMessage()).contains("orders.orders_repository.invoices");
				assertThat(ex.getNearMisses())
					.containsExactly(new JobCandidate("billing", "billing_repository", "invoices"));
			});
		assertThatExceptionOfType(JobNotFoundException.class)
			.isThrownBy(() -> client().job("x").location("broken").repository("r").get())
			.withMessageContaining("this location never loads");
		assertThatExceptionOfType(AmbiguousJobException.class).isThrownBy(() -> client().job("shared").get());
		assertThat(client().job("shared").location("billing").get().ops()).extracting(JobOp::handle)
			.containsExactly("bill");
	}

	private static JobOp.Input input(String name, String upstream) {
		return new JobOp.Input(name, List.of(new JobOp.Output(upstream, "result")));
	}

	private boolean tooOld() {
		if (server().isAtLeast(5)) {
			return false;
		}
		if (server().isLegacy()) {
			assertThatExceptionOfType(UnsupportedServerVersionException.class).isThrownBy(() -> client().jobs().list())
				.withMessageContaining("requires Dagster 1.5.0 or later");
		}
		return true;
	}

	private DagsterGraphQlClient client() {
		return server().client();
	}

}
