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

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.dagstergraphql.client.internal.json.Json;
import io.github.dagstergraphql.client.internal.text.MessageText;
import io.github.dagstergraphql.client.metadata.MetadataValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;

import org.springframework.util.Assert;

/**
 * Metadata of a report. A report is a JSON object, from which Dagster infers the kinds of
 * the values, so that it can only have values of some kinds.
 *
 * @param values the values by label, in the order in which they were added; unmodifiable
 */
record ReportedMetadata(Map<String, MetadataValue> values) {

	static final ReportedMetadata NONE = new ReportedMetadata(Map.of());

	/**
	 * Return this metadata with another value.
	 * @param label the label
	 * @param value the value
	 * @return the new metadata
	 * @throws IllegalArgumentException if the value cannot be reported without a loss
	 */
	ReportedMetadata with(String label, @Nullable Object value) {
		Assert.hasText(label, "label of metadata must not be empty");
		Map<String, MetadataValue> values = new LinkedHashMap<>(this.values);
		values.put(label, toValue(value, "metadata \"" + MessageText.name(label) + "\""));
		return new ReportedMetadata(Collections.unmodifiableMap(values));
	}

	private static MetadataValue toValue(@Nullable Object value, String name) {
		if (value == null) {
			return new MetadataValue.Null();
		}
		return (value instanceof MetadataValue metadata) ? checked(metadata, name)
				: inferred(Json.toTree(value, name), name);
	}

	private static MetadataValue checked(MetadataValue value, String name) {
		if (value instanceof MetadataValue.Text || value instanceof MetadataValue.Int
				|| value instanceof MetadataValue.Bool || value instanceof MetadataValue.Null) {
			return value;
		}
		if (value instanceof MetadataValue.Float number) {
			return inferred(Json.toTree(number.value(), name), name);
		}
		if (value instanceof MetadataValue.Json json) {
			return parsed(json, name);
		}
		throw new IllegalArgumentException(
				"%s cannot be reported as %s: reports have only values of the kinds Text, Int, Float, Bool, Json and Null"
					.formatted(name, value.getClass().getSimpleName()));
	}

	private static MetadataValue parsed(MetadataValue.Json json, String name) {
		JsonNode tree;
		try {
			tree = Json.MAPPER.reader()
				.with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
						DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
				.readTree(json.json());
		}
		// the cause may quote the value
		catch (JacksonException ex) {
			throw new IllegalArgumentException(name + " is not valid JSON");
		}
		if (!tree.isContainer()) {
			throw new IllegalArgumentException(name
					+ " cannot be reported as Json: Dagster infers another kind from a single value. Use an object "
					+ "or an array, or the kind of the value");
		}
		return json;
	}

	private static MetadataValue inferred(JsonNode tree, String name) {
		return switch (tree.getNodeType()) {
			case NULL, MISSING -> new MetadataValue.Null();
			case BOOLEAN -> new MetadataValue.Bool(tree.booleanValue());
			case NUMBER -> tree.isIntegralNumber() ? new MetadataValue.Int(new BigInteger(tree.asString()))
					: new MetadataValue.Float(real(tree, name));
			case STRING, BINARY -> new MetadataValue.Text(tree.asString());
			default -> new MetadataValue.Json(tree.toString());
		};
	}

	private static double real(JsonNode number, String name) {
		String digits = number.asString();
		double value = Double.parseDouble(digits);
		if (!Double.isFinite(value)
				|| (number.isBigDecimal() && new BigDecimal(digits).compareTo(BigDecimal.valueOf(value)) != 0)) {
			throw new IllegalArgumentException(name + " has more digits than a Float of Dagster: use a text");
		}
		return value;
	}

	/**
	 * Return the labels, but not the values, which may be confidential.
	 */
	@Override
	public String toString() {
		return this.values.keySet().toString();
	}

}
