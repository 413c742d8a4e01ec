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

import io.github.dagstergraphql.client.key.AssetKey;

/**
 * Conditions for finding assets. An asset must match all conditions; without conditions,
 * all assets match. Setting a condition again replaces it, except for tags with other
 * keys.
 * <p>
 * Dagster itself only supports the prefix. The other conditions are applied by the
 * client, which reads the assets with the prefix.
 *
 * @param <S> the type of the spec
 * @since 0.1.0
 */
public interface AssetFilterSpec<S extends AssetFilterSpec<S>> {

	/**
	 * Restrict the result to assets whose keys begin with components.
	 * @param prefix one or more complete components, separated by slashes, such as
	 * {@code raw} for {@code raw/orders}
	 * @return this spec
	 * @throws IllegalArgumentException if a component is empty
	 */
	default S prefix(String prefix) {
		return prefix(AssetKey.parse(prefix));
	}

	/**
	 * Restrict the result to assets whose keys begin with components.
	 * @param prefix the components
	 * @return this spec
	 */
	S prefix(AssetKey prefix);

	/**
	 * Restrict the result to assets of a group, in any code location.
	 * @param groupName the name of the group
	 * @return this spec
	 * @throws IllegalArgumentException if the name is blank
	 */
	S group(String groupName);

	/**
	 * Restrict the result to assets of a kind.
	 * @param kind the kind, such as {@code snowflake}
	 * @return this spec
	 * @throws IllegalArgumentException if the kind is blank
	 */
	S kind(String kind);

	/**
	 * Restrict the result to assets of an owner. No asset of a server that does not
	 * report owners matches, such as 1.5.
	 * @param owner the email address of a user, or the name of a team with the prefix
	 * {@code team:}
	 * @return this spec
	 * @throws IllegalArgumentException if the owner is blank
	 */
	S owner(String owner);

	/**
	 * Restrict the result to assets with a tag. If several tags are given, an asset must
	 * have all of them. No asset of a server that does not report tags matches, such as
	 * 1.5.
	 * @param key the key
	 * @param value the complete value, which may be empty
	 * @return this spec
	 * @throws IllegalArgumentException if the key is blank, or the value is {@code null}
	 */
	S tag(String key, String value);

	/**
	 * Restrict the result to assets of a code location.
	 * @param locationName the name of the code location
	 * @return this spec
	 * @throws IllegalArgumentException if the name is blank
	 */
	S location(String locationName);

}
