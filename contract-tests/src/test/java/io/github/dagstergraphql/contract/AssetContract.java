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

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.asset.Asset;
import io.github.dagstergraphql.client.asset.AssetHandle;
import io.github.dagstergraphql.client.asset.AssetHistoryOptions;
import io.github.dagstergraphql.client.asset.AssetLatestInfo;
import io.github.dagstergraphql.client.asset.AssetNotFoundException;
import io.github.dagstergraphql.client.asset.AssetReport;
import io.github.dagstergraphql.client.asset.AssetStatus;
import io.github.dagstergraphql.client.asset.StaleStatus;
import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.event.AssetEvent;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.metadata.MetadataEntry;
import io.github.dagstergraphql.client.metadata.MetadataValue;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the server tells of assets.
 */
abstract class AssetContract {

	private static final Duration RUN_TIME = Duration.ofMinutes(3);

	abstract DagsterServer server();

	@Test
	void describesAssets() {
		if (tooOld()) {
			return;
		}
		Asset orders = client().asset("raw/orders").get();
		assertThat(orders.key()).isEqualTo(AssetKey.of("raw", "orders"));
		assertThat(orders.groupName()).isEqualTo("sales");
		assertThat(orders.description()).isEqualTo("All orders.");
		assertThat(orders.locationName()).isEqualTo("orders");
		assertThat(orders.repositoryName()).isEqualTo(DagsterServer.REPOSITORY);
		assertThat(orders.jobNames()).containsExactly("raw_assets");
		assertThat(orders.upstreamKeys()).isEmpty();
		assertThat(orders.downstreamKeys()).containsExactly(AssetKey.of("report"));
		assertThat(orders.isMaterializable()).isTrue();
		assertThat(orders.isExternal()).isFalse();
		assertThat(orders.partitions()).isNull();
		assertThat(orders.metadata()).contains(
				new MetadataEntry("source", null, new MetadataValue.Path("/data/orders")),
				new MetadataEntry("retention_days", null, new MetadataValue.Int(BigInteger.valueOf(30))));
		if (server().isAtLeast(9)) {
			assertThat(orders.kinds()).containsExactly("dbt", "snowflake");
			assertThat(orders.owners()).containsExactly("ann@example.com", "team:core");
			assertThat(orders.tags()).containsEntry("tier", "gold").containsEntry("pii", "");
		}
		else {
			assertThat(orders.kinds()).isEmpty();
			assertThat(orders.owners()).isEmpty();
			assertThat(orders.tags()).isEmpty();
		}
		Asset report = Objects.requireNonNull(client().reactive().asset("report").get().block());
		assertThat(report.upstreamKeys()).extracting(AssetKey::toString)
			.containsExactly("events", "raw/archive", "raw/orders");
		assertThat(report.jobNames()).isEmpty();
	}

	@Test
	void describesExternalAssets() {
		if (tooOld()) {
			return;
		}
		for (String key : List.of("events", "raw/archive")) {
			Asset asset = client().asset(key).get();
			assertThat(asset.isExternal()).as(key).isTrue();
			assertThat(asset.isMaterializable()).as(key).isFalse();
			assertThat(asset.downstreamKeys()).as(key).containsExactly(AssetKey.of("report"));
		}
		assertThat(client().asset("events").get().description()).isEqualTo("Written by others.");
	}

	@Test
	void explainsThatAnAssetDoesNotExist() {
		if (!server().isAtLeast(5)) {
			if (!server().isLegacy()) {
				assertThatExceptionOfType(UnsupportedServerVersionException.class)
					.isThrownBy(() -> client().assets().latest(List.of(AssetKey.of("daily"))));
			}
			return;
		}
		assertThatExceptionOfType(AssetNotFoundException.class).isThrownBy(() -> client().asset("raw/order").get())
			.satisfies((ex) -> assertThat(ex.getNearMisses()).contains(AssetKey.of("raw", "orders")))
			.satisfies((ex) -> assertThat(ex.getFailedLocations()).hasSize(1))
			.withMessageContaining("No asset with the key \"raw/order\" exists")
			.withMessageContaining("\"broken\" (RuntimeError: this location never loads)")
			.withMessageContaining("Did you mean raw/orders");
		assertThatExceptionOfType(AssetNotFoundException.class).isThrownBy(() -> client().asset("raw/order").status());
		assertThatExceptionOfType(AssetNotFoundException.class)
			.isThrownBy(() -> client().asset("raw/order").materializations().toList());
		assertThatExceptionOfType(AssetNotFoundException.class)
			.isThrownBy(() -> client().reactive().asset("raw/order").observations().collectList().block());
	}

