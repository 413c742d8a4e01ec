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
		Object value = this.params.get(name);
		return value != null && !value.equals("") && !value.equals(Map.of()) && !value.equals(List.of());
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

	@SuppressWarnings("unchecked")
	@Nullable List<String> stepKeys() {
		return (List<String>) this.params.get("stepKeys");
	}

	/**
	 * Read the run config, which may be an object, or YAML.
	 * @return the run config
	 * @throws RefusedException as Dagster does
	 */
	Map<String, @Nullable Object> runConfig() {
		return toRunConfig(has("runConfigData") ? this.params.get("runConfigData") : null);
	}

	private static Map<String, @Nullable Object> toRunConfig(@Nullable Object data) {
		Object config = data;
		if (config instanceof String text) {
			config = load(text);
		}
		if (isEmptyScalar(config) && !(data instanceof String)) {
			return Map.of();
		}
		if (config instanceof Map<?, ?>) {
			return map(config);
		}
		throw new RefusedException(new ServerError.Python("dagster_shared.check.functions.ParameterCheckError",
				"Param \"run_config\" is not one of ['Mapping']. Got %s which is type %s."
					.formatted(Python.repr(config), Python.type(config))));
	}

	// what is no value to Python
	private static boolean isEmptyScalar(@Nullable Object config) {
		return config == null || Boolean.FALSE.equals(config)
				|| (config instanceof Number number && number.doubleValue() == 0);
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
