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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.dagstergraphql.client.asset.AssetNotFoundException;
import io.github.dagstergraphql.client.backfill.AssetBackfillPreview;
import io.github.dagstergraphql.client.backfill.AssetBackfillProgress;
import io.github.dagstergraphql.client.backfill.AssetBackfillSpec;
import io.github.dagstergraphql.client.backfill.Backfill;
import io.github.dagstergraphql.client.backfill.BackfillCounts;
import io.github.dagstergraphql.client.backfill.BackfillHandle;
import io.github.dagstergraphql.client.backfill.BackfillNotFailedException;
import io.github.dagstergraphql.client.backfill.BackfillStatus;
import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.job.InvalidSubsetException;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.partition.InvalidPartitionException;
import io.github.dagstergraphql.client.partition.InvalidPartitionException.Reason;
import io.github.dagstergraphql.client.partition.PartitionKey;
import io.github.dagstergraphql.client.partition.PartitionRange;
import io.github.dagstergraphql.client.partition.PartitionStatus;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.Run;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Backfills of assets, one of whose partitions fails.
 */
abstract class AssetBackfillContract {

	private static final Duration BACKFILL_TIME = Duration.ofMinutes(6);

	private static final AssetKey REGIONAL = AssetKey.of("regional");

	abstract DagsterServer server();

	@Test
	void materializesSelectedPartitions() {
		if (!server().isAtLeast(5)) {
			assertThatExceptionOfType(UnsupportedServerVersionException.class)
				.isThrownBy(() -> backfill("regional").allPartitions().launch());
			return;
		}
		BackfillHandle handle = backfill("regional", "raw/customers").partitions("north", "west")
			.tag("ticket", "A-1")
			.launch();
		Backfill requested = handle.get();
		assertThat(requested.status()).isEqualTo(BackfillStatus.REQUESTED);
		assertThat(requested.assetKeys()).containsExactlyInAnyOrder(REGIONAL, AssetKey.parse("raw/customers"));
		assertThat(requested.jobName()).isNull();
		assertThat(requested.tags()).containsEntry("ticket", "A-1");
		Backfill finished = handle.await(AwaitOptions.within(BACKFILL_TIME).requireSuccess());
		assertThat(finished.isSuccessful()).isTrue();
		assertThat(finished.partitionNames()).containsExactlyInAnyOrder("north", "west");
		assertThat(finished.assets()).containsExactlyInAnyOrder(
				new AssetBackfillProgress(REGIONAL, true, new BackfillCounts(2, 2, 0, 0, 0)),
				new AssetBackfillProgress(AssetKey.parse("raw/customers"), false, new BackfillCounts(1, 1, 0, 0, 0)));
		assertThat(finished.counts()).isEqualTo(new BackfillCounts(3, 3, 0, 0, 0));
		List<Run> runs = server().client().runs().tag("dagster/backfill", handle.id()).list(10);
		assertThat(runs).extracting((run) -> run.tags().get("dagster/partition"))
			.containsExactlyInAnyOrder("north", "west", null);
		assertThat(runs).allSatisfy((run) -> assertThat(run.tags()).containsEntry("ticket", "A-1"));
		if (server().isAtLeast(9)) {
			assertThatExceptionOfType(BackfillNotFailedException.class).isThrownBy(handle::reexecuteFailed)
				.withMessageContaining("all of its assets have been materialized");
		}
	}