	@Test
	void findsAssets() {
		if (tooOld()) {
			return;
		}
		assertThat(keys(client().assets().pageSize(2).stream().toList())).containsSubsequence("daily", "events",
				"priced", "raw/archive", "raw/customers", "raw/orders", "regional", "report");
		assertThat(keys(client().assets().prefix("raw").list(10))).containsExactly("raw/archive", "raw/customers",
				"raw/orders");
		assertThat(keys(client().assets().prefix("ra").list(10))).isEmpty();
		assertThat(keys(client().assets().prefix("raw").pageSize(1).list(2))).containsExactly("raw/archive",
				"raw/customers");
		assertThat(keys(client().assets().group("sales").pageSize(1).stream().toList())).containsExactly("raw/orders",
				"report");
		assertThat(keys(client().assets().location("billing").list(10))).isEmpty();
		assertThat(keys(client().assets().location("orders").list(1))).hasSize(1);
		boolean described = server().isAtLeast(9);
		List<String> expected = described ? List.of("raw/orders") : List.of();
		assertThat(keys(client().assets().owner("team:core").list(10))).isEqualTo(expected);
		assertThat(keys(client().assets().kind("dbt").list(10))).isEqualTo(expected);
		assertThat(keys(client().assets().tag("tier", "gold").tag("pii", "").list(10))).isEqualTo(expected);
		assertThat(client().reactive().assets().group("sales").stream().take(1).collectList().block()).hasSize(1);
	}

	@Test
	void readsTheHistory() {
		if (tooOld()) {
			return;
		}
		Instant start = Instant.now().minusSeconds(60);
		List<String> runs = List.of(materialize(), materialize(), materialize());
		List<AssetEvent.Materialized> all = client().asset("raw/orders").materializations().limit(3).toList();
		assertThat(all).extracting(AssetEvent.Materialized::runId)
			.containsExactly(runs.get(2), runs.get(1), runs.get(0));
		AssetEvent.Materialized latest = all.get(0);
		assertThat(latest.assetKey()).isEqualTo(AssetKey.of("raw", "orders"));
		assertThat(latest.partition()).isNull();
		assertThat(latest.stepKey()).isEqualTo("raw__orders");
		assertThat(latest.timestamp()).isAfter(start);
		assertThat(latest.metadata()).extracting(MetadataEntry::label).contains("rows", "ratio", "file");
		AssetHistoryOptions single = AssetHistoryOptions.all().pageSize(1);
		assertThat(client().asset("raw/orders").materializations(single).limit(3).toList())
			.extracting(AssetEvent.Materialized::timestamp)
			.containsExactlyElementsOf(all.stream().map(AssetEvent.Materialized::timestamp).toList());
		assertThat(client().reactive()
			.asset("raw/orders")
			.materializations(single.before(latest.timestamp()).after(all.get(2).timestamp()))
			.map(AssetEvent.Materialized::runId)
			.collectList()
			.block()).containsExactly(runs.get(1));
		assertThat(client().asset("raw/orders").materializations(single.after(latest.timestamp())).toList()).isEmpty();
		assertThat(client().asset("raw/orders").materializations(single.partitions("nope")).toList()).isEmpty();
		assertThat(client().asset("raw/orders").observations().toList()).isEmpty();
		AssetStatus status = client().asset("raw/orders").status();
		assertThat(Objects.requireNonNull(status.latestMaterialization()).runId()).isEqualTo(runs.get(2));
		assertThat(status.latestObservation()).isNull();
		assertThat(status.staleStatus()).isEqualTo(StaleStatus.FRESH);
		// open-source Dagster does not determine it
		assertThat(status.health()).isNull();
		assertThat(status.staleCauses()).isEmpty();
		List<AssetLatestInfo> infos = client().assets()
			.latest(List.of(AssetKey.of("nope"), AssetKey.of("raw", "orders"), AssetKey.of("report")));
		assertThat(infos).extracting(AssetLatestInfo::assetKey)
			.containsExactly(AssetKey.of("nope"), AssetKey.of("raw", "orders"), AssetKey.of("report"));
		assertThat(infos.get(0).latestMaterialization()).isNull();
		assertThat(infos.get(0).latestRunId()).isNull();
		AssetLatestInfo info = infos.get(1);
		assertThat(Objects.requireNonNull(info.latestMaterialization()).runId()).isEqualTo(runs.get(2));
		assertThat(info.latestRunId()).isEqualTo(runs.get(2));
		assertThat(info.latestRunStatus()).isEqualTo(RunStatus.SUCCESS);
		assertThat(info.inProgressRunIds()).isEmpty();
	}

