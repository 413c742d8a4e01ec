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

package io.github.dagstergraphql.client.internal.backfill;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dagstergraphql.client.backfill.AssetBackfillProgress;
import io.github.dagstergraphql.client.backfill.Backfill;
import io.github.dagstergraphql.client.backfill.BackfillCounts;
import io.github.dagstergraphql.client.backfill.BackfillStatus;
import io.github.dagstergraphql.client.internal.backfill.launch.TargetPartitions;
import io.github.dagstergraphql.client.internal.operation.ServerError.PythonCause;
import io.github.dagstergraphql.client.internal.run.query.RunFields;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.run.RunStatus;
import org.jspecify.annotations.Nullable;

/**
 * A {@code PartitionBackfill} as returned by the server.
 *
 * @param id the id
 * @param status the status
 * @param numPartitions the number of partitions
 * @param partitionNames the partition keys, if requested
 * @param partitionSetName the partition set of the job
 * @param assetSelection the assets
 * @param timestamp the time of the request, in seconds
 * @param endTimestamp the end time, in seconds
 * @param tags the tags
 * @param title the title
 * @param description the description
 * @param error the error of the backfill itself, if requested
 * @param partitionStatusCounts the statuses of the runs of a job, if requested
 * @param assetBackfillData the progress of assets, if requested
 */
record BackfillFields(@Nullable String id, @Nullable BackfillStatus status, @Nullable Integer numPartitions,
		@Nullable List<@Nullable String> partitionNames, @Nullable String partitionSetName,
		@Nullable List<@Nullable Key> assetSelection, @Nullable Double timestamp, @Nullable Double endTimestamp,
		@Nullable List<RunFields.@Nullable Tag> tags, @Nullable String title, @Nullable String description,
		@Nullable PythonCause error, @Nullable List<@Nullable StatusCount> partitionStatusCounts,
		@Nullable AssetData assetBackfillData) {

	private static final String PARTITION_SET = "_partition_set";

	Backfill toBackfill(Function<String, URI> userInterface) {
		String backfillId = Required.text(this.id, "id");
		Backfill.Builder backfill = Backfill.builder(backfillId)
			.status(Required.field(this.status, "status"))
			.partitionCount(this.numPartitions)
			.partitionSetName(this.partitionSetName)
			.jobName(jobName())
			.assetKeys(keys(this.assetSelection, "assetSelection"))
			.created(Required.time(this.timestamp, "timestamp"))
			.ended(ended())
			.tags(RunFields.tagMap(this.tags))
			.title(this.title)
			.description(this.description)
			.error((this.error != null) ? this.error.toPythonError() : null)
			.runCounts(runCounts())
			.uiUrl(userInterface.apply(backfillId));
		if (this.assetBackfillData != null) {
			this.assetBackfillData.addTo(backfill);
		}
		else if (this.partitionNames != null) {
			backfill.partitionNames(Required.list(this.partitionNames, "partitionNames"));
		}
		return backfill.build();
	}

	private @Nullable Instant ended() {
		// kept when the backfill is resumed, and 0 if it was canceled on old servers
		boolean ended = this.endTimestamp != null && this.endTimestamp > 0 && this.status != null
				&& this.status.isTerminal();
		return ended ? Required.time(this.endTimestamp, "endTimestamp") : null;
	}

	// some servers report the partition set as the name of the job
	private @Nullable String jobName() {
		String name = this.partitionSetName;
		return (name != null && name.endsWith(PARTITION_SET))
				? name.substring(0, name.length() - PARTITION_SET.length()) : name;
	}

	private Map<RunStatus, Integer> runCounts() {
		Map<RunStatus, Integer> counts = new LinkedHashMap<>();
		if (this.partitionStatusCounts != null) {
			for (StatusCount count : Required.list(this.partitionStatusCounts, "partitionStatusCounts")) {
				counts.merge(Required.field(count.runStatus(), "partitionStatusCounts.runStatus"),
						Required.field(count.count(), "partitionStatusCounts.count"), Integer::sum);
			}
		}
		return counts;
	}

	static List<AssetKey> keys(@Nullable List<@Nullable Key> keys, String field) {
		return (keys != null) ? Required.list(keys, field).stream().map((key) -> key.toKey(field)).toList() : List.of();
	}

	/**
	 * An {@code AssetKey}.
	 *
	 * @param path the components
	 */
	record Key(@Nullable List<@Nullable String> path) {

		AssetKey toKey(String field) {
			return new AssetKey(Required.list(this.path, field + ".path"));
		}

	}

	/**
	 * A {@code PartitionStatusCounts}.
	 *
	 * @param runStatus the status of runs
	 * @param count the number of partitions
	 */
	record StatusCount(@Nullable RunStatus runStatus, @Nullable Integer count) {

	}

	/**
	 * An {@code AssetBackfillData}.
	 *
	 * @param rootTargetedPartitions the partitions of the assets at the root
	 * @param assetBackfillStatuses the progress of each asset
	 */
	record AssetData(@Nullable TargetPartitions rootTargetedPartitions,
			@Nullable List<@Nullable AssetStatus> assetBackfillStatuses) {

		void addTo(Backfill.Builder backfill) {
			if (this.rootTargetedPartitions != null) {
				backfill.partitionNames(this.rootTargetedPartitions.keys())
					.partitionRanges(this.rootTargetedPartitions.partitionRanges());
			}
			backfill.assets(Required.list(this.assetBackfillStatuses, "assetBackfillStatuses")
				.stream()
				.map(AssetStatus::toProgress)
				.toList());
		}

	}

	/**
	 * An {@code AssetBackfillStatus}.
	 *
	 * @param typeName the GraphQL type
	 * @param assetKey the asset
	 * @param numPartitionsTargeted the number of partitions
	 * @param numPartitionsInProgress those in progress
	 * @param numPartitionsMaterialized those that are materialized
	 * @param numPartitionsFailed those that have failed
	 * @param inProgress whether an asset without partitions is in progress
	 * @param materialized whether an asset without partitions is materialized
	 * @param failed whether an asset without partitions has failed
	 */
	record AssetStatus(@JsonProperty("__typename") @Nullable String typeName, @Nullable Key assetKey,
			@Nullable Integer numPartitionsTargeted, @Nullable Integer numPartitionsInProgress,
			@Nullable Integer numPartitionsMaterialized, @Nullable Integer numPartitionsFailed,
			@Nullable Boolean inProgress, @Nullable Boolean materialized, @Nullable Boolean failed) {

		AssetBackfillProgress toProgress() {
			AssetKey key = Required.field(this.assetKey, "assetKey").toKey("assetKey");
			if ("UnpartitionedAssetStatus".equals(this.typeName)) {
				return new AssetBackfillProgress(key, false,
						new BackfillCounts(1, number(this.materialized, "materialized"), number(this.failed, "failed"),
								0, number(this.inProgress, "inProgress")));
			}
			return new AssetBackfillProgress(key, true,
					new BackfillCounts(Required.field(this.numPartitionsTargeted, "numPartitionsTargeted"),
							Required.field(this.numPartitionsMaterialized, "numPartitionsMaterialized"),
							Required.field(this.numPartitionsFailed, "numPartitionsFailed"), 0,
							Required.field(this.numPartitionsInProgress, "numPartitionsInProgress")));
		}

		private static long number(@Nullable Boolean value, String field) {
			return Required.field(value, field) ? 1 : 0;
		}

	}

}
