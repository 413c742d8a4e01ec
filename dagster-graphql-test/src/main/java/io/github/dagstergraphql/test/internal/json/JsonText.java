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

package io.github.dagstergraphql.test.internal.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON in its serialized form.
 */
public final class JsonText {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private JsonText() {
	}

	/**
	 * Parse a text.
	 * @param json the text
	 * @return null, a text, a number, a boolean, a list or a map
	 * @throws tools.jackson.core.JacksonException if it is not JSON
	 */
	public static @Nullable Object read(String json) {
		return MAPPER.readValue(json, Object.class);
	}

	/**
	 * Write a value.
	 * @param value null, a text, a number, a boolean, a list or a map
	 * @return its JSON
	 */
	public static String write(@Nullable Object value) {
		return MAPPER.writeValueAsString(value);
	}

}
