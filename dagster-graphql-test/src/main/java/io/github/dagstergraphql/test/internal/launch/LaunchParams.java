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

package io.github.dagstergraphql.test.internal.launch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.test.internal.json.JsonObject;
import io.github.dagstergraphql.test.internal.python.Python;
import io.github.dagstergraphql.test.internal.python.PythonYaml;
import io.github.dagstergraphql.test.internal.run.PlannedCheck.CheckKey;
import org.jspecify.annotations.Nullable;

/**
 * The {@code ExecutionParams} of a launch.
 */
final class LaunchParams {

	/** Tag of a run that continues another one from its failure. */
	static final String RESUME_RETRY = "dagster/is_resume_retry";

	private final JsonObject params;

	private final JsonObject selector;

	LaunchParams(JsonObject params) {
		this(params, params.object("selector"));
	}

	private LaunchParams(JsonObject params, JsonObject selector) {
		this.params = params;
		this.selector = selector;
	}

	/**
	 * Return parameters that only select a job.
	 * @param selector the {@code PipelineSelector}
	 * @return the parameters
	 */
	static LaunchParams ofSelector(JsonObject selector) {
		return new LaunchParams(JsonObject.of(null), selector);
	}

	@Nullable String job() {
		String name = this.selector.textOrNull("pipelineName");
		return (name != null) ? name : this.selector.textOrNull("jobName");
	}

	String location() {
		return this.selector.text("repositoryLocationName");
	}

	String repository() {
		return this.selector.text("repositoryName");
	}

	@Nullable String preset() {
		return this.params.textOrNull("preset");
	}

	boolean has(String name) {
		return !Python.isFalsy(this.params.value(name));
	}

	@Nullable List<String> opSelection() {
		List<String> selection = this.selector.textsOrNull("solidSelection");
		return (selection != null && !selection.isEmpty()) ? List.copyOf(selection) : null;
	}

	@Nullable List<AssetKey> assetSelection() {
		List<JsonObject> selection = this.selector.objectsOrNull("assetSelection");
		return (selection != null && !selection.isEmpty())
				? selection.stream().map((key) -> new AssetKey(key.texts("path"))).toList() : null;
	}

	@Nullable List<CheckKey> checkSelection() {
		List<JsonObject> selection = this.selector.objectsOrNull("assetCheckSelection");
		return (selection != null) ? selection.stream()
			.map((check) -> new CheckKey(new AssetKey(check.object("assetKey").texts("path")), check.text("name")))
			.toList() : null;
	}

	boolean selectsSubset() {
		return opSelection() != null || assetSelection() != null || checkSelection() != null;
	}

	@Nullable List<String> stepKeys() {
		return this.params.textsOrNull("stepKeys");
	}

	/**
	 * Read the run config, which may be an object, or YAML.
	 * @return the run config
	 * @throws RefusedException if it is not YAML
	 */
	@Nullable Object runConfig() {
		return runConfig(this.params.value("runConfigData"));
	}

	/**
	 * Read run config, which may be an object, or YAML.
	 * @param data the {@code RunConfigData}
	 * @return the run config
	 * @throws RefusedException if it is not YAML
	 */
	static @Nullable Object runConfig(@Nullable Object data) {
		if (Python.isFalsy(data)) {
			return Map.of();
		}
		return (data instanceof String text) ? load(text) : data;
	}

	/**
	 * Check that the run config is a dictionary.
	 * @param runConfig the run config
	 * @return the dictionary
	 * @throws RefusedException if it is not, as in Dagster
	 */
	@SuppressWarnings("unchecked")
	static Map<String, @Nullable Object> toDictionary(@Nullable Object runConfig) {
		if (runConfig == null) {
			return Map.of();
		}
		if (runConfig instanceof Map<?, ?>) {
			return (Map<String, @Nullable Object>) runConfig;
		}
		throw new RefusedException(new ServerError.Python("dagster_shared.check.functions.ParameterCheckError",
				"Param \"run_config\" is not one of ['Mapping']. Got %s which is type %s."
					.formatted(Python.repr(runConfig), Python.type(runConfig))));
	}

	private static @Nullable Object load(String yaml) {
		try {
			return PythonYaml.load(yaml);
		}
		catch (PythonYaml.InvalidYamlException ex) {
			throw new RefusedException(
					new ServerError.Python(ex.className(), String.valueOf(ex.getMessage()), null, false));
		}
	}

	/**
	 * Read the tags; the last one of a key overrides the others.
	 * @return the tags
	 * @throws RefusedException if they are invalid, as in Dagster
	 */
	Map<String, String> tags() {
		JsonObject metadata = metadata();
		if (!metadata.has("tags")) {
			return Map.of();
		}
		List<JsonObject> list = metadata.objectsOrNull("tags");
		if (list == null) {
			throw new RefusedException(new ServerError.Python("TypeError", "'NoneType' object is not iterable"));
		}
		Map<String, String> tags = new LinkedHashMap<>();
		list.forEach((tag) -> tags.put(tag.text("key"), tag.text("value")));
		return tags;
	}

	@Nullable String rootRunId() {
		return metadata().textOrNull("rootRunId");
	}

	@Nullable String parentRunId() {
		return metadata().textOrNull("parentRunId");
	}

	private JsonObject metadata() {
		return this.params.object("executionMetadata");
	}

}