	@Test
	void tellsThatAnAssetHasNeverBeenMaterialized() {
		if (tooOld()) {
			return;
		}
		AssetStatus status = client().asset("report").status();
		assertThat(status.staleStatus()).isEqualTo(StaleStatus.MISSING);
		assertThat(status.latestMaterialization()).isNull();
		assertThat(client().asset("events").status().staleStatus()).isEqualTo(StaleStatus.FRESH);
	}

	private String materialize() {
		Run run = client().job("raw_assets")
			.location("orders")
			.assetSelection("raw/orders")
			.launch()
			.await(RUN_TIME)
			.run();
		assertThat(run.status()).isEqualTo(RunStatus.SUCCESS);
		return run.id();
	}

	// 1.9 fails to determine it for a single asset

	@Test
	void awaitsMaterializations() {
		if (tooOld()) {
			assertThatExceptionOfType(UnsupportedServerVersionException.class)
				.isThrownBy(() -> client().asset("raw/customers").awaitMaterialization(Instant.now(), RUN_TIME));
			return;
		}
		AssetHandle customers = client().asset("raw/customers");
		Instant before = Instant.now().minusMillis(1);
		RunHandle run = customers.materialize().launch();
		AssetEvent.Materialized byRun = customers.awaitMaterialization(before, RUN_TIME);
		assertThat(byRun.timestamp()).isAfter(before);
		run.await(RUN_TIME);
		AssetHandle reported = client().asset(AssetKey.of("awaited", UUID.randomUUID().toString()));
		reported.reportMaterialization(AssetReport.create().partition("a").metadata("rows", 1));
		AssetEvent.Materialized first = reported.awaitMaterialization("a", before, RUN_TIME);
		assertThat(first.runId()).isEmpty();
		assertThat(first.partition()).isEqualTo("a");
		CompletableFuture<AssetEvent.Materialized> next = client().reactive()
			.asset(reported.key())
			.awaitMaterialization("b", first.timestamp(), RUN_TIME)
			.toFuture();
		reported.reportMaterialization(AssetReport.create().partition("a"));
		reported.reportMaterialization(AssetReport.create().partition("b"));
		assertThat(next.orTimeout(3, TimeUnit.MINUTES).join().partition()).isEqualTo("b");
		assertThatExceptionOfType(AssetNotFoundException.class)
			.isThrownBy(() -> client().asset("raw/order").awaitMaterialization(before, RUN_TIME));
	}

	private boolean tooOld() {
		return !server().isAtLeast(5);
	}

	private DagsterGraphQlClient client() {
		return server().client();
	}

	private static List<String> keys(List<Asset> assets) {
		return assets.stream().map((asset) -> asset.key().toString()).toList();
	}

}
