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

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;

import io.github.dagstergraphql.client.job.JobNotFoundException;
import io.github.dagstergraphql.client.job.JobSpec;
import io.github.dagstergraphql.client.partition.InvalidPartitionException;
import io.github.dagstergraphql.client.partition.InvalidPartitionException.Reason;
import io.github.dagstergraphql.client.partition.PartitionKey;
import io.github.dagstergraphql.client.run.RunHandle;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Launches of jobs for a partition.
 */
abstract class PartitionContract {

	abstract DagsterServer server();

	@Test
	void launchesWithTheRunConfigAndTheTagsOfThePartition() {
		if (isTooOld()) {
			return;
		}
		RunHandle run = job("partitioned").partition("2026-01-02").tag("team", "core").launch();
		assertThat(run.runConfig()).isEqualTo(config(Map.of("day", "2026-01-02")));
		assertThat(run.get().tags()).containsEntry("dagster/partition", "2026-01-02")
			.containsEntry("dagster/partition_set", "partitioned_partition_set")
			.containsEntry("team", "core");
	}

	@Test
	void convertsDaysAndTimesToTheFormatOfTheKeys() {
		if (isTooOld()) {
			return;
		}
		assertThat(partitionOf(job("partitioned").partition(LocalDate.of(2026, 1, 3)))).isEqualTo("2026-01-03");
		assertThat(partitionOf(job("partitioned").partition(LocalDateTime.of(2026, 1, 1, 0, 0))))
			.isEqualTo("2026-01-01");
		assertThat(rejected(job("partitioned").partition(LocalDateTime.of(2026, 1, 1, 12, 0))).getReason())
			.isEqualTo(Reason.NOT_CONVERTIBLE);
		assertThat(rejected(job("partitioned").partition(Instant.parse("2026-01-01T00:00:00Z"))))
			.hasMessageContaining("Dagster does not report the time zone");
	}

	@Test
	void prefersTheRunConfigOfTheCaller() {
		if (isTooOld()) {
			return;
		}
		Map<String, ?> runConfig = config(Map.of("day", "another", "times", 2));
		RunHandle run = job("partitioned").partition("2026-01-01").runConfig(runConfig).launch();
		assertThat(run.runConfig()).isEqualTo(runConfig);
		assertThat(run.get().tags()).containsEntry("dagster/partition", "2026-01-01");
	}

	@Test
	void launchesForAllDimensions() {
		if (isTooOld()) {
			return;
		}
		PartitionKey key = PartitionKey.ofDimensions(Map.of("day", LocalDate.of(2026, 1, 2), "area", "eu"));
		RunHandle run = job("gridded").partition(key).launch();
		assertThat(run.get().tags()).containsEntry("dagster/partition", "eu|2026-01-02")
			.containsEntry("dagster/partition/area", "eu")
			.containsEntry("dagster/partition/day", "2026-01-02");
		assertThat(partitionOf(job("gridded").partition("us|2026-01-01"))).isEqualTo("us|2026-01-01");
	}

	@Test
	void rejectsUnknownKeys() {
		if (isTooOld()) {
			return;
		}
		InvalidPartitionException ex = rejected(job("partitioned").partition("2026-01-04"));
		assertThat(ex.getReason()).isEqualTo(Reason.UNKNOWN_KEY);
		assertThat(ex.getNearMisses()).contains("2026-01-03");
		assertThat(ex).hasMessageContaining("Job \"partitioned\" has no partition \"2026-01-04\"")
			.hasMessageContaining("3 partitions from 2026-01-01 to 2026-01-03");
		assertThat(rejected(job("gridded").partition("2026-01-01|eu")).getReason()).isEqualTo(Reason.UNKNOWN_KEY);
		assertThat(rejected(job("gridded").partition(PartitionKey.ofDimensions(Map.of("day", "2026-01-01")))))
			.hasMessageContaining("has the dimensions area, day")
			.extracting(InvalidPartitionException::getReason)
			.isEqualTo(Reason.WRONG_DIMENSIONS);
		assertThat(rejected(job("partitioned").partition(PartitionKey.ofDimensions(Map.of("day", "2026-01-01"))))
			.getReason()).isEqualTo(Reason.WRONG_DIMENSIONS);
	}

	@Test
	void rejectsKeysOfJobsWithoutPartitions() {
		if (isTooOld()) {
			return;
		}
		assertThat(rejected(job("succeeding").partition("2026-01-01")))
			.hasMessageContaining("Job \"succeeding\" is not partitioned")
			.extracting(InvalidPartitionException::getReason)
			.isEqualTo(Reason.NOT_PARTITIONED);
	}

	@Test
	void explainsAnUnknownJob() {
		if (isTooOld()) {
			return;
		}
		assertThatExceptionOfType(JobNotFoundException.class)
			.isThrownBy(() -> job("partitoned").location("orders")
				.repository("orders_repository")
				.partition("2026-01-01")
				.launch())
			.withMessageContaining("Did you mean orders.orders_repository.partitioned?");
	}

	// The definitions for older servers do not have the jobs.
	private boolean isTooOld() {
		if (server().isAtLeast(5)) {
			return false;
		}
		assertThatExceptionOfType(JobNotFoundException.class)
			.isThrownBy(() -> job("gridded").partition("eu|2026-01-01").launch());
		return true;
	}

	private JobSpec job(String name) {
		return server().client().job(name);
	}

	private static Map<String, ?> config(Map<String, ?> opConfig) {
		return Map.of("ops", Map.of("load_day", Map.of("config", opConfig)));
	}

	private static String partitionOf(JobSpec launch) {
		return launch.launch().get().tags().get("dagster/partition");
	}

	private static InvalidPartitionException rejected(JobSpec launch) {
		return catchThrowableOfType(InvalidPartitionException.class, launch::launch);
	}

}
