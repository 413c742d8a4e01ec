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

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.test.definition.AssetDefinition;
import io.github.dagstergraphql.test.definition.ConfigType;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.internal.config.ConfigError;
import io.github.dagstergraphql.test.internal.config.ConfigValidator;
import io.github.dagstergraphql.test.internal.config.RootConfig;
import io.github.dagstergraphql.test.internal.json.JsonObject;
import io.github.dagstergraphql.test.internal.python.Python;
import io.github.dagstergraphql.test.internal.run.PlannedCheck.CheckKey;
import io.github.dagstergraphql.test.internal.run.RunRequest;
import io.github.dagstergraphql.test.internal.run.RunState;
import io.github.dagstergraphql.test.internal.run.Simulation;
import io.github.dagstergraphql.test.internal.workspace.LoadedLocation;
import io.github.dagstergraphql.test.internal.workspace.Workspace;
import io.github.dagstergraphql.test.run.RecordedLaunch;
import org.jspecify.annotations.Nullable;

/**
 * Launches runs, after the checks of Dagster 1.13 and in their order, and records the
 * requested launches.
 */
public final class Launcher {

	private final Workspace workspace;

	private final Simulation simulation;

	private final List<RecordedLaunch> launches = new ArrayList<>();

	/**
	 * Create a launcher.
	 * @param workspace the workspace with the jobs
	 * @param simulation the simulation of the runs
	 */
	public Launcher(Workspace workspace, Simulation simulation) {
		this.workspace = workspace;
		this.simulation = simulation;
	}

	/**
	 * Launch a run.
	 * @param executionParams the {@code ExecutionParams}
	 * @param readOnly whether the server is read-only
	 * @param clientName the name of the client, or {@code null}
	 * @return the run
	 * @throws RefusedException if Dagster would reject the launch
	 */
	public RunState launch(JsonObject executionParams, boolean readOnly, @Nullable String clientName) {
		return launch(executionParams, readOnly, clientName, false);
	}

	/**
	 * Launch a re-execution of a run.
	 * @param reexecutionParams the {@code ReexecutionParams}, or {@code null}
	 * @param executionParams the {@code ExecutionParams}, or {@code null}
	 * @param readOnly whether the server is read-only
	 * @param clientName the name of the client, or {@code null}
	 * @return the run
	 * @throws RefusedException if Dagster would reject the launch
	 */
	public RunState reexecute(@Nullable JsonObject reexecutionParams, @Nullable JsonObject executionParams,
			boolean readOnly, @Nullable String clientName) {
		if ((reexecutionParams == null) == (executionParams == null)) {
			throw new RefusedException(readOnly ? ServerError.UNAUTHORIZED
					: new ServerError.Python("dagster._core.errors.DagsterInvariantViolationError",
							"Must only provide one of either executionParams or reexecutionParams"));
		}
		return (executionParams != null) ? launch(executionParams, readOnly, clientName, true)
				: repeat(new Repetition(Objects.requireNonNull(reexecutionParams)), readOnly, clientName);
	}

	private RunState launch(JsonObject executionParams, boolean readOnly, @Nullable String clientName,
			boolean reexecution) {
		LaunchParams params = new LaunchParams(executionParams);
		try {
			if (readOnly) {
				throw new RefusedException(ServerError.UNAUTHORIZED);
			}
			RunRequest request = check(params, reexecution);
			RunState run = this.simulation.launch(request);
			record(params, clientName, request.runConfig(), request.tags(), run.id(), null);
			return run;
		}
		catch (RefusedException ex) {
			recordRefused(params, clientName, ex.error().type());
			throw ex;
		}
	}

	private RunState repeat(Repetition repetition, boolean readOnly, @Nullable String clientName) {
		if (readOnly) {
			throw new RefusedException(ServerError.UNAUTHORIZED);
		}
		RunState parent = this.simulation.find(repetition.parentRunId());
		if (parent == null) {
			throw new RefusedException(new ServerError.Python("dagster_shared.check.functions.CheckError",
					"Expected non-None value: Could not find parent run with id: " + repetition.parentRunId()));
		}
		RunRequest repeated = parent.request();
		try {
			RunRequest request = repeat(repetition, parent);
			RunState run = this.simulation.launch(request);
			record(repeated, clientName, repetition.extraTags(), run.id(), null);
			return run;
		}
		catch (RefusedException ex) {
			record(repeated, clientName, repetition.extraTags(), null, ex.error().type());
			throw ex;
		}
	}

