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
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.dagstergraphql.client.asset.AssetHandle;
import io.github.dagstergraphql.client.asset.AssetNotFoundException;
import io.github.dagstergraphql.client.asset.MaterializeSpec;
import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.event.AssetEvent;
import io.github.dagstergraphql.client.event.RunEventOptions;
import io.github.dagstergraphql.client.job.InvalidSubsetException;
import io.github.dagstergraphql.client.partition.DuplicatePartitionException;
import io.github.dagstergraphql.client.partition.InvalidPartitionException;
import io.github.dagstergraphql.client.partition.InvalidPartitionException.Reason;
import io.github.dagstergraphql.client.partition.PartitionKey;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Runs that materialize assets.
 */
abstract class MaterializeContract {

	abstract DagsterServer server();

	@Test
	void materializesAnAsset() {
		if (isTooOld()) {
			return;
		}
		RunHandle run = asset("raw/orders").tag("team", "core").launch();
		assertThat(run.await(Duration.ofMinutes(3)).status()).isEqualTo(RunStatus.SUCCESS);
		assertThat(run.events(RunEventOptions.all().onlyPast()).filter(AssetEvent.class::isInstance)).isNotEmpty();
		assertThat(run.get().jobName()).startsWith("__ASSET_JOB");
		assertThat(run.get().locationName()).isEqualTo("orders");
		assertThat(run.get().tags()).containsEntry("team", "core");
	}

	@Test
	void materializesSeveralAssetsInOneRun() {
		if (isTooOld()) {
			return;
		}
		RunHandle run = server().client().assets("raw/orders", "raw/customers").materialize().launch();
		assertThat(run.get().jobName()).startsWith("__ASSET_JOB");
	}

	@Test
	void setsRunConfig() {
		if (isTooOld()) {
			return;
		}
		Map<String, ?> config = Map.of("ops", Map.of("priced", Map.of("config", Map.of("currency", "EUR"))));
		assertThat(asset("priced").runConfig(config).launch().runConfig()).isEqualTo(config);
	}

	@Test
	void launchesAtMostOnceForAKey() {
		if (isTooOld()) {
			return;
		}
		String key = UUID.randomUUID().toString();
		String id = asset("raw/customers").idempotencyKey(key).launch().id();
		assertThat(asset("raw/customers").idempotencyKey(key).launch().id()).isEqualTo(id);
	}

	@Test
	void setsThePartition() {
		if (isTooOld()) {
			return;
		}
		assertThat(partition(asset("daily").partition("2026-01-31"))).isEqualTo("2026-01-31");
		assertThat(partition(asset("daily").partition(LocalDate.of(2026, 2, 1)))).isEqualTo("2026-02-01");
		assertThat(partition(asset("daily").partition(Instant.parse("2026-02-02T00:00:00Z")))).isEqualTo("2026-02-02");
		PartitionKey key = PartitionKey.ofDimensions(Map.of("day", LocalDate.of(2026, 1, 2), "area", "us"));
		assertThat(tags(asset("grid").partition(key))).containsEntry("dagster/partition", "us|2026-01-02")
			.containsEntry("dagster/partition/area", "us")
			.containsEntry("dagster/partition/day", "2026-01-02");
	}

	@Test
	void convertsTimesToTheZoneOfThePartitions() {
		if (isTooOld()) {
			return;
		}
		assertThat(partition(asset("hourly").partition(LocalDateTime.of(2026, 10, 24, 23, 0))))
			.isEqualTo("2026-10-24-23:00");
		assertThat(partition(asset("hourly").partition(Instant.parse("2026-10-24T20:00:00Z"))))
			.isEqualTo("2026-10-24-22:00");
		assertThat(partition(asset("hourly").partition(Instant.parse("2026-10-25T00:00:00Z"))))
			.isEqualTo("2026-10-25-02:00");
		assertThat(partition(asset("hourly").partition(Instant.parse("2026-10-25T01:00:00Z"))))
			.isEqualTo("2026-10-25-02:00+0100");
	}

	@Test
	void setsARangeOfPartitions() {
		if (isTooOld()) {
			return;
		}
		assertThat(tags(asset("daily").partitionRange("2026-01-01", "2026-01-03")))
			.containsEntry("dagster/asset_partition_range_start", "2026-01-01")
			.containsEntry("dagster/asset_partition_range_end", "2026-01-03")
			.doesNotContainKey("dagster/partition");
		assertThat(rejected(asset("daily").partitionRange("2026-01-03", "2026-01-01")))
			.hasMessageContaining("precedes its first partition");
	}

	@Test
	void rejectsPartitionsThatDoNotFit() {
		if (isTooOld()) {
			return;
		}
		InvalidPartitionException unknown = rejected(asset("daily").partition("2025-12-31"));
		assertThat(unknown.getReason()).isEqualTo(Reason.UNKNOWN_KEY);
		assertThat(unknown).hasMessageContaining("Asset daily has no partition \"2025-12-31\"");
		assertThat(rejected(asset("grid").partition("us|2026-01-03")).getNearMisses()).contains("2026-01-01",
				"2026-01-02");
		assertThat(rejected(asset("daily")).getReason()).isEqualTo(Reason.MISSING_KEY);
		assertThat(rejected(asset("raw/orders").partition("2026-01-01")).getReason()).isEqualTo(Reason.NOT_PARTITIONED);
		assertThat(rejected(asset("grid").partition("2026-01-01")).getReason()).isEqualTo(Reason.WRONG_DIMENSIONS);
	}

