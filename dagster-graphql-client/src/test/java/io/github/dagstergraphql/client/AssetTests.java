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

package io.github.dagstergraphql.client;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.StubDagster.Request;
import io.github.dagstergraphql.client.asset.Asset;
import io.github.dagstergraphql.client.asset.AssetHealth;
import io.github.dagstergraphql.client.asset.AssetHealthStatus;
import io.github.dagstergraphql.client.asset.AssetHistoryOptions;
import io.github.dagstergraphql.client.asset.AssetLatestInfo;
import io.github.dagstergraphql.client.asset.AssetNotFoundException;
import io.github.dagstergraphql.client.asset.AssetPartitions;
import io.github.dagstergraphql.client.asset.AssetStatus;
import io.github.dagstergraphql.client.asset.FreshnessStatus;
import io.github.dagstergraphql.client.asset.PartitionsType;
import io.github.dagstergraphql.client.asset.StaleStatus;
import io.github.dagstergraphql.client.key.AssetKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Definitions, status and history of assets.
 */
class AssetTests {

	private final StubDagster stub = new StubDagster();

	private final DagsterGraphQlClient client = this.stub.client().build();

	@AfterEach
	void close() {
		this.client.close();
		this.stub.close();
	}

	@Test
	void readsPartitionsAndTheirTimeZones() {
		this.stub.answer(node("""
				{"type":"TIME_WINDOW","description":"Daily, starting 2026-01-01 Europe/Berlin.","name":null,
				"fmt":"%Y-%m-%d","dimensionTypes":[{"name":"default","description":"","type":"TIME_WINDOW",
				"isPrimaryDimension":true,"dynamicPartitionsDefinitionName":null}]}"""));
		AssetPartitions daily = Objects.requireNonNull(this.client.asset("daily").get().partitions());
		assertThat(daily.type()).isEqualTo(PartitionsType.TIME_WINDOW);
		assertThat(daily.timeZone()).contains(ZoneId.of("Europe/Berlin"));
		assertThat(daily.format()).isEqualTo("%Y-%m-%d");
		assertThat(daily.dimensions()).isEmpty();
		this.stub.answer(
				node("""
						{"type":"MULTIPARTITIONED","description":"Multi-partitioned, with dimensions: \\nColor: 'red' \\nDay: x",
						"dimensionTypes":[{"name":"color","description":"'red'","type":"STATIC","isPrimaryDimension":false},
						{"name":"day","description":"Hourly, starting 2026-01-01-00:00 UTC. End offsetted by 1 partition.",
						"type":"TIME_WINDOW","isPrimaryDimension":true}]}"""));
		AssetPartitions multi = Objects.requireNonNull(this.client.asset("multi").get().partitions());
		assertThat(multi.timeZone()).isEmpty();
		assertThat(multi.dimensions()).extracting(AssetPartitions.Dimension::name).containsExactly("color", "day");
		assertThat(multi.dimensions().get(0).timeZone()).isEmpty();
		assertThat(multi.dimensions().get(1).timeZone()).contains(ZoneId.of("UTC"));
		this.stub.answer(node("""
				{"type":"LUNAR","description":"Each moon.","dimensionTypes":[]}"""));
		assertThat(Objects.requireNonNull(this.client.asset("lunar").get().partitions()).type())
			.isEqualTo(PartitionsType.UNKNOWN);
	}

	@Test
	void anAssetWithoutJobsIsExternal() {
		this.stub.answer(node("null").replace("[\"__ASSET_JOB\",\"sales_job\"]", "[]"));
		Asset asset = this.client.asset("daily").get();
		assertThat(asset.isExecutable()).isFalse();
		assertThat(asset.isExternal()).isTrue();
		assertThat(asset.isMaterializable()).isFalse();
	}