	@Test
	void determinesSuccessFromTheNumberOfPartitions() {
		if (!server().isAtLeast(5)) {
			return;
		}
		BackfillHandle handle = backfill("regional").partitionRange("east", "south").launch();
		Backfill finished = handle.await(BACKFILL_TIME);
		assertThat(finished.partitionNames()).containsExactlyInAnyOrder("east", "south");
		assertThat(finished.isSuccessful()).isFalse();
		assertThat(finished.status())
			.isEqualTo(server().isAtLeast(8) ? BackfillStatus.COMPLETED_FAILED : BackfillStatus.COMPLETED);
		assertThat(finished.counts()).isEqualTo(new BackfillCounts(2, 1, 1, 0, 0));
		assertThat(server().client().asset("regional").partitionStatuses().statuses())
			.containsEntry("east", PartitionStatus.MATERIALIZED)
			.containsEntry("south", PartitionStatus.FAILED);
		assertThat(server().client().asset("regional").partitionCounts().failed()).isEqualTo(1);
		// as its latest run has failed
		BackfillHandle again = backfill("regional").onlyFailed().launch();
		assertThat(again.get().partitionNames()).containsExactly("south");
		again.cancel();
		if (server().isAtLeast(9)) {
			Backfill next = handle.reexecuteFailed().get();
			assertThat(next.partitionNames()).containsExactly("south");
			assertThat(next.tags()).containsEntry("dagster/parent_backfill_id", handle.id());
			server().client().backfill(next.id()).cancel();
		}
		assertThat(again.await(BACKFILL_TIME).isFinished()).isTrue();
	}

	@Test
	void passesRunConfig() {
		if (!server().isAtLeast(5)) {
			return;
		}
		Map<String, ?> config = Map.of("loggers", Map.of("console", Map.of("config", Map.of("log_level", "DEBUG"))));
		AssetBackfillSpec launch = backfill("regional").partitions("north").runConfig(config);
		if (!server().isAtLeast(12)) {
			assertThatExceptionOfType(UnsupportedServerVersionException.class).isThrownBy(launch::launch)
				.withMessageContaining("1.11.7");
			return;
		}
		BackfillHandle handle = launch.launch();
		assertThat(handle.await(BACKFILL_TIME).isSuccessful()).isTrue();
		Run run = server().client().runs().tag("dagster/backfill", handle.id()).list(2).get(0);
		assertThat(server().client().run(run.id()).runConfig()).isEqualTo(config);
		Backfill failed = backfill("regional").partitions("north")
			.runConfig(Map.of("nope", Map.of()))
			.launch()
			.await(BACKFILL_TIME);
		assertThat(failed.status()).isEqualTo(BackfillStatus.FAILED);
		assertThat(failed.isSuccessful()).isFalse();
		assertThat(Objects.requireNonNull(failed.error()).message()).startsWith(
				"dagster._core.errors.DagsterInvalidConfigError: Error in config for job __ASSET_JOB\n    Error 1: ")
			.contains("nope");
		assertThat(server().client().runs().tag("dagster/backfill", failed.id()).list(2)).isEmpty();
	}

	@Test
	void selectsMissingPartitions() {
		if (!server().isAtLeast(5)) {
			return;
		}
		BackfillHandle handle = backfill("hourly").onlyMissing().launch();
		Backfill requested = handle.get();
		assertThat(requested.partitionCount()).isEqualTo(7);
		handle.cancel();
		assertThat(handle.await(BACKFILL_TIME).status()).isEqualTo(BackfillStatus.CANCELED);
	}

	@Test
	void combinesDimensions() {
		if (!server().isAtLeast(5)) {
			return;
		}
		BackfillHandle handle = backfill("grid")
			.partitions(PartitionKey.of("eu|2026-01-02"),
					PartitionKey.ofDimensions(Map.of("day", LocalDate.of(2026, 1, 1), "area", "us")))
			.launch();
		assertThat(handle.get().partitionNames()).containsExactlyInAnyOrder("eu|2026-01-02", "us|2026-01-01");
		handle.cancel();
		assertThat(rejected(backfill("grid").partitions("2026-01-02|eu")).getUnknownKeys())
			.containsExactly("2026-01-02|eu");
	}

