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

package io.github.dagstergraphql.client.internal.launch.input;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.internal.json.Json;
import io.github.dagstergraphql.client.internal.text.MessageText;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Tags of runs, as given by the application. Dagster itself accepts every key, even an
 * empty one.
 */
public final class Tags {

	private Tags() {
	}

	/**
	 * Check a tag.
	 * @param key the key
	 * @param value the value
	 * @throws IllegalArgumentException if the key is blank or has control characters, or
	 * the key or the value is {@code null}
	 */
	public static void check(@Nullable String key, @Nullable String value) {
		checkKey(key);
		Assert.notNull(value, () -> "value of " + describe(key) + " must not be null");
	}

	private static void checkKey(@Nullable String key) {
		Assert.notNull(key, "tag key must not be null");
		Assert.hasText(key, "tag key must not be empty");
		Assert.isTrue(key.chars().noneMatch(Character::isISOControl),
				"tag key must not contain line breaks or other control characters");
	}

	/**
	 * Convert the values of tags to texts.
	 * @param tags keys and values
	 * @return the same tags, in the same order
	 * @throws IllegalArgumentException if a key is invalid, or a value is {@code null} or
	 * cannot be written
	 */
	public static Map<String, String> toTexts(Map<String, ?> tags) {
		Assert.notNull(tags, "tags must not be null");
		Map<String, String> texts = new LinkedHashMap<>();
		tags.forEach((key, value) -> {
			checkKey(key);
			Assert.notNull(value, () -> "value of " + describe(key) + " must not be null");
			texts.put(key, Json.toTagValue(value, "value of " + describe(key)));
		});
		return texts;
	}

	/**
	 * Check and copy the tags of a request.
	 * @param tags the tags
	 * @return an unmodifiable copy, in the same order
	 * @throws IllegalArgumentException if a tag is invalid
	 */
	public static Map<String, String> copyOf(Map<String, String> tags) {
		Assert.notNull(tags, "tags must not be null");
		tags.forEach(Tags::check);
		return Collections.unmodifiableMap(new LinkedHashMap<>(tags));
	}

	/**
	 * Return the GraphQL input for tags.
	 * @param tags the tags
	 * @return an {@code ExecutionTag} for each of them
	 */
	public static List<Map<String, String>> toInput(Map<String, String> tags) {
		return tags.entrySet().stream().map((tag) -> toInput(tag.getKey(), tag.getValue())).toList();
	}

	/**
	 * Return the GraphQL input for a tag.
	 * @param key the key
	 * @param value the value
	 * @return an {@code ExecutionTag}
	 */
	public static Map<String, String> toInput(String key, String value) {
		return Map.of("key", key, "value", value);
	}

	private static String describe(@Nullable String key) {
		return "tag \"" + MessageText.name(String.valueOf(key)) + "\"";
	}

}