	private RunRequest repeat(Repetition repetition, RunState parent) {
		RunRequest repeated = parent.request();
		if (this.workspace.find(repeated.location()) == null) {
			throw new RefusedException(new ServerError.Python("dagster._core.errors.DagsterCodeLocationNotFoundError",
					"Location " + repeated.location() + " does not exist in workspace"));
		}
		JobDefinition job = job(repeated.location(), repeated.repository(), repeated.job().name());
		Repetition.Remainder remainder = repetition.isFromAssetFailure() ? Repetition.assetsAfterFailure(parent) : null;
		List<AssetKey> assetSelection = (remainder != null) ? remainder.assets() : repeated.assetSelection();
		List<CheckKey> checkSelection = (remainder != null) ? remainder.checks() : repeated.checkSelection();
		AssetSelection assets = selectAssets(repeated.location(), repeated.repository(), job, assetSelection,
				checkSelection);
		List<String> selected = selectSteps(assetSelection != null || checkSelection != null, repeated.opSelection(),
				job, assets);
		List<String> steps = repetition.isFromFailure() ? onlySteps(selected, Repetition.stepsAfterFailure(parent))
				: selected;
		if (repetition.isFromFailure() && steps.isEmpty()) {
			throw Repetition.nothingLeft("steps");
		}
		checkLaunch(job);
		return new RunRequest(repeated.location(), repeated.repository(), job, repeated.runConfig(),
				repetition.tags(parent), repeated.opSelection(), assetSelection, checkSelection, assets.assets(),
				assets.checks(), selected, steps, !repetition.isFromFailure(), parent.root(), parent.id());
	}

	/**
	 * Check a launch that is requested by a daemon rather than by a client.
	 * @param executionParams the {@code ExecutionParams}
	 * @return the run to launch
	 * @throws RefusedException if Dagster would reject the launch
	 */
	public RunRequest prepare(JsonObject executionParams) {
		return check(new LaunchParams(executionParams), false);
	}

	private RunRequest check(LaunchParams params, boolean reexecution) {
		String name = params.job();
		if (name == null) {
			throw checkError("Param \"job_name\" is not a str. Got None which is type <class 'NoneType'>.");
		}
		checkPreset(params, name);
		Object readConfig = params.runConfig();
		Map<String, String> tags = params.tags();
		Map<String, @Nullable Object> runConfig = LaunchParams.toDictionary(readConfig);
		if (reexecution) {
			checkText("root_run_id", params.rootRunId());
			checkText("parent_run_id", params.parentRunId());
		}
		JobDefinition job = find(params, name);
		AssetSelection assets = selectAssets(params, job);
		List<String> steps = selectSteps(params, job, assets);
		checkConfig(params.repository(), job, steps, assets.assets(), runConfig);
		List<String> executed = onlySteps(steps, stepKeys(params, tags));
		if ((params.rootRunId() == null) != (params.parentRunId() == null)) {
			throw new RefusedException(new ServerError.Python("dagster_shared.check.functions.CheckError",
					"Invariant failed. Description: If root_run_id or parent_run_id is passed, this is a re-execution "
							+ "scenario and root_run_id and parent_run_id must both be passed."));
		}
		checkLaunch(job);
		return new RunRequest(params.location(), params.repository(), job, runConfig, tags, params.opSelection(),
				params.assetSelection(), params.checkSelection(), assets.assets(), assets.checks(), steps, executed,
				false, params.rootRunId(), params.parentRunId());
	}

	private static void checkText(String name, @Nullable String value) {
		if (value == null) {
			throw checkError("Param \"%s\" is not a str. Got None which is type <class 'NoneType'>.".formatted(name));
		}
	}

	private static void checkLaunch(JobDefinition job) {
		if (job.launchFailure() != null) {
			throw new RefusedException(new ServerError.Python(job.launchFailure().className(),
					job.launchFailure().message(), job.launchFailure().cause(), true));
		}
	}

	private @Nullable List<String> stepKeys(LaunchParams params, Map<String, String> tags) {
		List<String> stepKeys = params.stepKeys();
		boolean given = stepKeys != null && !stepKeys.isEmpty();
		boolean resume = !given && "true".equals(tags.get(LaunchParams.RESUME_RETRY));
		String parentRunId = params.parentRunId();
		if (resume && parentRunId == null) {
			throw new RefusedException(new ServerError.Python("dagster_shared.check.functions.CheckError",
					"Expected non-None value: None"));
		}
		if (!given && !resume || parentRunId == null) {
			return stepKeys;
		}
		RunState parent = this.simulation.find(parentRunId);
		if (parent == null) {
			throw new RefusedException(new ServerError.Python("dagster._core.errors.DagsterRunNotFoundError", ""));
		}
		return resume ? Repetition.stepsAfterFailure(parent) : stepKeys;
	}

