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

package io.github.dagstergraphql.client.internal.instance;

import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.instance.TagConcurrencyLimit;
import io.github.dagstergraphql.client.internal.shape.ShapeException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Reads the limits for runs with a tag, which the server returns as YAML. Requires
 * SnakeYAML on the class path.
 */
final class TagLimits {

	private static final String FIELD = "tagConcurrencyLimitsYaml";

	private TagLimits() {
	}

	/**
	 * Read limits.
	 * @param yaml the text of the server
	 * @return the limits
	 */
	static List<TagConcurrencyLimit> read(String yaml) {
		Object limits;
		try {
			limits = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
		}
		// SnakeYAML has other exceptions than its own for some texts
		catch (RuntimeException ex) {
			throw new ShapeException(FIELD);
		}
		if (limits instanceof List<?> list) {
			return list.stream().map(TagLimits::limit).toList();
		}
		throw new ShapeException(FIELD);
	}

	private static TagConcurrencyLimit limit(@Nullable Object entry) {
		if (entry instanceof Map<?, ?> fields && fields.get("key") instanceof String key
				&& fields.get("limit") instanceof Integer limit) {
			Object value = fields.get("value");
			boolean perUniqueValue = value instanceof Map<?, ?> map
					&& Boolean.TRUE.equals(map.get("applyLimitPerUniqueValue"));
			return new TagConcurrencyLimit(key, (value instanceof String text) ? text : null, perUniqueValue, limit);
		}
		throw new ShapeException(FIELD);
	}

}
