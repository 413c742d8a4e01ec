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

package io.github.dagstergraphql.client.declared;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringValueResolver;

/**
 * Attributes of annotations, with placeholders resolved.
 */
final class Attributes {

	private final StringValueResolver valueResolver;

	Attributes(StringValueResolver valueResolver) {
		this.valueResolver = valueResolver;
	}

	/**
	 * Resolve an attribute.
	 * @param value the value of the attribute
	 * @param place the method and the attribute, for the message
	 * @param problems receives the message
	 * @return the value, or {@code null} if it cannot be resolved
	 */
	@Nullable String resolve(String value, String place, List<String> problems) {
		try {
			String resolved = this.valueResolver.resolveStringValue(value);
			if (resolved != null && resolved.contains("${")) {
				problems.add("%s cannot be resolved: \"%s\" has no value".formatted(place, resolved));
				return null;
			}
			return (resolved != null) ? resolved.strip() : "";
		}
		catch (IllegalArgumentException ex) {
			problems.add("%s cannot be resolved: %s".formatted(place, ex.getMessage()));
			return null;
		}
	}

	/**
	 * Resolve an attribute that may be omitted.
	 * @param value the value of the attribute
	 * @param place the method and the attribute, for the message
	 * @param problems receives the message
	 * @return the value, or {@code null} if it is omitted
	 */
	@Nullable String resolveOptional(String value, String place, List<String> problems) {
		String resolved = resolve(value, place, problems);
		return (resolved == null || resolved.isEmpty()) ? null : resolved;
	}

	/**
	 * Resolve tags.
	 * @param tags the tags, in the form {@code key=value}
	 * @param place the method, for the message
	 * @param problems receives the messages
	 * @return the tags
	 */
	Map<String, String> tags(String[] tags, String place, List<String> problems) {
		Map<String, String> map = new LinkedHashMap<>();
		for (String tag : tags) {
			String text = resolve(tag, place + ", tags", problems);
			if (text == null) {
				continue;
			}
			int separator = text.indexOf('=');
			if (separator < 1) {
				problems.add("%s, tags: \"%s\" is not of the form key=value: write tags = \"team=core\""
					.formatted(place, tag));
			}
			else {
				map.put(text.substring(0, separator), text.substring(separator + 1));
			}
		}
		return map;
	}

}
