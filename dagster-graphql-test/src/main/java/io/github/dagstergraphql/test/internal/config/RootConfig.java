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

package io.github.dagstergraphql.test.internal.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.test.definition.AssetDefinition;
import io.github.dagstergraphql.test.definition.ConfigField;
import io.github.dagstergraphql.test.definition.ConfigType;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.definition.OpDefinition;
import io.github.dagstergraphql.test.definition.RepositoryDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Type of the whole run config of a job, which Dagster derives from its ops and
 * resources, with its default executor and logger.
 */
public final class RootConfig {

	private static final ConfigField RETRIES = ConfigField
		.of("retries", ConfigType.selector(ConfigField.of("disabled", ConfigType.shape()),
				ConfigField.of("enabled", ConfigType.shape())))
		.optional();

	private static final ConfigField STEP_DEPENDENCIES = ConfigField.of("step_dependency_config",
			ConfigType.shape(ConfigField.of("require_upstream_step_success", ConfigType.BOOL).optional()));

	private static final ConfigType IN_PROCESS = ConfigType
		.shape(ConfigField.of("marker_to_close", ConfigType.STRING).optional(), RETRIES, STEP_DEPENDENCIES);

	private static final ConfigType MULTIPROCESS = ConfigType.shape(
			ConfigField.of("max_concurrent", ConfigType.noneable(ConfigType.INT)), RETRIES,
			ConfigField.of("start_method", ConfigType.selector(
					ConfigField.of("forkserver",
							ConfigType.shape(ConfigField.of("preload_modules", ConfigType.array(ConfigType.STRING))
								.optional())),
					ConfigField.of("spawn", ConfigType.shape())))
				.optional(),
			STEP_DEPENDENCIES,
			ConfigField
				.of("tag_concurrency_limits",
						ConfigType.array(
								ConfigType
									.shape(ConfigField.of("key", ConfigType.STRING),
											ConfigField.of("limit", ConfigType.INT),
											ConfigField
												.of("value",
														ConfigType.scalarUnion(ConfigType.STRING,
																ConfigType.shape(ConfigField
																	.of("applyLimitPerUniqueValue", ConfigType.BOOL))))
												.optional())))
				.optional());

	private static final ConfigField EXECUTION = ConfigField.of("execution", ConfigType.shape(
			ConfigField
				.of("config", ConfigType.selector(ConfigField.of("in_process", IN_PROCESS),
						ConfigField.of("multiprocess", MULTIPROCESS)))
				.optional()));

	private static final ConfigField LOGGERS = ConfigField.of("loggers",
			ConfigType.shape(ConfigField.of("console",
					ConfigType.shape(ConfigField.of("config",
							ConfigType.shape(ConfigField.of("log_level", ConfigType.STRING).optional(),
									ConfigField.of("name", ConfigType.STRING).optional()))))));

	private static final ConfigField ANY_CONFIG = ConfigField.of("config", ConfigType.ANY).optional();

	private static final ConfigField BASE_DIR = ConfigField.of("config",
			ConfigType.shape(ConfigField.of("base_dir", ConfigType.STRING_SOURCE).optional()));

	private RootConfig() {
	}

	/**
	 * Return the type of a job's run config.
	 * @param repository the repository of the job
	 * @param job the job
	 * @param steps the steps to execute; the config of others is optional
	 * @param selected the selected assets, possibly beyond those of the job
	 * @return the type
	 */
	public static ConfigType forJob(String repository, JobDefinition job, Collection<String> steps,
			List<AssetDefinition> selected) {
		return ConfigType.shape(EXECUTION, LOGGERS,
				ConfigField.of("ops", ops(job, steps, selected))
					.description("Configure runtime parameters for ops or assets."),
				ConfigField.of("resources", resources(repository, job))
					.description("Configure how shared resources are implemented within a run."));
	}

	private static ConfigType ops(JobDefinition job, Collection<String> steps, List<AssetDefinition> selected) {
		List<ConfigField> ops = new ArrayList<>();
		ops.addAll(nested("", job.ops(), steps));
		Map<AssetKey, AssetDefinition> assets = new LinkedHashMap<>();
		job.assets().forEach((asset) -> assets.put(asset.key(), asset));
		selected.forEach((asset) -> assets.put(asset.key(), asset));
		assets.values().forEach((asset) -> ops.add(step(asset.step(), asset.config(), steps.contains(asset.step()))));
		return new ConfigType.Shape(ops, isPermissive(job));
	}

	// The config of an op of a graph is below that of the graph.
	private static List<ConfigField> nested(String graph, List<OpDefinition> ops, Collection<String> steps) {
		Map<String, List<OpDefinition>> children = new LinkedHashMap<>();
		ops.forEach((op) -> children
			.computeIfAbsent(op.name().substring(graph.length()).split("\\.")[0], (name) -> new ArrayList<>())
			.add(op));
		List<ConfigField> fields = new ArrayList<>();
		children.forEach((name, inside) -> {
			OpDefinition first = inside.get(0);
			if (first.name().equals(graph + name)) {
				fields.add(step(name, first.config(), steps.contains(first.name())));
			}
			else {
				fields.add(ConfigField.of(name, ConfigType.shape(ConfigField.of("ops",
						new ConfigType.Shape(nested(graph + name + ".", inside, steps), false)))));
			}
		});
		return fields;
	}

	private static ConfigField step(String name, @Nullable ConfigType type, boolean executed) {
		ConfigField config = (type != null) ? ConfigField.of("config", type)
				: ConfigField.of("config", ConfigType.ANY).optional();
		ConfigField step = ConfigField.of(name, ConfigType.shape(config));
		return executed ? step : step.optional();
	}

	private static ConfigType resources(String repository, JobDefinition job) {
		List<ConfigField> resources = new ArrayList<>();
		// a Definitions object provides its assets with an I/O manager
		boolean files = repository.equals(RepositoryDefinition.DEFAULT_NAME) && !job.assets().isEmpty();
		resources.add(ConfigField.of("io_manager", ConfigType.shape(files ? BASE_DIR : ANY_CONFIG)));
		job.resources()
			.forEach((name, config) -> resources
				.add(ConfigField.of(name, ConfigType.shape(ConfigField.of("config", config)))));
		return new ConfigType.Shape(resources, isPermissive(job));
	}

	private static boolean isPermissive(JobDefinition job) {
		return JobDefinition.isImplicitAssetJob(job.name()) || job.hasUnknownSteps();
	}

}
