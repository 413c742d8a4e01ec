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

package io.github.dagstergraphql.client.internal.asset.event;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dagstergraphql.client.asset.AssetHealth;
import io.github.dagstergraphql.client.asset.AssetHealthStatus;
import io.github.dagstergraphql.client.asset.AssetStatus;
import io.github.dagstergraphql.client.asset.FreshnessStatus;
import io.github.dagstergraphql.client.asset.StaleCause;
import io.github.dagstergraphql.client.asset.StaleStatus;
import io.github.dagstergraphql.client.event.AssetEvent;
import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.internal.asset.query.KeyPath;
import io.github.dagstergraphql.client.internal.json.Json;
import io.github.dagstergraphql.client.internal.operation.Result;
import io.github.dagstergraphql.client.internal.operation.TreeField;
import io.github.dagstergraphql.client.internal.run.event.RunEventDeserializer;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.shape.ShapeException;
import io.github.dagstergraphql.client.key.AssetKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * An {@code Asset} with its latest events and its status.
 *
 * @param hasDefinitionOrRecord whether the asset exists; {@code null} on older servers,
 * which return an error otherwise
 * @param assetMaterializations at most one materialization
 * @param assetObservations at most one observation
 * @param assetHealth the health; {@code null} if the server does not determine it
 * @param definition the definition; {@code null} if the asset only has events
 * @param staleness whether the asset is stale; {@code null} if it only has events
 */
