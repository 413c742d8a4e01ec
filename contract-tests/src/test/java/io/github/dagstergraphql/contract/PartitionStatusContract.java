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
import java.util.List;
import java.util.UUID;

import io.github.dagstergraphql.client.asset.AssetHandle;
import io.github.dagstergraphql.client.asset.AssetNotFoundException;
import io.github.dagstergraphql.client.asset.AssetPartitionStatuses;
import io.github.dagstergraphql.client.asset.AssetReport;
import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.partition.InvalidPartitionException;
import io.github.dagstergraphql.client.partition.PartitionCounts;
import io.github.dagstergraphql.client.partition.PartitionStatus;
import io.github.dagstergraphql.client.partition.PartitionStatusRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Status of the partitions of assets.
 */
abstract class PartitionStatusContract {

	abstract DagsterServer server();

	@Test
	void readsRangesOfTimeWindows() {
		if (!server().isAtLeast(5)) {
			assertThatExceptionOfType(UnsupportedServerVersionException.class)
				.isThrownBy(() -> asset("daily").partitionCounts());
			assertThatExceptionOfType(UnsupportedServerVersionException.class)
				.isThrownBy(() -> asset("daily").partitionStatuses());
			return;
		}
		report("daily", "2026-03-02", "2026-03-03", "2026-03-01", "2026-03-05");
		AssetPartitionStatuses statuses = asset("daily").partitionStatuses();
		assertThat(statuses.statuses()).containsEntry("2026-03-02", PartitionStatus.MATERIALIZED)
			.containsEntry("2026-03-04", PartitionStatus.MISSING);
		assertThat(statuses.statuses().keySet()).startsWith("2026-01-01", "2026-01-02");
		assertThat(statuses.keys(PartitionStatus.MATERIALIZED)).containsSubsequence("2026-03-01", "2026-03-02",
				"2026-03-03", "2026-03-05");
		PartitionStatusRange range = range(statuses, "2026-03-02");
		assertThat(range.keys()).containsExactly("2026-03-01", "2026-03-02", "2026-03-03");
		assertThat(range.startTime()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
		assertThat(range.endTime()).isEqualTo(Instant.parse("2026-03-04T00:00:00Z"));
		assertThat(range.dimensions()).isEmpty();
		PartitionCounts counts = asset("daily").partitionCounts();
		assertThat(counts.total()).isEqualTo(statuses.statuses().size());
		assertThat(counts.materialized()).isGreaterThanOrEqualTo(4);
		assertThat(counts.missing()).isPositive();
		assertThat(statuses.counts().total()).isEqualTo(counts.total());
	}

	@Test
	void readsSeveralDimensions() {
		if (!server().isAtLeast(5)) {
			return;
		}
		report("grid", "us|2026-01-02");
		AssetPartitionStatuses statuses = asset("grid").partitionStatuses();
		assertThat(statuses.statuses().keySet()).containsExactly("eu|2026-01-01", "eu|2026-01-02", "us|2026-01-01",
				"us|2026-01-02");
		PartitionStatusRange range = range(statuses, "us|2026-01-02");
		assertThat(range.status()).isEqualTo(PartitionStatus.MATERIALIZED);
		assertThat(range.end()).isEqualTo("us|2026-01-02");
		assertThat(range.dimensions()).containsOnlyKeys("area", "day");
		assertThat(range.dimensions().get("area").end()).isEqualTo("us");
		assertThat(range.startTime()).isNull();
	}

	@Test
	void readsDynamicPartitions() {
		if (!server().isAtLeast(5)) {
			return;
		}
		String key = "statuses-" + UUID.randomUUID() + ".csv";
		asset("per_file").addPartition(key);
		assertThat(asset("per_file").partitionStatuses().statuses()).containsEntry(key, PartitionStatus.MISSING);
		report("per_file", key);
		AssetPartitionStatuses statuses = asset("per_file").partitionStatuses();
		assertThat(statuses.keys(PartitionStatus.MATERIALIZED)).contains(key);
		assertThat(range(statuses, key).startTime()).isNull();
	}

	@Test
	void rejectsAssetsWithoutPartitions() {
		if (!server().isAtLeast(5)) {
			return;
		}
		assertThatExceptionOfType(InvalidPartitionException.class)
			.isThrownBy(() -> asset("raw/orders").partitionCounts())
			.withMessage("Asset raw/orders is not partitioned");
		assertThatExceptionOfType(InvalidPartitionException.class)
			.isThrownBy(() -> asset("raw/orders").partitionStatuses())
			.withMessage("Asset raw/orders is not partitioned");
		assertThatExceptionOfType(AssetNotFoundException.class).isThrownBy(() -> asset("dialy").partitionCounts())
			.withMessageContaining("Did you mean daily");
		assertThatExceptionOfType(AssetNotFoundException.class).isThrownBy(() -> asset("dialy").partitionStatuses())
			.withMessageContaining("Did you mean daily");
		assertThatExceptionOfType(AssetNotFoundException.class).isThrownBy(() -> asset("dialy").partitionKeys())
			.withMessageContaining("Did you mean daily");
	}

	private static PartitionStatusRange range(AssetPartitionStatuses statuses, String key) {
		return statuses.ranges().stream().filter((range) -> range.keys().contains(key)).findFirst().orElseThrow();
	}

	private void report(String asset, String... partitions) {
		List.of(partitions)
			.forEach((partition) -> asset(asset).reportMaterialization(AssetReport.create().partition(partition)));
	}

	private AssetHandle asset(String key) {
		return server().client().asset(key);
	}

}
