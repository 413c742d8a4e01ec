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

package io.github.dagstergraphql.test.definition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.test.run.MetadataValue;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * An asset ({@code @asset}). Its materialization is a step whose name is the key with two
 * underscores between its components.
 *
 * <pre class="code">
 * AssetDefinition.of("raw/orders")
 *     .group("sales")
 *     .kinds("snowflake")
 *     .owners("ann@example.com", "team:core")
 *     .dependsOn("raw/customers")
 * </pre>
 *
 * @since 0.1.0
 */
public final class AssetDefinition {

	private final AssetKey key;

	private final @Nullable ConfigType config;

	private final @Nullable String description;

	private final String group;

	private final List<String> kinds;

	private final List<String> owners;

	private final Map<String, String> tags;

	private final Map<String, MetadataValue> metadata;

	private final List<AssetKey> dependencies;

	private final @Nullable PartitionsDefinition partitions;

	private final List<AssetCheckDefinition> checks;

	private final Kind kind;

	private AssetDefinition(Copy copy) {
		this.key = copy.key;
		this.config = copy.config;
		this.description = copy.description;
		this.group = copy.group;
		this.kinds = List.copyOf(copy.kinds);
		this.owners = List.copyOf(copy.owners);
		this.tags = Collections.unmodifiableMap(copy.tags);
		this.metadata = Collections.unmodifiableMap(copy.metadata);
		this.dependencies = List.copyOf(copy.dependencies);
		this.partitions = copy.partitions;
		this.checks = List.copyOf(copy.checks);
		this.kind = copy.kind;
	}

	/**
	 * Create an asset that accepts any config.
	 * @param key the asset key, with slashes between its components
	 * @return the asset
	 * @throws IllegalArgumentException if the text is not an asset key
	 */
	public static AssetDefinition of(String key) {
		return of(AssetKey.parse(key));
	}

	/**
	 * Create an asset that accepts any config.
	 * @param key the asset key
	 * @return the asset
	 */
	public static AssetDefinition of(AssetKey key) {
		Assert.notNull(key, "asset key must not be null");
		return new AssetDefinition(new Copy(key));
	}

	/**
	 * Return this asset with fields for its config.
	 * @param fields the fields of its {@code config_schema}
	 * @return the asset
	 */
	public AssetDefinition config(ConfigField... fields) {
		Copy copy = new Copy(this);
		copy.config = ConfigType.shape(fields);
		return new AssetDefinition(copy);
	}

	/**
	 * Return this asset with a description.
	 * @param description the description
	 * @return the asset
	 */
	public AssetDefinition description(String description) {
		Copy copy = new Copy(this);
		copy.description = description;
		return new AssetDefinition(copy);
	}

	/**
	 * Return this asset in a group.
	 * @param group the name of the group; defaults to {@code default}
	 * @return the asset
	 */
	public AssetDefinition group(String group) {
		Assert.hasText(group, "a group must have a name");
		Copy copy = new Copy(this);
		copy.group = group;
		return new AssetDefinition(copy);
	}

	/**
	 * Return this asset with kinds, such as {@code snowflake}.
	 * @param kinds the kinds
	 * @return the asset
	 */
	public AssetDefinition kinds(String... kinds) {
		Copy copy = new Copy(this);
		copy.kinds = List.of(kinds);
		return new AssetDefinition(copy);
	}

	/**
	 * Return this asset with owners.
	 * @param owners the email addresses of users, and the names of teams with the prefix
	 * {@code team:}
	 * @return the asset
	 */
	public AssetDefinition owners(String... owners) {
		Copy copy = new Copy(this);
		copy.owners = List.of(owners);
		return new AssetDefinition(copy);
	}

	/**
	 * Return this asset with one more tag.
	 * @param key the key
	 * @param value the value, which may be empty
	 * @return the asset
	 */
	public AssetDefinition tag(String key, String value) {
		Copy copy = new Copy(this);
		copy.tags.put(key, value);
		return new AssetDefinition(copy);
	}

	/**
	 * Return this asset with one more entry of the metadata of its definition.
	 * @param label the label
	 * @param value a {@link MetadataValue}, or any value of
	 * {@link MetadataValue#of(Object)}
	 * @return the asset
	 */
	public AssetDefinition metadata(String label, @Nullable Object value) {
		Copy copy = new Copy(this);
		copy.metadata.put(label, MetadataValue.of(value));
		return new AssetDefinition(copy);
	}

	/**
	 * Return this asset with more dependencies. An asset that no code location defines is
	 * served as an external one, as in Dagster.
	 * @param keys the keys of the assets that this one depends on, with slashes between
	 * their components
	 * @return the asset
	 */
	public AssetDefinition dependsOn(String... keys) {
		Copy copy = new Copy(this);
		copy.dependencies.addAll(Arrays.stream(keys).map(AssetKey::parse).toList());
		return new AssetDefinition(copy);
	}

	/**
	 * Return this asset with partitions.
	 * @param partitions the definition of the partitions
	 * @return the asset
	 */
	public AssetDefinition partitions(PartitionsDefinition partitions) {
		Copy copy = new Copy(this);
		copy.partitions = partitions;
		return new AssetDefinition(copy);
	}

	/**
	 * Return this asset with more checks. Runs execute them after the materialization of
	 * the asset, or alone, as those of an external asset always are.
	 * @param checks the checks
	 * @return the asset
	 * @throws IllegalArgumentException if two checks have the same name
	 */
	public AssetDefinition checks(AssetCheckDefinition... checks) {
		Copy copy = new Copy(this);
		for (AssetCheckDefinition check : checks) {
			Assert.isTrue(copy.checks.stream().noneMatch((other) -> other.name().equals(check.name())),
					() -> "asset " + this.key + " has two checks with the name " + check.name());
			copy.checks.add(check);
		}
		return new AssetDefinition(copy);
	}

