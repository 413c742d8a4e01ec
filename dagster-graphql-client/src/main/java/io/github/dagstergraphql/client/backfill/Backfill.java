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

package io.github.dagstergraphql.client.backfill;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.error.PythonErrorInfo;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.partition.PartitionRange;
import io.github.dagstergraphql.client.run.RunStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * State of a backfill as reported by the server at one point in time
 * ({@code PartitionBackfill}): either of a partitioned job, or of assets.
 *
 * @since 0.1.0
 */
public final class Backfill {

	private static final BackfillCounts NONE = new BackfillCounts(0, 0, 0, 0, 0);

	private final String id;

	private final BackfillStatus status;

	private final @Nullable String jobName;

	private final @Nullable String partitionSetName;

	private final List<AssetKey> assetKeys;

	private final @Nullable Integer partitionCount;

	private final List<String> partitionNames;

	private final List<PartitionRange> partitionRanges;

	private final Instant created;

	private final @Nullable Instant ended;

	private final Map<String, String> tags;

	private final @Nullable String title;

	private final @Nullable String description;

	private final Map<RunStatus, Integer> runCounts;

	private final List<AssetBackfillProgress> assets;

	private final @Nullable PythonErrorInfo error;

	private final URI uiUrl;

	private Backfill(Builder builder) {
		Assert.notNull(builder.status, "status must be set");
		Assert.notNull(builder.created, "creation time must be set");
		Assert.notNull(builder.uiUrl, "ui url must be set");
		this.id = builder.id;
		this.status = builder.status;
		this.jobName = builder.jobName;
		this.partitionSetName = builder.partitionSetName;
		this.assetKeys = List.copyOf(builder.assetKeys);
		this.partitionCount = builder.partitionCount;
		this.partitionNames = List.copyOf(builder.partitionNames);
		this.partitionRanges = List.copyOf(builder.partitionRanges);
		this.created = builder.created;
		this.ended = builder.ended;
		this.tags = Collections.unmodifiableMap(new LinkedHashMap<>(builder.tags));
		this.title = builder.title;
		this.description = builder.description;
		this.runCounts = Collections.unmodifiableMap(new LinkedHashMap<>(builder.runCounts));
		this.assets = List.copyOf(builder.assets);
		this.error = builder.error;
		this.uiUrl = builder.uiUrl;
	}

	/**
	 * Create a builder, for example for tests. The status, the creation time and the URL
	 * of the user interface are required.
	 * @param id the id of the backfill
	 * @return the builder
	 * @throws IllegalArgumentException if the id is blank
	 */
	public static Builder builder(String id) {
		return new Builder(id);
	}

	/**
	 * Return the id.
	 * @return {@code PartitionBackfill.id}
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Return the status. It does not tell whether the partitions have succeeded.
	 * @return the status
	 */
	public BackfillStatus status() {
		return this.status;
	}

	/**
	 * Return the name of the job whose partitions are run.
	 * @return the name, or {@code null} for a backfill of assets
	 */
	public @Nullable String jobName() {
		return this.jobName;
	}

	/**
	 * Return the name of the partition set of the job.
	 * @return {@code PartitionBackfill.partitionSetName}, or {@code null} for a backfill
	 * of assets
	 */
	public @Nullable String partitionSetName() {
		return this.partitionSetName;
	}

	/**
	 * Return the assets.
	 * @return the assets; empty for a backfill of a job, and for some backfills of
	 * ranges, for which only {@link #assets()} contains them
	 */
	public List<AssetKey> assetKeys() {
		return this.assetKeys;
	}

	/**
	 * Return the number of partitions; for assets, that of the assets at the root.
	 * @return the number, or {@code null} if the server does not know it
	 */
	public @Nullable Integer partitionCount() {
		return this.partitionCount;
	}

	/**
	 * Return the partition keys; for assets, those of the assets at the root.
	 * @return the keys; empty if the server reports ranges instead, and for a backfill in
	 * a list
	 */
	public List<String> partitionNames() {
		return this.partitionNames;
	}

	/**
	 * Return the ranges of partitions of the assets at the root.
	 * @return the ranges; empty if the server reports keys instead, for a backfill of a
	 * job, and for a backfill in a list
	 */
	public List<PartitionRange> partitionRanges() {
		return this.partitionRanges;
	}

	/**
	 * Return the time at which the backfill was requested.
	 * @return the time
	 */
	public Instant created() {
		return this.created;
	}

	/**
	 * Return the time at which the backfill ended.
	 * @return the time, or {@code null} if it has not ended, or the server does not
	 * report it
	 */
	public @Nullable Instant ended() {
		return this.ended;
	}

