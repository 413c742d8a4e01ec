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

package io.github.dagstergraphql.client.internal.metadata;

import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.shape.ShapeException;
import io.github.dagstergraphql.client.internal.shape.Tokens;
import io.github.dagstergraphql.client.key.AssetKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;

/**
 * Asset keys in responses and in requests.
 */
public final class AssetKeys {

	private AssetKeys() {
	}

	/**
	 * Read an {@code AssetKey}.
	 * @param parser the parser, at the value
	 * @param field the field, for the message
	 * @return the key, or {@code null}
	 */
	public static @Nullable AssetKey read(JsonParser parser, String field) {
		if (!Tokens.isObject(parser, field)) {
			return null;
		}
		List<String> path = List.of();
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			parser.nextToken();
			if (name.equals("path")) {
				path = Tokens.texts(parser, field);
			}
			else {
				parser.skipChildren();
			}
		}
		if (path.isEmpty() || path.contains("")) {
			throw new ShapeException(field);
		}
		return new AssetKey(path);
	}

	/**
	 * Read an {@code AssetKey}.
	 * @param node the value
	 * @param field the field, for the message
	 * @return the key
	 */
	public static AssetKey read(@Nullable JsonNode node, String field) {
		List<String> path = Required.strings(Required.field(node, field).get("path"), field + ".path");
		if (path.isEmpty() || path.contains("")) {
			throw new ShapeException(field + ".path");
		}
		return new AssetKey(path);
	}

	/**
	 * Convert an asset key to an {@code AssetKeyInput}.
	 * @param key the key
	 * @return the value of the variable
	 */
	public static Map<String, Object> toInput(AssetKey key) {
		return Map.of("path", key.path());
	}

}
