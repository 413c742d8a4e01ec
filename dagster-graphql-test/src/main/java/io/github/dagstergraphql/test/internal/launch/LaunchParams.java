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

import io.github.dagstergraphql.client.asset.AssetKey;
import io.github.dagstergraphql.test.internal.python.Python;
import io.github.dagstergraphql.test.internal.python.PythonYaml;
import org.jspecify.annotations.Nullable;

/**
 * The {@code ExecutionParams} of a launch, as GraphQL gave them.
 */
final class LaunchParams {

	private final Map<String, @Nullable Object> params;

	private final Map<String, @Nullable Object> selector;

	LaunchParams(Map<String, @Nullable Object> params) {
		this.params = params;
		this.selector = map(params.get("selector"));
	}

	@Nullable String job() {
		String name = (String) this.selector.get("pipelineName");
		return (name != null) ? name : (String) this.selector.get("jobName");
	}

	String location() {
		return String.valueOf(this.selector.get("repositoryLocationName"));
	}

	String repository() {
		return String.valueOf(this.selector.get("repositoryName"));
	}

	@Nullable String preset() {
		return (String) this.params.get("preset");
	}

	boolean has(String name) {
		return !Python.isFalsy(this.params.get(name));
	}

	@SuppressWarnings("unchecked")
	@Nullable List<String> opSelection() {
		List<String> selection = (List<String>) this.selector.get("solidSelection");
		return (selection != null && !selection.isEmpty()) ? List.copyOf(selection) : null;
	}

	@SuppressWarnings("unchecked")
	@Nullable List<AssetKey> assetSelection() {
		List<Map<String, Object>> selection = (List<Map<String, Object>>) this.selector.get("assetSelection");
		return (selection != null && !selection.isEmpty())
				? selection.stream().map((key) -> new AssetKey((List<String>) key.get("path"))).toList() : null;
	}

	boolean selectsSubset() {
		return opSelection() != null || assetSelection() != null;
	}

	@SuppressWarnings("unchecked")
	@Nullable List<String> stepKeys() {
		return (List<String>) this.params.get("stepKeys");
	}

	/**
	 * Read the run config, which may be an object, or YAML.
	 * @return what was read
	 * @throws RefusedException if it is not YAML
	 */
	@Nullable Object runConfig() {
		if (!has("runConfigData")) {
			return Map.of();
		}
		Object data = this.params.get("runConfigData");
		return (data instanceof String text) ? load(text) : data;
	}

	/**
	 * Check that the run config is a dictionary.
	 * @param runConfig the run config
	 * @return the dictionary
	 * @throws RefusedException as Dagster does
	 */
	static Map<String, @Nullable Object> toDictionary(@Nullable Object runConfig) {
		if (runConfig == null) {
			return Map.of();
		}
		if (runConfig instanceof Map<?, ?>) {
			return map(runConfig);
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
	 * Read the tags; the last one of a key wins.
	 * @return the tags
	 * @throws RefusedException as Dagster does
	 */
	Map<String, String> tags() {
		Map<String, @Nullable Object> metadata = metadata();
		if (!metadata.containsKey("tags")) {
			return Map.of();
		}
		if (!(metadata.get("tags") instanceof List<?> list)) {
			throw new RefusedException(new ServerError.Python("TypeError", "'NoneType' object is not iterable"));
		}
		Map<String, String> tags = new LinkedHashMap<>();
		list.forEach((tag) -> tags.put(String.valueOf(map(tag).get("key")), String.valueOf(map(tag).get("value"))));
		return tags;
	}

	@Nullable String rootRunId() {
		return (String) metadata().get("rootRunId");
	}

	@Nullable String parentRunId() {
		return (String) metadata().get("parentRunId");
	}

	private Map<String, @Nullable Object> metadata() {
		return map(this.params.get("executionMetadata"));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, @Nullable Object> map(@Nullable Object value) {
		return (value != null) ? (Map<String, @Nullable Object>) value : Map.of();
	}

}