	/**
	 * Return the tags, which the runs of the backfill inherit.
	 * @return an unmodifiable map
	 */
	public Map<String, String> tags() {
		return this.tags;
	}

	/**
	 * Return the title.
	 * @return the title, or {@code null}
	 */
	public @Nullable String title() {
		return this.title;
	}

	/**
	 * Return the description.
	 * @return the description, or {@code null}
	 */
	public @Nullable String description() {
		return this.description;
	}

	/**
	 * Return the number of partitions of a job by the status of their latest run.
	 * @return an unmodifiable map; {@link RunStatus#NOT_STARTED} includes partitions
	 * without a run. Empty for assets, and for a backfill in a list
	 */
	public Map<RunStatus, Integer> runCounts() {
		return this.runCounts;
	}

	/**
	 * Return the progress of each asset.
	 * @return the assets in the order of the server; empty for a backfill of a job, for a
	 * backfill in a list, and if a code location no longer defines the assets
	 */
	public List<AssetBackfillProgress> assets() {
		return this.assets;
	}

	/**
	 * Return the error with which the backfill itself has failed. Servers keep it when
	 * the backfill is resumed.
	 * @return the error, or {@code null}. It may contain values of the run config and is
	 * not necessarily safe to log
	 */
	public @Nullable PythonErrorInfo error() {
		return this.error;
	}

	/**
	 * Return the URL of the backfill in Dagster's user interface.
	 * @return the URL of its page, which exists since Dagster 1.9
	 */
	public URI uiUrl() {
		return this.uiUrl;
	}

	/**
	 * Return the number of partitions by state. For assets, it is the sum over all assets
	 * of the backfill, and an asset without partitions counts as one.
	 * @return the numbers, or {@code null} if the server has not reported any, as for a
	 * backfill in a list
	 */
	public @Nullable BackfillCounts counts() {
		if (!this.assets.isEmpty()) {
			return this.assets.stream().map(AssetBackfillProgress::counts).reduce(NONE, Backfill::sum);
		}
		return this.runCounts.isEmpty() ? null : countsOfRuns();
	}

	private BackfillCounts countsOfRuns() {
		long all = this.runCounts.values().stream().mapToLong(Integer::longValue).sum();
		long succeeded = count(RunStatus.SUCCESS);
		long failed = count(RunStatus.FAILURE);
		long canceled = count(RunStatus.CANCELED);
		return new BackfillCounts((this.partitionCount != null) ? Math.max(this.partitionCount, all) : all, succeeded,
				failed, canceled, all - succeeded - failed - canceled - count(RunStatus.NOT_STARTED));
	}

	private long count(RunStatus status) {
		return this.runCounts.getOrDefault(status, 0);
	}

	private static BackfillCounts sum(BackfillCounts one, BackfillCounts other) {
		return new BackfillCounts(one.targeted() + other.targeted(), one.succeeded() + other.succeeded(),
				one.failed() + other.failed(), one.canceled() + other.canceled(),
				one.inProgress() + other.inProgress());
	}

	/**
	 * Return whether the backfill is finished: its status is terminal, and none of the
	 * runs of its job is in progress. Servers before 1.8 complete the backfill of a job
	 * as soon as all runs have been launched. A finished backfill can be resumed.
	 * @return {@code true} if it is finished; for a backfill in a list, only the status
	 * is known
	 */
	public boolean isFinished() {
		return this.status.isTerminal() && (this.runCounts.isEmpty() || countsOfRuns().inProgress() == 0);
	}

	/**
	 * Return whether all partitions have succeeded. This is determined from the
	 * {@link #counts()}, because servers before 1.8 report
	 * {@link BackfillStatus#COMPLETED} also if partitions have failed. Partitions that
	 * Dagster skips because they do not need a run, as in a re-execution of failed
	 * partitions, do not prevent success.
	 * @return {@code true} if all partitions have succeeded, or if the status is
	 * {@link BackfillStatus#COMPLETED_SUCCESS} and the counts contain no partition that
	 * has failed, was canceled or is in progress
	 */
	public boolean isSuccessful() {
		BackfillCounts counts = counts();
		if (this.status == BackfillStatus.COMPLETED_SUCCESS) {
			return counts == null || counts.failed() + counts.canceled() + counts.inProgress() == 0;
		}
		return counts != null && counts.areAllSuccessful();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof Backfill backfill && state().equals(backfill.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.id, this.status, this.jobName, this.partitionSetName, this.assetKeys,
				this.partitionCount, this.partitionNames, this.partitionRanges, this.created, this.ended, this.tags,
				this.title, this.description, this.runCounts, this.assets, this.error, this.uiUrl);
	}

	@Override
	public String toString() {
		return "Backfill[id=" + this.id + ", status=" + this.status + ", counts=" + counts() + "]";
	}