	@Test
	void listsPartitionKeys() {
		if (isTooOld()) {
			return;
		}
		assertThat(server().client().asset("daily").partitionKeys()).startsWith("2026-01-01", "2026-01-02")
			.hasSizeGreaterThan(300);
		assertThat(server().client().asset("hourly").partitionKeys()).containsExactly("2026-10-24-22:00",
				"2026-10-24-23:00", "2026-10-25-00:00", "2026-10-25-01:00", "2026-10-25-02:00", "2026-10-25-02:00+0100",
				"2026-10-25-03:00");
		AssetHandle grid = server().client().asset("grid");
		assertThat(grid.partitionKeys()).containsExactly("eu|2026-01-01", "eu|2026-01-02", "us|2026-01-01",
				"us|2026-01-02");
		assertThat(grid.partitionKeys("area")).containsExactly("eu", "us");
		assertThatExceptionOfType(InvalidPartitionException.class).isThrownBy(() -> grid.partitionKeys("nope"))
			.withMessage("Asset grid has no dimension \"nope\", but area, day");
		assertThatExceptionOfType(InvalidPartitionException.class)
			.isThrownBy(() -> server().client().asset("raw/orders").partitionKeys())
			.withMessage("Asset raw/orders is not partitioned");
		assertThatExceptionOfType(AssetNotFoundException.class)
			.isThrownBy(() -> server().client().asset("nope").partitionKeys());
	}

	@Test
	void readsPartitionKeysPageByPage() {
		if (isTooOld()) {
			return;
		}
		for (String key : List.of("daily", "hourly", "grid")) {
			AssetHandle asset = server().client().asset(key);
			assertThat(asset.partitionKeyStream(2).limit(5))
				.isEqualTo(asset.partitionKeys().stream().limit(5).toList());
			assertThat(asset.partitionKeyStream(100)).isEqualTo(asset.partitionKeys());
		}
		assertThat(server().client().reactive().asset("grid").partitionKeyStream(3).collectList().toFuture().join())
			.hasSize(4);
		assertThatExceptionOfType(InvalidPartitionException.class)
			.isThrownBy(() -> server().client().asset("raw/orders").partitionKeyStream(2).toList())
			.withMessage("Asset raw/orders is not partitioned");
		assertThatExceptionOfType(AssetNotFoundException.class)
			.isThrownBy(() -> server().client().asset("dialy").partitionKeyStream(2).toList())
			.withMessageContaining("Did you mean daily");
	}

	@Test
	void addsAndDeletesDynamicPartitions() {
		if (isTooOld()) {
			return;
		}
		AssetHandle files = server().client().asset("per_file");
		String key = "orders-" + UUID.randomUUID() + ".csv";
		files.addPartition(key);
		assertThat(files.partitionKeys()).contains(key);
		assertThatExceptionOfType(DuplicatePartitionException.class).isThrownBy(() -> files.addPartition(key))
			.withMessageContaining(key);
		assertThat(partition(files.materialize().partition(key))).isEqualTo(key);
		assertThatExceptionOfType(InvalidPartitionException.class)
			.isThrownBy(() -> server().client().asset("daily").addPartition("2026-01-01"))
			.withMessage("Asset daily has no dynamic partitions");
		if (server().isAtLeast(9)) {
			files.deletePartitions(List.of(key, "unknown"));
			assertThat(files.partitionKeys()).doesNotContain(key);
		}
		else {
			assertThatExceptionOfType(UnsupportedServerVersionException.class)
				.isThrownBy(() -> files.deletePartitions(List.of(key)));
		}
	}

	@Test
	void selectsAssetChecks() {
		if (isTooOld()) {
			return;
		}
		assertThat(asset("checked").check("checked", "has_rows").launch().id()).isNotEmpty();
		assertThat(asset("raw/orders").withoutChecks().launch().id()).isNotEmpty();
	}

	@Test
	void rejectsUnknownAssets() {
		if (isTooOld()) {
			return;
		}
		assertThatExceptionOfType(AssetNotFoundException.class).isThrownBy(() -> asset("raw/nope").launch())
			.withMessageContaining("\"raw/nope\"");
		assertThatExceptionOfType(InvalidSubsetException.class)
			.isThrownBy(() -> asset("raw/orders").location("billing").launch())
			.withMessageContaining("raw/orders is in orders (orders_repository)");
	}

	private boolean isTooOld() {
		if (server().isAtLeast(5)) {
			return false;
		}
		assertThatExceptionOfType(UnsupportedServerVersionException.class)
			.isThrownBy(() -> asset("raw/orders").launch());
		assertThatExceptionOfType(UnsupportedServerVersionException.class)
			.isThrownBy(() -> server().client().asset("raw/orders").partitionKeys());
		return true;
	}

	private MaterializeSpec<RunHandle> asset(String key) {
		return server().client().asset(key).materialize();
	}

	private static Map<String, String> tags(MaterializeSpec<RunHandle> launch) {
		return launch.launch().get().tags();
	}

	private static String partition(MaterializeSpec<RunHandle> launch) {
		return tags(launch).get("dagster/partition");
	}

	private static InvalidPartitionException rejected(MaterializeSpec<RunHandle> launch) {
		return catchThrowableOfType(InvalidPartitionException.class, launch::launch);
	}

}