	private void checkPreset(LaunchParams params, String name) {
		String preset = params.preset();
		if (preset == null || preset.isEmpty()) {
			return;
		}
		if (params.has("runConfigData")) {
			throw conflict("runConfigData");
		}
		if (params.has("mode")) {
			throw conflict("mode");
		}
		if (params.opSelection() != null) {
			throw conflict("selector.solid_selection");
		}
		job(params.location(), params.repository(), name);
		throw new RefusedException(new ServerError.Plain("PresetNotFoundError",
				"Preset %s not found in pipeline %s.".formatted(preset, name), Map.of("preset", preset)));
	}

	/**
	 * Return a job.
	 * @param location the code location
	 * @param repository the repository
	 * @param name the name of the job
	 * @return the job
	 * @throws RefusedException if it does not exist
	 */
	public JobDefinition job(String location, String repository, String name) {
		return this.workspace.findRepository(location, repository)
			.flatMap((found) -> found.job(name))
			.orElseThrow(() -> new RefusedException(new ServerError.Plain("PipelineNotFoundError",
					"Could not find Pipeline %s.%s.%s".formatted(location, repository, name),
					Map.of("pipelineName", name, "repositoryName", repository, "repositoryLocationName", location))));
	}

	// Dagster uses another lookup, with other error messages, if only a part of the job
	// is selected
	private JobDefinition jobOfSubset(LaunchParams params, String name) {
		LoadedLocation location = this.workspace.find(params.location());
		if (location == null) {
			throw subsetError(name, "dagster._core.errors.DagsterCodeLocationNotFoundError",
					"Location " + params.location() + " does not exist in workspace");
		}
		if (location.definition().loadError() != null) {
			throw subsetError(name, "dagster._core.errors.DagsterCodeLocationLoadError",
					"Failure loading " + params.location()
							+ ": dagster._core.errors.DagsterUserCodeLoadError: Error occurred during the loading of "
							+ "Dagster definitions in");
		}
		return location.definition()
			.repository(params.repository())
			.orElseThrow(() -> subsetError(name, "KeyError", Python.repr(params.repository())))
			.job(name)
			.orElseThrow(() -> subsetError(name, "dagster_shared.check.functions.CheckError",
					"Invariant failed. Description: No remote job named \"" + name + "\" found"));
	}

	private static RefusedException subsetError(String job, String className, String message) {
		return JobDefinition.isImplicitAssetJob(job) ? refused("InvalidSubsetError", className + ": " + message + "\n")
				: new RefusedException(new ServerError.Python(className, message));
	}

	private AssetSelection selectAssets(String location, String repository, JobDefinition job,
			@Nullable List<AssetKey> assetSelection, @Nullable List<CheckKey> checkSelection) {
		return AssetSelection.of(job, this.workspace.findRepository(location, repository), assetSelection,
				checkSelection);
	}

	private static List<String> selectSteps(boolean assetsSelected, @Nullable List<String> selection, JobDefinition job,
			AssetSelection assets) {
		if (assetsSelected) {
			return assets.steps();
		}
		if (selection == null) {
			Set<String> steps = new LinkedHashSet<>(job.steps());
			steps.addAll(assets.steps());
			return List.copyOf(steps);
		}
		if (job.hasUnknownSteps()) {
			return new ArrayList<>(new LinkedHashSet<>(selection));
		}
		Set<String> selected = new OpSelection(job).select(selection);
		if (selected.isEmpty()) {
			throw invalidSubset("No qualified ops to execute found for op_selection=" + Python.repr(selection));
		}
		return List.copyOf(selected);
	}

	/**
	 * Validate run config without a launch.
	 * @param selector the {@code PipelineSelector}
	 * @param runConfig the run config
	 * @throws RefusedException if it is invalid, or if the job does not exist
	 */
	public void validate(JsonObject selector, @Nullable Object runConfig) {
		LaunchParams params = LaunchParams.ofSelector(selector);
		JobDefinition job = find(params, selector.text("pipelineName"));
		AssetSelection assets = selectAssets(params, job);
		checkConfig(params.repository(), job, selectSteps(params, job, assets), assets.assets(), runConfig);
	}

	/**
	 * Plan a run without launching it.
	 * @param selector the {@code PipelineSelector}
	 * @param runConfigData the run config, which may be an object, or YAML
	 * @return the run
	 * @throws RefusedException if the run config is invalid, or if the job does not exist
	 */
	public RunRequest plan(JsonObject selector, @Nullable Object runConfigData) {
		LaunchParams params = LaunchParams.ofSelector(selector);
		Object runConfig = LaunchParams.runConfig(runConfigData);
		JobDefinition job = find(params, selector.text("pipelineName"));
		AssetSelection assets = selectAssets(params, job);
		List<String> steps = selectSteps(params, job, assets);
		checkConfig(params.repository(), job, steps, assets.assets(), runConfig);
		return new RunRequest(params.location(), params.repository(), job, LaunchParams.toDictionary(runConfig),
				Map.of(), params.opSelection(), params.assetSelection(), params.checkSelection(), assets.assets(),
				assets.checks(), steps, steps, false, null, null);
	}

