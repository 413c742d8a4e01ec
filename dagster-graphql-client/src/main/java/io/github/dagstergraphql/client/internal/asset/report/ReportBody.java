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

package io.github.dagstergraphql.client.internal.asset.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.asset.AssetCheckReport;
import io.github.dagstergraphql.client.asset.AssetReport;
import io.github.dagstergraphql.client.internal.json.Json;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.metadata.MetadataValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bodies of reports. The key of the asset is in the body, since a path cannot express
 * components with slashes.
 */
final class ReportBody {

	private ReportBody() {
	}

	static Map<String, Object> of(AssetKey key, AssetReport report) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("asset_key", key.path());
		put(body, "partition", report.partition());
		put(body, "description", report.description());
		put(body, "data_version", report.dataVersion());
		if (!report.metadata().isEmpty()) {
			body.put("metadata", toJson(report.metadata()));
		}
		return body;
	}

	static Map<String, Object> of(AssetKey key, AssetCheckReport report) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("asset_key", key.path());
		body.put("check_name", report.checkName());
		body.put("passed", report.isPassed());
		body.put("severity", report.severity().name());
		if (!report.metadata().isEmpty()) {
			body.put("metadata", toJson(report.metadata()));
		}
		return body;
	}

	/**
	 * Return the part of a report that no message may quote.
	 * @param report the report
	 * @return the values
	 */
	static Object confidential(AssetReport report) {
		return confidential(report.metadata(), report.description(), report.dataVersion());
	}

	static Object confidential(AssetCheckReport report) {
		return confidential(report.metadata(), report.description());
	}

	private static Object confidential(Map<String, MetadataValue> metadata, @Nullable String... texts) {
		return Map.of("metadata", toJson(metadata), "texts", Stream.of(texts).filter((text) -> text != null).toList());
	}

	private static void put(Map<String, Object> body, String name, @Nullable String value) {
		if (value != null) {
			body.put(name, value);
		}
	}

	/**
	 * Return metadata in the form from which Dagster infers the kinds of the values.
	 * @param metadata the values by label
	 * @return a JSON object
	 */
	static ObjectNode toJson(Map<String, MetadataValue> metadata) {
		ObjectNode object = JsonNodeFactory.instance.objectNode();
		metadata.forEach((label, value) -> object.set(label, toJson(value)));
		return object;
	}

	private static JsonNode toJson(MetadataValue value) {
		JsonNodeFactory nodes = JsonNodeFactory.instance;
		if (value instanceof MetadataValue.Text text) {
			return nodes.stringNode(text.text());
		}
		if (value instanceof MetadataValue.Int number) {
			return nodes.numberNode(number.value());
		}
		if (value instanceof MetadataValue.Float number) {
			return nodes.numberNode(number.value());
		}
		if (value instanceof MetadataValue.Bool bool) {
			return nodes.booleanNode(bool.value());
		}
		if (value instanceof MetadataValue.Json json) {
			return Json.MAPPER.readTree(json.json());
		}
		return nodes.nullNode();
	}

}