	@Test
	void anAssetThatDoesNotExistIsExplainedOnce() {
		this.stub.answer((request) -> switch (request.operation()) {
			case "Asset" ->
				json("{\"assetNodeOrError\":{\"__typename\":\"AssetNotFoundError\",\"message\":\"not found\"}}");
			case "AssetStatus" -> json("""
					{"assetOrError":{"__typename":"Asset","hasDefinitionOrRecord":false,"assetMaterializations":[],
					"assetObservations":[],"definition":null}}""");
			case "AssetKeys" -> json("""
					{"assetsOrError":{"__typename":"AssetConnection","nodes":[{"key":{"path":["raw","orders"]}}]}}""");
			default -> Answer.of(500, "text/plain", "no");
		});
		assertThatExceptionOfType(AssetNotFoundException.class).isThrownBy(() -> this.client.asset("raw/order").get())
			.withMessageStartingWith(
					"No asset with the key \"raw/order\" exists. The reason could not be determined: ");
		this.stub.answer((request) -> switch (request.operation()) {
			case "AssetStatus" -> json("""
					{"assetOrError":{"__typename":"Asset","hasDefinitionOrRecord":false,"assetMaterializations":[],
					"assetObservations":[],"definition":null}}""");
			case "AssetKeys" -> json("""
					{"assetsOrError":{"__typename":"AssetConnection","nodes":[{"key":{"path":["raw","orders"]}}]}}""");
			default -> json("{\"workspaceOrError\":{\"__typename\":\"Workspace\",\"locationEntries\":[]}}");
		});
		assertThatExceptionOfType(AssetNotFoundException.class)
			.isThrownBy(() -> this.client.asset("raw/order").status())
			.withMessage("No asset with the key \"raw/order\" exists. Did you mean raw/orders?")
			.satisfies((ex) -> assertThat(ex.getNearMisses()).containsExactly(AssetKey.of("raw", "orders")));
	}

	@Test
	void anAssetWithEventsOnlyIsNotSuggestedInPlaceOfItself() {
		this.stub.answer((request) -> switch (request.operation()) {
			case "Asset" ->
				json("{\"assetNodeOrError\":{\"__typename\":\"AssetNotFoundError\",\"message\":\"not found\"}}");
			case "AssetKeys" -> json("""
					{"assetsOrError":{"__typename":"AssetConnection","nodes":[{"key":{"path":["raw","orders"]}}]}}""");
			default -> json("{\"workspaceOrError\":{\"__typename\":\"Workspace\",\"locationEntries\":[]}}");
		});
		assertThatExceptionOfType(AssetNotFoundException.class).isThrownBy(() -> this.client.asset("raw/orders").get())
			.withMessage("The asset with the key \"raw/orders\" has events, but no code location defines it")
			.satisfies((ex) -> assertThat(ex.getNearMisses()).isEmpty());
	}

	@Test
	void anAssetWithPartitionsHasNoStatusAsAWhole() {
		this.stub.answer(status(true));
		assertThat(this.client.asset("daily").status().staleStatus()).isEqualTo(StaleStatus.UNKNOWN);
		assertThat(this.stub.requests().get(0).variables().has("partition")).isFalse();
		AssetStatus partition = this.client.asset("daily").status("2026-11-22");
		assertThat(partition.staleStatus()).isEqualTo(StaleStatus.STALE);
		assertThat(partition.partition()).isEqualTo("2026-11-22");
		assertThat(partition.staleCauses()).singleElement()
			.satisfies((cause) -> assertThat(cause.dependency()).isEqualTo(AssetKey.of("raw")));
		assertThat(partition.freshnessStatus()).isEqualTo(FreshnessStatus.DEGRADED);
		assertThat(partition.late()).isEqualTo(Duration.ofSeconds(90));
		assertThat(this.stub.requests().get(1).variables().path("partitions").get(0).asString())
			.isEqualTo("2026-11-22");
	}

	@Test
	void readsTheHealthOfAnAsset() {
		this.stub.answer(status(false));
		AssetHealth health = Objects.requireNonNull(this.client.asset("daily").status().health());
		assertThat(health).isEqualTo(AssetHealth.of(AssetHealthStatus.DEGRADED, AssetHealthStatus.HEALTHY,
				AssetHealthStatus.NOT_APPLICABLE, AssetHealthStatus.UNKNOWN));
		assertThat(health)
			.hasToString("AssetHealth[DEGRADED, materialization=HEALTHY, checks=NOT_APPLICABLE, freshness=UNKNOWN]");
	}

	@Test
	void omitsTheHealthOnOlderServers() {
		this.stub.answer((request) -> request.body().contains("assetHealth") ? Answer
			.json("{\"data\":null,\"errors\":[{\"message\":\"Cannot query field 'assetHealth' on type 'Asset'.\"}]}")
				: Answer.json(status(false).replaceAll("(?s)\"assetHealth\":\\{.*?},", "")));
		assertThat(this.client.asset("daily").status().health()).isNull();
		assertThat(this.client.asset("daily").status().freshnessStatus()).isEqualTo(FreshnessStatus.DEGRADED);
		assertThat(this.stub.requests()).hasSize(3);
	}

