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

package io.github.dagstergraphql.client.internal.asset.query;

import java.util.Comparator;
import java.util.List;

import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.shape.ShapeException;
import io.github.dagstergraphql.client.key.AssetKey;
import org.jspecify.annotations.Nullable;

/**
 * An {@code AssetKey} in a response.
 *
 * @param path the components
 */
public record KeyPath(@Nullable List<@Nullable String> path) {

	/**
	 * Return the key.
	 * @param field the field of the key, for the message
	 * @return the key
	 */
	public AssetKey toKey(String field) {
		List<String> components = Required.list(this.path, field);
		if (components.isEmpty() || components.contains("")) {
			throw new ShapeException(field);
		}
		return new AssetKey(components);
	}

	/**
	 * Return a key that is never null according to the schema.
	 * @param key the received key
	 * @param field the field of the key, for the message
	 * @return the key
	 */
	public static AssetKey required(@Nullable KeyPath key, String field) {
		return Required.field(key, field).toKey(field);
	}

	/**
	 * Return a list of keys that is never null according to the schema.
	 * @param keys the received keys
	 * @param field the field of the keys, for the message
	 * @return the keys, sorted
	 */
	public static List<AssetKey> sorted(@Nullable List<@Nullable KeyPath> keys, String field) {
		return Required.list(keys, field)
			.stream()
			.map((key) -> key.toKey(field))
			.sorted(Comparator.comparing(AssetKey::toString))
			.toList();
	}

}
