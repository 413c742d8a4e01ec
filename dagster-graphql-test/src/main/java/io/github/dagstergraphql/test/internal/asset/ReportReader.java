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

package io.github.dagstergraphql.test.internal.asset;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.test.internal.json.JsonText;
import io.github.dagstergraphql.test.internal.python.Python;
import io.github.dagstergraphql.test.request.RecordedReport;
import io.github.dagstergraphql.test.run.MetadataValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Reads reports, with the checks and messages of Dagster.
 */
public final class ReportReader {

	private static final Set<String> SEVERITIES = Set.of("WARN", "ERROR");

	private final RecordedReport.Type type;

	private final Map<?, ?> body;

	private final Map<String, String> parameters;

	/**
	 * Create a reader.
	 * @param type the type of the report
	 * @param body the body, or an empty map
	 * @param parameters the query parameters, which apply to what is not in the body
	 */
	public ReportReader(RecordedReport.Type type, Map<?, ?> body, Map<String, String> parameters) {
		this.type = type;
		this.body = body;
		this.parameters = parameters;
	}

	/**
	 * Return the asset.
	 * @param path the end of the path, possibly empty
	 * @return the key, or {@code null} if there is none
	 */
	public @Nullable AssetKey assetKey(String path) {
		if (!path.isEmpty()) {
			return new AssetKey(Arrays.asList(path.split("/", -1)));
		}
		if (this.body.get("asset_key") instanceof List<?> components) {
			return new AssetKey(components.stream().map(String::valueOf).toList());
		}
		if (this.body.get("asset_key") instanceof String component) {
			return AssetKey.of(component);
		}
		String parameter = this.parameters.get("asset_key");
		if (parameter == null) {
			return null;
		}
		return (JsonText.read(parameter) instanceof List<?> components)
				? new AssetKey(components.stream().map(String::valueOf).toList()) : null;
	}

	/**
	 * Read the report.
	 * @param key the asset
	 * @param clientName the name of the client, or {@code null}
	 * @return the report
	 * @throws RejectedReportException if Dagster would not accept it
	 */
	public RecordedReport read(AssetKey key, @Nullable String clientName) {
		return (this.type == RecordedReport.Type.CHECK) ? check(key, clientName)
				: new RecordedReport(this.type, key, text("partition"), text("description"), text("data_version"),
						metadata("AssetMaterialization"), null, false, null, clientName);
	}

	private RecordedReport check(AssetKey key, @Nullable String clientName) {
		Object passed = passed();
		String name = "AssetCheckEvaluation";
		Map<String, MetadataValue> metadata = metadata(name);
		String severity = text("severity");
		if (severity != null && !SEVERITIES.contains(severity)) {
			throw RejectedReportException.of(name, Python.repr(severity) + " is not a valid AssetCheckSeverity");
		}
		if (!(passed instanceof Boolean)) {
			throw RejectedReportException.of(name, "Param \"passed\" is not a bool. " + got(passed));
		}
		String checkName = text("check_name");
		if (checkName == null) {
			throw RejectedReportException.of(name, "Param \"check_name\" is not a str. " + got(null));
		}
		return new RecordedReport(this.type, key, text("partition"), null, null, metadata, checkName, (Boolean) passed,
				(severity != null) ? severity : "ERROR", clientName);
	}

	private @Nullable Object passed() {
		if (this.body.containsKey("passed")) {
			return this.body.get("passed");
		}
		String parameter = this.parameters.get("passed");
		if (parameter == null) {
			throw new RejectedReportException("Missing required parameter 'passed'.");
		}
		return parse(parameter, "Error parsing 'passed'");
	}

	private Map<String, MetadataValue> metadata(String name) {
		Object values = this.body.get("metadata");
		if (!this.body.containsKey("metadata") && this.parameters.containsKey("metadata")) {
			values = parse(this.parameters.get("metadata"), "Error parsing metadata json");
		}
		if (values == null) {
			return Map.of();
		}
		if (!(values instanceof Map<?, ?> map)) {
			throw RejectedReportException.of(name, "Param \"metadata\" is not one of ['Mapping']. " + got(values));
		}
		Map<String, MetadataValue> metadata = new LinkedHashMap<>();
		map.forEach((label, value) -> metadata.put(String.valueOf(label), MetadataValue.of(value)));
		return metadata;
	}

	private static @Nullable Object parse(String json, String what) {
		try {
			return JsonText.read(json);
		}
		catch (JacksonException ex) {
			throw new RejectedReportException(what + ": " + ex.getOriginalMessage());
		}
	}

	private @Nullable String text(String name) {
		Object value = this.body.containsKey(name) ? this.body.get(name) : this.parameters.get(name);
		return (value != null) ? value.toString() : null;
	}

	private static String got(@Nullable Object value) {
		return "Got " + Python.repr(value) + " which is type " + Python.type(value) + ".";
	}

}
