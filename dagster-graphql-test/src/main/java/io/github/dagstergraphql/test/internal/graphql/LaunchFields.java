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

package io.github.dagstergraphql.test.internal.graphql;

import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.test.definition.ConfigType;
import io.github.dagstergraphql.test.internal.config.ConfigDefaults;
import io.github.dagstergraphql.test.internal.json.JsonObject;
import io.github.dagstergraphql.test.internal.python.Python;
import io.github.dagstergraphql.test.internal.python.PythonYaml;
import org.jspecify.annotations.Nullable;

/**
 * Launches, and the validation that precedes them.
 */
final class LaunchFields {

	private final ServedInstance served;

	private final RunFields runs;

	LaunchFields(ServedInstance served, RunFields runs) {
		this.served = served;
		this.runs = runs;
	}

	Node launch(JsonObject executionParams, RequestContext context) {
		return ErrorNodes.orRefused(context, () -> Node.of("LaunchRunSuccess")
			.with("run", this.runs
				.run(this.served.launcher().launch(executionParams, this.served.readOnly(), context.clientName()))));
	}

	Node reexecute(@Nullable JsonObject reexecutionParams, @Nullable JsonObject executionParams,
			RequestContext context) {
		return ErrorNodes.orRefused(context,
				() -> Node.of("LaunchRunSuccess")
					.with("run", this.runs.run(this.served.launcher()
						.reexecute(reexecutionParams, executionParams, this.served.readOnly(), context.clientName()))));
	}

	Node launchAll(List<JsonObject> list, RequestContext context) {
		return Node.of("LaunchMultipleRunsResult")
			.with("launchMultipleRunsResult",
					list.stream().map((executionParams) -> launch(executionParams, context)).toList());
	}

	/**
	 * Validate run config without a launch.
	 * @param pipeline the {@code PipelineSelector}
	 * @param runConfigData the run config
	 * @param context records unexpected errors
	 * @return the result
	 */
	Node validate(JsonObject pipeline, @Nullable Object runConfigData, RequestContext context) {
		return ErrorNodes.orRefused(context, () -> {
			this.served.launcher().validate(pipeline, runConfig(runConfigData));
			return Node.of("PipelineConfigValidationValid").with("pipelineName", pipeline.text("pipelineName"));
		});
	}

	/**
	 * Plan a run without a launch.
	 * @param pipeline the {@code PipelineSelector}
	 * @param runConfigData the run config
	 * @param context records unexpected errors
	 * @return the plan
	 */
	Node plan(JsonObject pipeline, @Nullable Object runConfigData, RequestContext context) {
		return ErrorNodes.orRefused(context,
				() -> PlanFields.plan(this.served.launcher().plan(pipeline, runConfigData), this.served.workspace()));
	}

	/**
	 * Describe the run config of a job.
	 * @param pipeline the {@code PipelineSelector}
	 * @param context records unexpected errors
	 * @return the result
	 */
	Node runConfigSchema(JsonObject pipeline, RequestContext context) {
		return ErrorNodes.orRefused(context, () -> {
			ConfigType root = this.served.launcher().runConfigType(pipeline);
			return ConfigTypeFields.schema(root, PythonYaml.dumpInOrder(ConfigDefaults.of(root)));
		});
	}

	/**
	 * Read run config, which may be an object, or YAML.
	 * @param data the {@code RunConfigData}
	 * @return the run config; a text that is not YAML remains as it is
	 */
	static @Nullable Object runConfig(@Nullable Object data) {
		if (Python.isFalsy(data)) {
			return Map.of();
		}
		if (data instanceof String text) {
			try {
				return PythonYaml.load(text);
			}
			catch (PythonYaml.InvalidYamlException ex) {
				return text;
			}
		}
		return data;
	}

}