record StatusFound(@Nullable Boolean hasDefinitionOrRecord,
		@JsonDeserialize(
				contentUsing = RunEventDeserializer.class) @Nullable List<@Nullable RunEvent> assetMaterializations,
		@JsonDeserialize(
				contentUsing = RunEventDeserializer.class) @Nullable List<@Nullable RunEvent> assetObservations,
		@Nullable Health assetHealth, @Nullable Definition definition, @Nullable Staleness staleness) {

	/** Maximum plausible delay in minutes. */
	private static final double LATEST = 1e9;

	// Dagster 1.9 fails to determine the staleness of an Asset, but not of an AssetNode
	static @Nullable Result<StatusFound> read(JsonNode data) {
		return TreeField.union(data, "assetOrError", "Asset", (asset) -> {
			JsonNode node = data.path("assetNodeOrError");
			boolean defined = "AssetNode".equals(node.path("__typename").asString(null));
			StatusFound found = Json.MAPPER.treeToValue(asset, StatusFound.class);
			return new Result.Value<>(found.with(defined ? Json.MAPPER.treeToValue(node, Staleness.class) : null));
		});
	}

	private StatusFound with(@Nullable Staleness known) {
		return new StatusFound(this.hasDefinitionOrRecord, this.assetMaterializations, this.assetObservations,
				this.assetHealth, this.definition, known);
	}

	boolean isMissing() {
		return Boolean.FALSE.equals(this.hasDefinitionOrRecord);
	}

	AssetStatus toStatus(AssetKey key, @Nullable String partition) {
		AssetStatus.Builder status = AssetStatus.builder(key)
			.partition(partition)
			.latestMaterialization(
					latest(this.assetMaterializations, "assetMaterializations", AssetEvent.Materialized.class))
			.latestObservation(latest(this.assetObservations, "assetObservations", AssetEvent.Observed.class));
		if (this.assetHealth != null) {
			status.health(this.assetHealth.toHealth());
		}
		if (this.definition != null) {
			this.definition.describe(status);
		}
		if (this.staleness != null) {
			this.staleness.describe(status, partition);
		}
		return status.build();
	}

	private static <E extends RunEvent> @Nullable E latest(@Nullable List<@Nullable RunEvent> events, String field,
			Class<E> type) {
		List<RunEvent> all = Required.list(events, field);
		return all.isEmpty() ? null : Events.cast(all.get(0), type);
	}

	/**
	 * An {@code AssetHealth}.
	 *
	 * @param assetHealth the health of the asset
	 * @param materializationStatus the health of its materializations
	 * @param assetChecksStatus the health of its checks
	 * @param freshnessStatus the health of its freshness
	 */
	record Health(@Nullable String assetHealth, @Nullable String materializationStatus,
			@Nullable String assetChecksStatus, @Nullable String freshnessStatus) {

		AssetHealth toHealth() {
			return AssetHealth.of(status(this.assetHealth, "assetHealth"),
					status(this.materializationStatus, "materializationStatus"),
					status(this.assetChecksStatus, "assetChecksStatus"),
					status(this.freshnessStatus, "freshnessStatus"));
		}

		private static AssetHealthStatus status(@Nullable String name, String field) {
			return switch (Required.field(name, "assetHealth." + field)) {
				case "HEALTHY" -> AssetHealthStatus.HEALTHY;
				case "WARNING" -> AssetHealthStatus.WARNING;
				case "DEGRADED" -> AssetHealthStatus.DEGRADED;
				case "NOT_APPLICABLE" -> AssetHealthStatus.NOT_APPLICABLE;
				default -> AssetHealthStatus.UNKNOWN;
			};
		}

	}

	/**
	 * An {@code AssetNode}.
	 *
	 * @param freshnessStatusInfo the status by the freshness policy, or {@code null}
	 * @param freshnessInfo the delay by a former freshness policy, or {@code null}
	 */
	record Definition(@Nullable FreshnessStatusInfo freshnessStatusInfo, @Nullable FreshnessInfo freshnessInfo) {

		private void describe(AssetStatus.Builder status) {
			if (this.freshnessStatusInfo != null) {
				status.freshnessStatus(this.freshnessStatusInfo.toStatus());
			}
			if (this.freshnessInfo != null) {
				status.late(this.freshnessInfo.toDuration());
			}
		}

	}

	/**
	 * An {@code AssetNode}.
	 *
	 * @param partitioned whether the asset has partitions
	 * @param staleStatus the status, or {@code null}
	 * @param staleCauses the reasons
	 */
	record Staleness(@JsonProperty("isPartitioned") @Nullable Boolean partitioned, @Nullable String staleStatus,
			@Nullable List<@Nullable Cause> staleCauses) {

		private void describe(AssetStatus.Builder status, @Nullable String partition) {
			// a server reports an asset with partitions as fresh
			if (partition != null || !Required.field(this.partitioned, "isPartitioned")) {
				status.staleStatus(stale(this.staleStatus))
					.staleCauses(Required.list(this.staleCauses, "staleCauses").stream().map(Cause::toCause).toList());
			}
		}

		private static StaleStatus stale(@Nullable String name) {
			return switch ((name != null) ? name : "") {
				case "MISSING" -> StaleStatus.MISSING;
				case "STALE" -> StaleStatus.STALE;
				case "FRESH" -> StaleStatus.FRESH;
				default -> StaleStatus.UNKNOWN;
			};
		}

	}

	/**
	 * A {@code StaleCause}.
	 *
	 * @param key the stale asset
	 * @param partitionKey the stale partition, or {@code null}
	 * @param category what has changed
	 * @param reason the reason
	 * @param dependency the asset that has changed, or {@code null}
	 * @param dependencyPartitionKey the partition that has changed, or {@code null}
	 */
	record Cause(@Nullable KeyPath key, @Nullable String partitionKey, @Nullable String category,
			@Nullable String reason, @Nullable KeyPath dependency, @Nullable String dependencyPartitionKey) {

		StaleCause toCause() {
			return new StaleCause(KeyPath.required(this.key, "staleCauses.key"), this.partitionKey, toCategory(),
					Required.field(this.reason, "staleCauses.reason"),
					(this.dependency != null) ? this.dependency.toKey("staleCauses.dependency") : null,
					this.dependencyPartitionKey);
		}

		private StaleCause.Category toCategory() {
			return switch (Required.field(this.category, "staleCauses.category")) {
				case "CODE" -> StaleCause.Category.CODE;
				case "DATA" -> StaleCause.Category.DATA;
				case "DEPENDENCIES" -> StaleCause.Category.DEPENDENCIES;
				default -> StaleCause.Category.UNKNOWN;
			};
		}

	}

	/**
	 * A {@code FreshnessStatusInfo}.
	 *
	 * @param freshnessStatus the status
	 */
	record FreshnessStatusInfo(@Nullable String freshnessStatus) {

		FreshnessStatus toStatus() {
			return switch (Required.field(this.freshnessStatus, "freshnessStatus")) {
				case "HEALTHY" -> FreshnessStatus.HEALTHY;
				case "WARNING" -> FreshnessStatus.WARNING;
				case "DEGRADED" -> FreshnessStatus.DEGRADED;
				case "NOT_APPLICABLE" -> FreshnessStatus.NOT_APPLICABLE;
				default -> FreshnessStatus.UNKNOWN;
			};
		}

	}

	/**
	 * An {@code AssetFreshnessInfo}.
	 *
	 * @param currentMinutesLate the delay, or {@code null}
	 */
	record FreshnessInfo(@Nullable Double currentMinutesLate) {

		@Nullable Duration toDuration() {
			if (this.currentMinutesLate == null) {
				return null;
			}
			// also true for NaN
			if (!(Math.abs(this.currentMinutesLate) < LATEST)) {
				throw new ShapeException("freshnessInfo.currentMinutesLate");
			}
			return Duration.ofMillis(Math.round(this.currentMinutesLate * 60_000));
		}

	}

}
