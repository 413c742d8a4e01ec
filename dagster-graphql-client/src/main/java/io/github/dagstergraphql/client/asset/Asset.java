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

package io.github.dagstergraphql.client.asset;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.metadata.MetadataEntry;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Definition of an asset as reported by the server at one point in time
 * ({@code AssetNode}).
 *
 * @since 0.1.0
 */
public final class Asset {

	private final AssetKey key;

	private final String locationName;

	private final String repositoryName;

	private final @Nullable String groupName;

	private final @Nullable String description;

	private final List<String> kinds;

	private final List<String> owners;

	private final Map<String, String> tags;

	private final List<MetadataEntry> metadata;

	private final List<AssetKey> upstreamKeys;

	private final List<AssetKey> downstreamKeys;

	private final List<String> jobNames;

	private final boolean executable;

	private final boolean observable;

	private final @Nullable AssetPartitions partitions;

	private Asset(Builder builder) {
		Assert.hasText(builder.locationName, "location name must be set");
		Assert.hasText(builder.repositoryName, "repository name must be set");
		this.key = builder.key;
		this.locationName = builder.locationName;
		this.repositoryName = builder.repositoryName;
		this.groupName = builder.groupName;
		this.description = builder.description;
		this.kinds = builder.kinds;
		this.owners = builder.owners;
		this.tags = builder.tags;
		this.metadata = builder.metadata;
		this.upstreamKeys = builder.upstreamKeys;
		this.downstreamKeys = builder.downstreamKeys;
		this.jobNames = builder.jobNames;
		this.executable = builder.executable;
		this.observable = builder.observable;
		this.partitions = builder.partitions;
	}

	/**
	 * Create a builder, for example for tests. The location and the repository are
	 * required.
	 * @param key the asset key
	 * @return the builder
	 */
	public static Builder builder(AssetKey key) {
		return new Builder(key);
	}

	/**
	 * Return the key.
	 * @return {@code assetKey}
	 */
	public AssetKey key() {
		return this.key;
	}

	/**
	 * Return the name of the code location that defines the asset. If several code
	 * locations have an asset with this key, it is the one that Dagster prefers, such as
	 * the one that can materialize it.
	 * @return {@code repository.location.name}
	 */
	public String locationName() {
		return this.locationName;
	}

	/**
	 * Return the name of the repository that defines the asset.
	 * @return {@code repository.name}
	 */
	public String repositoryName() {
		return this.repositoryName;
	}

	/**
	 * Return the name of the group.
	 * @return {@code groupName}; {@code null} only on old servers, such as 1.5, for an
	 * asset to which others merely refer
	 */
	public @Nullable String groupName() {
		return this.groupName;
	}

	/**
	 * Return the description.
	 * @return {@code description}, or {@code null} if there is none
	 */
	public @Nullable String description() {
		return this.description;
	}

	/**
	 * Return the kinds, such as {@code snowflake}.
	 * @return {@code kinds}, unmodifiable; of old servers, such as 1.5, only the compute
	 * kind ({@code computeKind}) if there is one
	 */
	public List<String> kinds() {
		return this.kinds;
	}

	/**
	 * Return the owners: email addresses of users, and names of teams with the prefix
	 * {@code team:}, as in Python.
	 * @return {@code owners}, unmodifiable; empty if the server does not report them,
	 * such as 1.5
	 */
	public List<String> owners() {
		return this.owners;
	}

	/**
	 * Return the tags, including those of Dagster itself, such as
	 * {@code dagster/kind/snowflake}.
	 * @return {@code tags}, unmodifiable; empty if the server does not report them, such
	 * as 1.5
	 */
	public Map<String, String> tags() {
		return this.tags;
	}

	/**
	 * Return the metadata of the definition, such as a table schema. The metadata of a
	 * materialization is that of its event.
	 * @return {@code metadataEntries}, unmodifiable
	 */
	public List<MetadataEntry> metadata() {
		return this.metadata;
	}

	/**
	 * Return the assets that this one depends on, in all code locations.
	 * @return {@code dependencyKeys}, unmodifiable, in alphabetical order
	 */
	public List<AssetKey> upstreamKeys() {
		return this.upstreamKeys;
	}

	/**
	 * Return the assets that depend on this one, in all code locations.
	 * @return {@code dependedByKeys}, unmodifiable, in alphabetical order
	 */
	public List<AssetKey> downstreamKeys() {
		return this.downstreamKeys;
	}

	/**
	 * Return the names of the jobs that include this asset, except for those that Dagster
	 * itself creates for assets, such as {@code __ASSET_JOB}.
	 * @return {@code jobNames}, unmodifiable, in alphabetical order
	 */
	public List<String> jobNames() {
		return this.jobNames;
	}

	/**
	 * Return whether Dagster can execute the asset, that is, materialize or observe it.
	 * @return {@code isExecutable} of an asset with at least one job: old servers, such
	 * as 1.5, report all assets as executable
	 */
	public boolean isExecutable() {
		return this.executable;
	}

	/**
	 * Return whether Dagster can materialize the asset.
	 * @return {@code true} if it can be executed and is not an observable source
	 */
	public boolean isMaterializable() {
		return this.executable && !this.observable;
	}