	@Test
	void requestsOnlyTheSelectedEvents() {
		this.stub.answer(json("{\"assetOrError\":{\"__typename\":\"Asset\",\"events\":[]}}"));
		Instant time = Instant.parse("2026-11-22T00:00:00.123456Z");
		assertThat(this.client.asset("daily")
			.materializations(AssetHistoryOptions.all().partitions("b", "a").after(time).before(time.plusSeconds(1)))
			.toList()).isEmpty();
		Request request = this.stub.requests().get(0);
		assertThat(request.variables().toString()).isEqualTo("{\"assetKey\":{\"path\":[\"daily\"]},"
				+ "\"partitions\":[\"a\",\"b\"],\"before\":\"1795305601123\",\"after\":\"1795305600123\",\"limit\":100}");
	}

	@Test
	void anEventInTheMillisecondOfTheStartIsNotAfterIt() {
		this.stub.answer(json("{\"assetOrError\":{\"__typename\":\"Asset\",\"events\":[" + event("1795305600124") + ","
				+ event("1795305600123") + "]}}"));
		Instant time = Instant.ofEpochMilli(1795305600123L);
		assertThat(this.client.asset("daily").materializations(AssetHistoryOptions.all().after(time)).toList())
			.singleElement()
			.satisfies((event) -> assertThat(event.timestamp()).isEqualTo(time.plusMillis(1)));
	}

	@Test
	void returnsTheLatestInTheOrderOfTheKeys() {
		this.stub.answer(json("""
				{"assetsLatestInfo":[{"assetKey":{"path":["b"]},"latestMaterialization":null,"unstartedRunIds":["r1"],
				"inProgressRunIds":[],"latestRun":{"runId":"r1","status":"QUEUED"}}]}"""));
		List<AssetLatestInfo> infos = this.client.assets()
			.latest(List.of(AssetKey.of("a"), AssetKey.of("b"), AssetKey.of("a")));
		assertThat(infos).extracting(AssetLatestInfo::assetKey).containsExactly(AssetKey.of("a"), AssetKey.of("b"));
		assertThat(infos.get(0).latestRunId()).isNull();
		assertThat(infos.get(1).unstartedRunIds()).containsExactly("r1");
		assertThat(this.client.assets().latest(List.of())).isEmpty();
		assertThat(this.stub.requests()).hasSize(1);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.client.assets().group("sales").latest(List.of(AssetKey.of("a"))));
	}

	private static String node(String partitions) {
		return "{\"data\":" + """
				{"assetNodeOrError":{"__typename":"AssetNode","assetKey":{"path":["daily"]},"groupName":"default",
				"metadataEntries":[],"dependencyKeys":[],"dependedByKeys":[],"isExecutable":true,"isObservable":false,
				"jobNames":["__ASSET_JOB","sales_job"],"repository":{"name":"r","location":{"name":"l"}},
				"partitionDefinition":""" + partitions + "}}}";
	}

	private static String status(boolean partitioned) {
		return "{\"data\":"
				+ """
						{"assetOrError":{"__typename":"Asset","hasDefinitionOrRecord":true,"assetMaterializations":[],
						"assetObservations":[],"assetHealth":{"assetHealth":"DEGRADED","materializationStatus":"HEALTHY",
						"assetChecksStatus":"NOT_APPLICABLE","freshnessStatus":"LUNAR"},"definition":{"freshnessStatusInfo":{"freshnessStatus":"DEGRADED"},
						"freshnessInfo":{"currentMinutesLate":1.5}}},"assetNodeOrError":{"__typename":"AssetNode",
						"staleStatus":"STALE","staleCauses":[{"key":{"path":["daily"]},"category":"DATA",
						"reason":"has a new materialization","dependency":{"path":["raw"]}}],
						"isPartitioned":"""
				+ partitioned + "}}}";
	}

	private static String event(String millis) {
		return """
				{"__typename":"MaterializationEvent","assetKey":{"path":["daily"]},"runId":"","timestamp":"%s",
				"level":"INFO","message":"","tags":[],"metadataEntries":[]}""".formatted(millis);
	}

	private static Answer json(String data) {
		return Answer.json("{\"data\":" + data + "}");
	}

}
