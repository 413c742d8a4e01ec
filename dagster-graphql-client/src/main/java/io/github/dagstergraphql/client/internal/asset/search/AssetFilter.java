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

package io.github.dagstergraphql.client.internal.asset.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.asset.Asset;
import org.jspecify.annotations.Nullable;

/**
 * Conditions for assets.
 *
 * @param prefix the first components of the keys; empty for all
 * @param group the group, or {@code null}
 * @param kind the kind, or {@code null}
 * @param owner the owner, or {@code null}
 * @param tags the tags
 * @param location the code location, or {@code null}
 */
record AssetFilter(List<String> prefix, @Nullable String group, @Nullable String kind, @Nullable String owner,
		Map<String, String> tags, @Nullable String location) {

	static final AssetFilter ALL = new AssetFilter(List.of(), null, null, null, Map.of(), null);

	boolean isUnconditional() {
		return equals(ALL);
	}

	AssetFilter withPrefix(List<String> prefix) {
		return new AssetFilter(List.copyOf(prefix), this.group, this.kind, this.owner, this.tags, this.location);
	}

	AssetFilter withGroup(String group) {
		return new AssetFilter(this.prefix, group, this.kind, this.owner, this.tags, this.location);
	}

	AssetFilter withKind(String kind) {
		return new AssetFilter(this.prefix, this.group, kind, this.owner, this.tags, this.location);
	}

	AssetFilter withOwner(String owner) {
		return new AssetFilter(this.prefix, this.group, this.kind, owner, this.tags, this.location);
	}

	AssetFilter withTag(String key, String value) {
		Map<String, String> all = new LinkedHashMap<>(this.tags);
		all.put(key, value);
		return new AssetFilter(this.prefix, this.group, this.kind, this.owner, Map.copyOf(all), this.location);
	}

	AssetFilter withLocation(String location) {
		return new AssetFilter(this.prefix, this.group, this.kind, this.owner, this.tags, location);
	}

	/**
	 * Return whether an asset meets the conditions that the server does not support,
	 * which are all except for the prefix.
	 * @param asset the asset
	 * @return {@code true} if so
	 */
	boolean matches(Asset asset) {
		return (this.group == null || this.group.equals(asset.groupName()))
				&& (this.kind == null || asset.kinds().contains(this.kind))
				&& (this.owner == null || asset.owners().contains(this.owner))
				&& asset.tags().entrySet().containsAll(this.tags.entrySet())
				&& (this.location == null || this.location.equals(asset.locationName()));
	}

}