	/**
	 * Return whether the asset is external: Dagster can neither materialize nor observe
	 * it, but others may report its materializations.
	 * @return {@code true} if it cannot be executed
	 */
	public boolean isExternal() {
		return !this.executable;
	}

	/**
	 * Return whether Dagster observes the asset rather than materializes it
	 * ({@code @observable_source_asset}).
	 * @return {@code isObservable}
	 */
	public boolean isObservable() {
		return this.observable;
	}

	/**
	 * Return the definition of the partitions.
	 * @return {@code partitionDefinition}, or {@code null} if the asset has no partitions
	 */
	public @Nullable AssetPartitions partitions() {
		return this.partitions;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof Asset asset && state().equals(asset.state()));
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.key, this.locationName, this.repositoryName);
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.key, this.locationName, this.repositoryName, this.groupName, this.description,
				this.kinds, this.owners, this.tags, this.metadata, this.upstreamKeys, this.downstreamKeys,
				this.jobNames, this.executable, this.observable, this.partitions);
	}

	/**
	 * Return the key and the code location.
	 */
	@Override
	public String toString() {
		return "Asset[" + this.key + ", location=" + this.locationName + "]";
	}

	/**
	 * Builder for an asset.
	 */
	public static final class Builder {

		private final AssetKey key;

		private String locationName = "";

		private String repositoryName = "";

		private @Nullable String groupName;

		private @Nullable String description;

		private List<String> kinds = List.of();

		private List<String> owners = List.of();

		private Map<String, String> tags = Map.of();

		private List<MetadataEntry> metadata = List.of();

		private List<AssetKey> upstreamKeys = List.of();

		private List<AssetKey> downstreamKeys = List.of();

		private List<String> jobNames = List.of();

		private boolean executable = true;

		private boolean observable;

		private @Nullable AssetPartitions partitions;

		private Builder(AssetKey key) {
			Assert.notNull(key, "asset key must not be null");
			this.key = key;
		}

		/**
		 * Set the code location.
		 * @param locationName the name
		 * @return this builder
		 */
		public Builder locationName(String locationName) {
			this.locationName = locationName;
			return this;
		}

		/**
		 * Set the repository.
		 * @param repositoryName the name
		 * @return this builder
		 */
		public Builder repositoryName(String repositoryName) {
			this.repositoryName = repositoryName;
			return this;
		}

		/**
		 * Set the group.
		 * @param groupName the name, or {@code null}
		 * @return this builder
		 */
		public Builder groupName(@Nullable String groupName) {
			this.groupName = groupName;
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
		 * Set the kinds. Defaults to none.
		 * @param kinds the kinds
		 * @return this builder
		 */
		public Builder kinds(Collection<String> kinds) {
			this.kinds = List.copyOf(kinds);
			return this;
		}

		/**
		 * Set the owners. Defaults to none.
		 * @param owners the owners
		 * @return this builder
		 */
		public Builder owners(Collection<String> owners) {
			this.owners = List.copyOf(owners);
			return this;
		}

		/**
		 * Set the tags. Defaults to none.
		 * @param tags the tags
		 * @return this builder
		 */
		public Builder tags(Map<String, String> tags) {
			this.tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
			return this;
		}

		/**
		 * Set the metadata of the definition.
		 * @param metadata the entries
		 * @return this builder
		 */
		public Builder metadata(Collection<MetadataEntry> metadata) {
			this.metadata = List.copyOf(metadata);
			return this;
		}

		/**
		 * Set the assets that this one depends on. Defaults to none.
		 * @param keys their keys
		 * @return this builder
		 */
		public Builder upstreamKeys(Collection<AssetKey> keys) {
			this.upstreamKeys = List.copyOf(keys);
			return this;
		}

		/**
		 * Set the assets that depend on this one. Defaults to none.
		 * @param keys their keys
		 * @return this builder
		 */
		public Builder downstreamKeys(Collection<AssetKey> keys) {
			this.downstreamKeys = List.copyOf(keys);
			return this;
		}

		/**
		 * Set the jobs that include the asset. Defaults to none.
		 * @param jobNames the names
		 * @return this builder
		 */
		public Builder jobNames(Collection<String> jobNames) {
			this.jobNames = List.copyOf(jobNames);
			return this;
		}

		/**
		 * Whether Dagster can execute the asset.
		 * @param executable defaults to {@code true}
		 * @return this builder
		 */
		public Builder executable(boolean executable) {
			this.executable = executable;
			return this;
		}

		/**
		 * Whether Dagster observes the asset rather than materializes it.
		 * @param observable defaults to {@code false}
		 * @return this builder
		 */
		public Builder observable(boolean observable) {
			this.observable = observable;
			return this;
		}

		/**
		 * Set the definition of the partitions.
		 * @param partitions the definition, or {@code null}
		 * @return this builder
		 */
		public Builder partitions(@Nullable AssetPartitions partitions) {
			this.partitions = partitions;
			return this;
		}

		/**
		 * Create the asset.
		 * @return the asset
		 * @throws IllegalArgumentException if a required value is not set
		 */
		public Asset build() {
			return new Asset(this);
		}

	}

}
