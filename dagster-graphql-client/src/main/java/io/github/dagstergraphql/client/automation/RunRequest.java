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

package io.github.dagstergraphql.client.automation;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.key.AssetKey;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Run that a tick of a schedule or sensor would launch ({@code RunRequest}).
 *
 * @since 0.1.0
 */
public final class RunRequest {

	private static final String PARTITION_TAG = "dagster/partition";

	private final @Nullable String runKey;

	private final @Nullable String jobName;

	private final String runConfigYaml;

	private final Map<String, String> tags;

	private final List<AssetKey> assetKeys;

	private RunRequest(Builder builder) {
		this.runKey = builder.runKey;
		this.jobName = builder.jobName;
		this.runConfigYaml = builder.runConfigYaml;
		this.tags = Collections.unmodifiableMap(new LinkedHashMap<>(builder.tags));
		this.assetKeys = List.copyOf(builder.assetKeys);
	}

	/**
	 * Create a builder, for example for tests.
	 * @return the builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Return the run key. Dagster launches at most one run of a sensor for each run key.
	 * @return {@code runKey}, or {@code null}
	 */
	public @Nullable String runKey() {
		return this.runKey;
	}

	/**
	 * Return the name of the job.
	 * @return {@code jobName}, or {@code null} if the code leaves it to the target of the
	 * schedule or sensor
	 */
	public @Nullable String jobName() {
		return this.jobName;
	}

	/**
	 * Return the run config.
	 * @return {@code runConfigYaml}. It may contain secrets and is not part of
	 * {@link #toString()}
	 */
	public String runConfigYaml() {
		return this.runConfigYaml;
	}

	/**
	 * Return the tags of the run, including those that Dagster adds.
	 * @return the tags, unmodifiable
	 */
	public Map<String, String> tags() {
		return this.tags;
	}

	/**
	 * Return the assets that the run would materialize.
	 * @return {@code assetSelection}, unmodifiable; empty for all assets of the job
	 */
	public List<AssetKey> assetKeys() {
		return this.assetKeys;
	}

	/**
	 * Return the key of the partition.
	 * @return the tag {@code dagster/partition}, or {@code null} if the run is not for a
	 * partition
	 */
	public @Nullable String partitionKey() {
		return this.tags.get(PARTITION_TAG);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof RunRequest request && state().equals(request.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.runKey, this.jobName, this.runConfigYaml, this.tags, this.assetKeys);
	}

	@Override
	public String toString() {
		return "RunRequest[runKey=" + this.runKey + ", jobName=" + this.jobName + ", partitionKey=" + partitionKey()
				+ ", assetKeys=" + this.assetKeys + "]";
	}

	/**
	 * Builder for a run request.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private @Nullable String runKey;

		private @Nullable String jobName;

		private String runConfigYaml = "{}";

		private Map<String, String> tags = Map.of();

		private List<AssetKey> assetKeys = List.of();

		private Builder() {
		}

		/**
		 * Set the run key. Defaults to none.
		 * @param runKey the run key, or {@code null}
		 * @return this builder
		 */
		public Builder runKey(@Nullable String runKey) {
			this.runKey = runKey;
			return this;
		}

		/**
		 * Set the job. Defaults to that of the schedule or sensor.
		 * @param jobName the name of the job, or {@code null}
		 * @return this builder
		 */
		public Builder jobName(@Nullable String jobName) {
			this.jobName = jobName;
			return this;
		}

		/**
		 * Set the run config. Defaults to none.
		 * @param runConfigYaml the run config as YAML
		 * @return this builder
		 */
		public Builder runConfigYaml(String runConfigYaml) {
			Assert.notNull(runConfigYaml, "run config yaml must not be null");
			this.runConfigYaml = runConfigYaml;
			return this;
		}

		/**
		 * Set the tags. Defaults to none.
		 * @param tags the tags
		 * @return this builder
		 */
		public Builder tags(Map<String, String> tags) {
			Assert.notNull(tags, "tags must not be null");
			this.tags = tags;
			return this;
		}

		/**
		 * Set the assets. Defaults to none.
		 * @param assetKeys the asset keys
		 * @return this builder
		 */
		public Builder assetKeys(List<AssetKey> assetKeys) {
			Assert.notNull(assetKeys, "asset keys must not be null");
			this.assetKeys = assetKeys;
			return this;
		}

		/**
		 * Create the run request.
		 * @return the run request
		 */
		public RunRequest build() {
			return new RunRequest(this);
		}

	}

}
