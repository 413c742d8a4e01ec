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

package io.github.dagstergraphql.client.key;

import java.util.Arrays;
import java.util.List;

import io.github.dagstergraphql.client.internal.text.MessageText;

import org.springframework.util.Assert;

/**
 * Name of an asset ({@code AssetKey}): one or more components, from the most general to
 * the most specific.
 *
 * @param path the components, such as {@code ["raw", "orders"]}
 * @since 0.1.0
 */
public record AssetKey(List<String> path) {

	/**
	 * Create a key from a list of components, which is copied.
	 * @param path the components, such as {@code ["raw", "orders"]}
	 * @throws IllegalArgumentException if there are no components, or one is empty
	 */
	public AssetKey {
		Assert.notEmpty(path, "asset key must have at least one component");
		Assert.noNullElements(path, "asset key must not contain null components");
		path = List.copyOf(path);
		Assert.isTrue(!path.contains(""),
				"asset key [" + MessageText.names(path, ", ") + "] must not contain empty components");
	}

	/**
	 * Create a key from its components, which may contain slashes.
	 * @param path the components
	 * @return the key
	 * @throws IllegalArgumentException if there are no components, or one is empty
	 */
	public static AssetKey of(String... path) {
		return new AssetKey(Arrays.asList(path));
	}

	/**
	 * Create a key from its components joined by slashes, the format of Dagster's user
	 * interface.
	 * @param key the key, such as {@code raw/orders}
	 * @return the key
	 * @throws IllegalArgumentException if a component is empty
	 */
	public static AssetKey parse(String key) {
		Assert.hasText(key, "asset key must not be empty");
		return new AssetKey(Arrays.asList(key.split("/", -1)));
	}

	/**
	 * Return the components joined by slashes.
	 * @return the key in the format of Dagster's user interface
	 */
	@Override
	public String toString() {
		return String.join("/", this.path);
	}

}