	/**
	 * Builder for a {@link Backfill}.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final String id;

		private @Nullable BackfillStatus status;

		private @Nullable String jobName;

		private @Nullable String partitionSetName;

		private List<AssetKey> assetKeys = List.of();

		private @Nullable Integer partitionCount;

		private List<String> partitionNames = List.of();

		private List<PartitionRange> partitionRanges = List.of();

		private @Nullable Instant created;

		private @Nullable Instant ended;

		private Map<String, String> tags = Map.of();

		private @Nullable String title;

		private @Nullable String description;

		private Map<RunStatus, Integer> runCounts = Map.of();

		private List<AssetBackfillProgress> assets = List.of();

		private @Nullable PythonErrorInfo error;

		private @Nullable URI uiUrl;

		private Builder(String id) {
			Assert.hasText(id, "backfill id must not be empty");
			this.id = id;
		}

		/**
		 * Set the status.
		 * @param status the status
		 * @return this builder
		 */
		public Builder status(BackfillStatus status) {
			this.status = status;
			return this;
		}

		/**
		 * Set the name of the job.
		 * @param jobName the name, or {@code null}
		 * @return this builder
		 */
		public Builder jobName(@Nullable String jobName) {
			this.jobName = jobName;
			return this;
		}

		/**
		 * Set the name of the partition set.
		 * @param partitionSetName the name, or {@code null}
		 * @return this builder
		 */
		public Builder partitionSetName(@Nullable String partitionSetName) {
			this.partitionSetName = partitionSetName;
			return this;
		}

		/**
		 * Set the assets.
		 * @param assetKeys the assets
		 * @return this builder
		 */
		public Builder assetKeys(List<AssetKey> assetKeys) {
			this.assetKeys = assetKeys;
			return this;
		}

		/**
		 * Set the number of partitions.
		 * @param partitionCount the number, or {@code null}
		 * @return this builder
		 */
		public Builder partitionCount(@Nullable Integer partitionCount) {
			this.partitionCount = partitionCount;
			return this;
		}

		/**
		 * Set the partition keys.
		 * @param partitionNames the keys
		 * @return this builder
		 */
		public Builder partitionNames(List<String> partitionNames) {
			this.partitionNames = partitionNames;
			return this;
		}

		/**
		 * Set the ranges of partitions.
		 * @param partitionRanges the ranges
		 * @return this builder
		 */
		public Builder partitionRanges(List<PartitionRange> partitionRanges) {
			this.partitionRanges = partitionRanges;
			return this;
		}

		/**
		 * Set the time at which the backfill was requested.
		 * @param created the time
		 * @return this builder
		 */
		public Builder created(Instant created) {
			this.created = created;
			return this;
		}

		/**
		 * Set the time at which the backfill ended.
		 * @param ended the time, or {@code null}
		 * @return this builder
		 */
		public Builder ended(@Nullable Instant ended) {
			this.ended = ended;
			return this;
		}

		/**
		 * Set the tags.
		 * @param tags the tags
		 * @return this builder
		 */
		public Builder tags(Map<String, String> tags) {
			this.tags = tags;
			return this;
		}

		/**
		 * Set the title.
		 * @param title the title, or {@code null}
		 * @return this builder
		 */
		public Builder title(@Nullable String title) {
			this.title = title;
			return this;
		}

		/**
		 * Set the description.
		 * @param description the description, or {@code null}
		 * @return this builder
		 */
		public Builder description(@Nullable String description) {
			this.description = description;
			return this;
		}

		/**
		 * Set the number of partitions by the status of their latest run.
		 * @param runCounts the numbers
		 * @return this builder
		 */
		public Builder runCounts(Map<RunStatus, Integer> runCounts) {
			this.runCounts = runCounts;
			return this;
		}

		/**
		 * Set the progress of the assets.
		 * @param assets the progress
		 * @return this builder
		 */
		public Builder assets(List<AssetBackfillProgress> assets) {
			this.assets = assets;
			return this;
		}

		/**
		 * Set the error of the backfill itself.
		 * @param error the error, or {@code null}
		 * @return this builder
		 */
		public Builder error(@Nullable PythonErrorInfo error) {
			this.error = error;
			return this;
		}

		/**
		 * Set the URL in the user interface.
		 * @param uiUrl the URL
		 * @return this builder
		 */
		public Builder uiUrl(URI uiUrl) {
			this.uiUrl = uiUrl;
			return this;
		}

		/**
		 * Create the backfill.
		 * @return the backfill
		 * @throws IllegalArgumentException if a required value is missing
		 */
		public Backfill build() {
			return new Backfill(this);
		}

	}

}