	/**
	 * Return this asset with more checks that pass.
	 * @param names the names of the checks
	 * @return the asset
	 * @throws IllegalArgumentException if two checks have the same name
	 */
	public AssetDefinition checks(String... names) {
		return checks(Arrays.stream(names).map(AssetCheckDefinition::named).toArray(AssetCheckDefinition[]::new));
	}

	/**
	 * Return this asset as one that Dagster cannot materialize ({@code AssetSpec}).
	 * @return the asset
	 */
	public AssetDefinition external() {
		Copy copy = new Copy(this);
		copy.kind = Kind.EXTERNAL;
		return new AssetDefinition(copy);
	}

	/**
	 * Return this asset as one that Dagster can only observe
	 * ({@code @observable_source_asset}).
	 * @return the asset
	 */
	public AssetDefinition observable() {
		Copy copy = new Copy(this);
		copy.kind = Kind.OBSERVABLE;
		return new AssetDefinition(copy);
	}

	/**
	 * Return the key.
	 * @return the key
	 */
	public AssetKey key() {
		return this.key;
	}

	/**
	 * Return the type of the config.
	 * @return the type, or {@code null} to accept any config, as an asset without
	 * {@code config_schema} does
	 */
	public @Nullable ConfigType config() {
		return this.config;
	}

	/**
	 * Return the description.
	 * @return the description, or {@code null}
	 */
	public @Nullable String description() {
		return this.description;
	}

	/**
	 * Return the group.
	 * @return the name of the group
	 */
	public String group() {
		return this.group;
	}

	/**
	 * Return the kinds.
	 * @return the kinds, unmodifiable
	 */
	public List<String> kinds() {
		return this.kinds;
	}

	/**
	 * Return the owners.
	 * @return the owners, unmodifiable
	 */
	public List<String> owners() {
		return this.owners;
	}

	/**
	 * Return the tags.
	 * @return the tags, unmodifiable
	 */
	public Map<String, String> tags() {
		return this.tags;
	}

	/**
	 * Return the metadata of the definition.
	 * @return the values by label, unmodifiable
	 */
	public Map<String, MetadataValue> metadata() {
		return this.metadata;
	}

	/**
	 * Return the assets that this one depends on.
	 * @return their keys, unmodifiable
	 */
	public List<AssetKey> dependencies() {
		return this.dependencies;
	}

	/**
	 * Return the definition of the partitions.
	 * @return the definition, or {@code null} if the asset has no partitions
	 */
	public @Nullable PartitionsDefinition partitions() {
		return this.partitions;
	}

	/**
	 * Return the checks.
	 * @return the checks, unmodifiable
	 */
	public List<AssetCheckDefinition> checks() {
		return this.checks;
	}

	/**
	 * Return whether Dagster can materialize the asset.
	 * @return {@code true} if so
	 */
	public boolean isMaterializable() {
		return this.kind == Kind.MATERIALIZABLE;
	}

	/**
	 * Return whether Dagster can observe the asset.
	 * @return {@code true} if so
	 */
	public boolean isObservable() {
		return this.kind == Kind.OBSERVABLE;
	}

	/**
	 * Return whether a run can have a step for the asset.
	 * @return {@code true} if Dagster can materialize or observe it
	 */
	public boolean isExecutable() {
		return this.kind != Kind.EXTERNAL;
	}

	/**
	 * Return the name of the step that materializes the asset.
	 * @return the name of the step
	 */
	public String step() {
		return String.join("__", this.key.path());
	}

	/**
	 * Return the name of the step that executes a check of the asset.
	 * @param check the check
	 * @return the name of the step
	 */
	public String step(AssetCheckDefinition check) {
		return check.isMaterializationRequired() ? step() : step() + "_" + check.name();
	}

	@Override
	public String toString() {
		return "AssetDefinition[" + this.key + "]";
	}

	/**
	 * How Dagster handles an asset.
	 */
	private enum Kind {

		MATERIALIZABLE, OBSERVABLE, EXTERNAL

	}

	/**
	 * Mutable state while an asset is copied.
	 */
	private static final class Copy {

		private final AssetKey key;

		private @Nullable ConfigType config;

		private @Nullable String description;

		private String group = "default";

		private List<String> kinds = List.of();

		private List<String> owners = List.of();

		private final Map<String, String> tags = new LinkedHashMap<>();

		private final Map<String, MetadataValue> metadata = new LinkedHashMap<>();

		private final List<AssetKey> dependencies = new ArrayList<>();

		private @Nullable PartitionsDefinition partitions;

		private final List<AssetCheckDefinition> checks = new ArrayList<>();

		private Kind kind = Kind.MATERIALIZABLE;

		Copy(AssetKey key) {
			this.key = key;
		}

		Copy(AssetDefinition asset) {
			this.key = asset.key;
			this.config = asset.config;
			this.description = asset.description;
			this.group = asset.group;
			this.kinds = asset.kinds;
			this.owners = asset.owners;
			this.tags.putAll(asset.tags);
			this.metadata.putAll(asset.metadata);
			this.dependencies.addAll(asset.dependencies);
			this.partitions = asset.partitions;
			this.checks.addAll(asset.checks);
			this.kind = asset.kind;
		}

	}

}