	/**
	 * Return the type of the run config of a job.
	 * @param selector the {@code PipelineSelector}
	 * @return the type
	 * @throws RefusedException if there is no such job, or a selection does not match it
	 */
	public ConfigType runConfigType(JsonObject selector) {
		LaunchParams params = LaunchParams.ofSelector(selector);
		JobDefinition job = find(params, selector.text("pipelineName"));
		AssetSelection assets = selectAssets(params, job);
		return RootConfig.forJob(params.repository(), job, selectSteps(params, job, assets), assets.assets());
	}

	private static void checkConfig(String repository, JobDefinition job, List<String> steps,
			List<AssetDefinition> assets, @Nullable Object runConfig) {
		List<ConfigError> errors = ConfigValidator.validate(RootConfig.forJob(repository, job, steps, assets),
				runConfig);
		if (!errors.isEmpty()) {
			throw new RefusedException(new ServerError.InvalidConfig(job.name(), errors));
		}
	}

	private JobDefinition find(LaunchParams params, String name) {
		return params.selectsSubset() ? jobOfSubset(params, name) : job(params.location(), params.repository(), name);
	}

	private AssetSelection selectAssets(LaunchParams params, JobDefinition job) {
		return selectAssets(params.location(), params.repository(), job, params.assetSelection(),
				params.checkSelection());
	}

	private static List<String> selectSteps(LaunchParams params, JobDefinition job, AssetSelection assets) {
		return selectSteps(params.assetSelection() != null || params.checkSelection() != null, params.opSelection(),
				job, assets);
	}

	private static List<String> onlySteps(List<String> steps, @Nullable List<String> stepKeys) {
		if (stepKeys == null) {
			return steps;
		}
		List<String> unknown = stepKeys.stream().filter((key) -> !steps.contains(key)).toList();
		if (!unknown.isEmpty()) {
			throw new RefusedException(new ServerError.Python("dagster._core.errors.DagsterExecutionStepNotFoundError",
					"Can not build subset plan from unknown step%s: %s".formatted((unknown.size() > 1) ? "s" : "",
							String.join(", ", unknown))));
		}
		return stepKeys;
	}

	private void recordRefused(LaunchParams params, @Nullable String clientName, String errorType) {
		Map<String, @Nullable Object> runConfig = Map.of();
		Map<String, String> tags = Map.of();
		try {
			runConfig = LaunchParams.toDictionary(params.runConfig());
			tags = params.tags();
		}
		catch (RefusedException ex) {
			// run config that cannot be read is not recorded
		}
		record(params, clientName, runConfig, tags, null, errorType);
	}

	private synchronized void record(RunRequest repeated, @Nullable String clientName, Map<String, String> tags,
			@Nullable String runId, @Nullable String errorType) {
		this.launches.add(new RecordedLaunch(repeated.job().name(), repeated.location(), repeated.repository(),
				repeated.runConfig(), tags, Objects.requireNonNullElse(repeated.opSelection(), List.of()),
				Objects.requireNonNullElse(repeated.assetSelection(), List.of()), clientName, runId, errorType));
	}

	private synchronized void record(LaunchParams params, @Nullable String clientName,
			Map<String, @Nullable Object> runConfig, Map<String, String> tags, @Nullable String runId,
			@Nullable String errorType) {
		this.launches.add(new RecordedLaunch(String.valueOf(params.job()), params.location(), params.repository(),
				runConfig, tags, Objects.requireNonNullElse(params.opSelection(), List.of()),
				Objects.requireNonNullElse(params.assetSelection(), List.of()), clientName, runId, errorType));
	}

	/**
	 * Return every requested launch.
	 * @return the launches, oldest first
	 */
	public synchronized List<RecordedLaunch> launches() {
		return List.copyOf(this.launches);
	}

	/**
	 * Discard all launches.
	 */
	public synchronized void reset() {
		this.launches.clear();
	}

	private static RefusedException refused(String type, String message) {
		return new RefusedException(new ServerError.Plain(type, message));
	}

	private static RefusedException conflict(String param) {
		return refused("ConflictingExecutionParamsError",
				"Invalid ExecutionParams. Cannot define %s when using a preset.".formatted(param));
	}

	static RefusedException invalidSubset(String message) {
		return refused("InvalidSubsetError", "dagster._core.errors.DagsterInvalidSubsetError: " + message + "\n");
	}

	private static RefusedException checkError(String message) {
		return new RefusedException(
				new ServerError.Python("dagster_shared.check.functions.ParameterCheckError", message));
	}

}