	@Test
	void previewsABackfill() {
		if (!server().isAtLeast(5)) {
			assertThatExceptionOfType(UnsupportedServerVersionException.class)
				.isThrownBy(() -> backfill("regional").allPartitions().preview());
			return;
		}
		List<AssetBackfillPreview> preview = backfill("daily", "raw/customers")
			.partitions("2026-01-01", "2026-01-02", "2026-01-04")
			.preview();
		assertThat(preview).containsExactlyInAnyOrder(
				new AssetBackfillPreview(AssetKey.of("daily"), true, List.of(),
						List.of(new PartitionRange("2026-01-01", "2026-01-02"),
								new PartitionRange("2026-01-04", "2026-01-04"))),
				new AssetBackfillPreview(AssetKey.parse("raw/customers"), false, List.of(), List.of()));
		assertThat(backfill("regional").allPartitions().preview()).singleElement()
			.satisfies((asset) -> assertThat(asset.partitionKeys()).containsExactlyInAnyOrder("north", "east", "south",
					"west"));
		assertThat(backfill("daily").partitionRange(LocalDate.of(2026, 1, 2), LocalDate.of(2026, 1, 4)).preview())
			.containsExactly(new AssetBackfillPreview(AssetKey.of("daily"), true, List.of(),
					List.of(new PartitionRange("2026-01-02", "2026-01-04"))));
		assertThat(rejected(backfill("daily").partitionRange(LocalDate.of(2025, 12, 31), LocalDate.of(2026, 1, 4))))
			.hasMessageContaining("Asset daily has no partition \"2025-12-31\"");
		assertThatExceptionOfType(InvalidPartitionException.class)
			.isThrownBy(() -> backfill("regional").partitions("norht").preview())
			.withMessageContaining("Did you mean north");
	}

	@Test
	void rejectsAssetsThatDagsterWouldOmit() {
		if (!server().isAtLeast(5)) {
			return;
		}
		assertThat(backfill("regional", "totals", "ranking").partitions("north").preview())
			.extracting(AssetBackfillPreview::assetKey)
			.containsExactlyInAnyOrder(REGIONAL, AssetKey.of("totals"), AssetKey.of("ranking"));
		// as it depends on regional through totals only
		assertThatExceptionOfType(InvalidSubsetException.class)
			.isThrownBy(() -> backfill("regional", "ranking").partitions("north").launch())
			.withMessageStartingWith("Dagster would omit asset ranking");
		BackfillHandle all = backfill("regional", "ranking").allPartitions().launch();
		assertThat(all.get().assetKeys()).containsExactlyInAnyOrder(REGIONAL, AssetKey.of("ranking"));
		all.cancel();
		assertThat(all.await(BACKFILL_TIME).status()).isEqualTo(BackfillStatus.CANCELED);
	}

	@Test
	void checksTheAssetsAndTheirPartitions() {
		if (!server().isAtLeast(5)) {
			return;
		}
		InvalidPartitionException unknown = rejected(backfill("regional").partitions("north", "norht"));
		assertThat(unknown.getReason()).isEqualTo(Reason.UNKNOWN_KEY);
		assertThat(unknown.getUnknownKeys()).containsExactly("norht");
		assertThat(unknown.getNearMisses()).contains("north");
		assertThat(unknown).hasMessageStartingWith(
				"Asset regional has no partition \"norht\": it has 4 partitions from north to west. Did you mean north");
		assertThat(rejected(backfill("regional").partitionRange("west", "north")).getReason())
			.isEqualTo(Reason.NOTHING_SELECTED);
		assertThat(rejected(backfill("regional", "daily").partitions("north")))
			.hasMessage("The assets regional and daily have different partitions: launch a backfill for each of them");
		assertThat(rejected(backfill("raw/orders").allPartitions()))
			.hasMessage("Asset raw/orders is not partitioned: use materialize() to launch a run without partitions");
		assertThatExceptionOfType(InvalidSubsetException.class)
			.isThrownBy(() -> backfill("events", "regional").allPartitions().launch())
			.withMessageContaining("Asset events cannot be materialized");
		assertThatExceptionOfType(AssetNotFoundException.class)
			.isThrownBy(() -> backfill("regoinal").allPartitions().launch())
			.satisfies((ex) -> assertThat(ex.getNearMisses()).contains(REGIONAL));
	}

	private static InvalidPartitionException rejected(AssetBackfillSpec launch) {
		return catchThrowableOfType(InvalidPartitionException.class, launch::launch);
	}

	private AssetBackfillSpec backfill(String first, String... more) {
		return server().client().assetBackfill(first, more);
	}

}
