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

package io.github.dagstergraphql.test.definition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.dagstergraphql.test.run.PythonException;
import io.github.dagstergraphql.test.run.RunScript;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A job ({@code @job}, {@code define_asset_job}) and the scripts of its runs.
 *
 * <pre class="code">
 * JobDefinition.named("daily_orders")
 *     .tag("team", "core")
 *     .ops(OpDefinition.named("load").config(ConfigField.of("day", ConfigType.STRING)))
 *     .runs(RunScript.fail("ValueError", "no file").atStep("load"), RunScript.succeed());
 * </pre>
 *
 * <p>
 * A job without ops and assets accepts any run config below {@code ops} and
 * {@code resources}. Define the ops to have the run config validated as in Dagster.
 *
 * @since 0.1.0
 */
public final class JobDefinition {

	/** Name of the job that materializes any assets of a repository. */
	static final String IMPLICIT_ASSET_JOB = "__ASSET_JOB";

	private final String name;

	private final @Nullable String description;

	private final Map<String, String> tags;

	private final List<String> owners;

	private final List<OpDefinition> ops;

	private final List<AssetDefinition> assets;

	private final Map<String, ConfigType> resources;

	private final List<RunScript> scripts;

	private final Map<String, List<RunScript>> partitionScripts;

	private final @Nullable PythonException launchFailure;

	private final @Nullable PartitionsDefinition partitions;

	private final Function<String, Map<String, ?>> partitionConfig;

	private JobDefinition(Copy copy) {
		this.name = copy.name;
		this.description = copy.description;
		this.tags = Collections.unmodifiableMap(copy.tags);
		this.owners = copy.owners;
		this.ops = List.copyOf(copy.ops);
		this.assets = List.copyOf(copy.assets);
		this.resources = Collections.unmodifiableMap(copy.resources);
		this.scripts = List.copyOf(copy.scripts);
		this.partitionScripts = Map.copyOf(copy.partitionScripts);
		this.launchFailure = copy.launchFailure;
		this.partitions = copy.partitions;
		this.partitionConfig = copy.partitionConfig;
	}

	/**
	 * Create a job whose runs succeed.
	 * @param name the name
	 * @return the job
	 */
	public static JobDefinition named(String name) {
		Assert.hasText(name, "a job must have a name");
		return new JobDefinition(new Copy(name));
	}

	/**
	 * Return this job with a description.
	 * @param description the description
	 * @return the job
	 */
	public JobDefinition description(String description) {
		Copy copy = new Copy(this);
		copy.description = description;
		return new JobDefinition(copy);
	}

	/**
	 * Return this job with one more tag, which its runs inherit.
	 * @param key the key
	 * @param value the value
	 * @return the job
	 */
	public JobDefinition tag(String key, String value) {
		Copy copy = new Copy(this);
		copy.tags.put(key, value);
		return new JobDefinition(copy);
	}

	/**
	 * Return this job with owners.
	 * @param owners the email addresses of users, and the names of teams with the prefix
	 * {@code team:}
	 * @return the job
	 */
	public JobDefinition owners(String... owners) {
		Copy copy = new Copy(this);
		copy.owners = List.of(owners);
		return new JobDefinition(copy);
	}

	/**
	 * Return this job with more ops.
	 * @param names the names of the ops, which accept any config
	 * @return the job
	 */
	public JobDefinition ops(String... names) {
		return ops(Arrays.stream(names).map(OpDefinition::named).toArray(OpDefinition[]::new));
	}

	/**
	 * Return this job with more ops.
	 * @param ops the ops
	 * @return the job
	 */
	public JobDefinition ops(OpDefinition... ops) {
		Copy copy = new Copy(this);
		copy.ops.addAll(List.of(ops));
		return new JobDefinition(copy);
	}

	/**
	 * Return this job with assets of its code location to materialize
	 * ({@code define_asset_job}).
	 * @param keys the asset keys, with slashes between their components; the assets
	 * accept any config
	 * @return the job
	 */
	public JobDefinition assets(String... keys) {
		return assets(Arrays.stream(keys).map(AssetDefinition::of).toArray(AssetDefinition[]::new));
	}

	/**
	 * Return this job with assets of its code location to materialize
	 * ({@code define_asset_job}).
	 * @param assets the assets
	 * @return the job
	 */
	public JobDefinition assets(AssetDefinition... assets) {
		Copy copy = new Copy(this);
		copy.assets.addAll(List.of(assets));
		return new JobDefinition(copy);
	}

	/**
	 * Return this job with one more resource that accepts config.
	 * @param key the name of the resource
	 * @param config the type of its config
	 * @return the job
	 */
	public JobDefinition resource(String key, ConfigType config) {
		Copy copy = new Copy(this);
		copy.resources.put(key, config);
		return new JobDefinition(copy);
	}

	/**
	 * Return this job with scripts for its runs.
	 * @param first the script of its first run
	 * @param next the scripts of its second run and so on; the last one applies to all
	 * further runs
	 * @return the job
	 */
	public JobDefinition runs(RunScript first, RunScript... next) {
		Copy copy = new Copy(this);
		copy.scripts = new ArrayList<>(List.of(first));
		copy.scripts.addAll(List.of(next));
		return new JobDefinition(copy);
	}

	/**
	 * Return this job with scripts for the runs of a partition, which replace those of
	 * {@link #runs}. A partition with a script that fails makes a backfill fail.
	 * @param partition the partition key
	 * @param first the script of the first run of the partition
	 * @param next the scripts of its second run and so on; the last one applies to all
	 * further runs
	 * @return the job
	 */
	public JobDefinition runsOfPartition(String partition, RunScript first, RunScript... next) {
		Copy copy = new Copy(this);
		List<RunScript> all = new ArrayList<>(List.of(first));
		all.addAll(List.of(next));
		copy.partitionScripts.put(partition, List.copyOf(all));
		return new JobDefinition(copy);
	}

	/**
	 * Return this job with a failure to launch: the server responds with a
	 * {@code PythonError} and HTTP status 500, and creates no run. A real server does so
	 * when the code location cannot be reached.
	 * @param failure the error
	 * @return the job
	 */
	public JobDefinition failsToLaunch(PythonException failure) {
		Copy copy = new Copy(this);
		copy.launchFailure = failure;
		return new JobDefinition(copy);
	}

	/**
	 * Return this job with partitions whose run config is empty.
	 * @param partitions the definition of the partitions
	 * @return the job
	 */
	public JobDefinition partitions(PartitionsDefinition partitions) {
		return partitions(partitions, (key) -> Map.of());
	}

	/**
	 * Return this job with partitions ({@code PartitionedConfig}).
	 * @param partitions the definition of the partitions
	 * @param runConfig returns the run config of the partition with a key. As in Dagster,
	 * it does not apply to a launch: the client has to send it
	 * @return the job
	 */
	public JobDefinition partitions(PartitionsDefinition partitions, Function<String, Map<String, ?>> runConfig) {
		Assert.notNull(partitions, "partitions must not be null");
		Assert.notNull(runConfig, "run config must not be null");
		Copy copy = new Copy(this);
		copy.partitions = partitions;
		copy.partitionConfig = runConfig;
		return new JobDefinition(copy);
	}

	/**
	 * Return the name.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return the description.
	 * @return the description, or {@code null}
	 */
	public @Nullable String description() {
		return this.description;
	}

	/**
	 * Return the tags.
	 * @return the tags, unmodifiable
	 */
	public Map<String, String> tags() {
		return this.tags;
	}

	/**
	 * Return the owners.
	 * @return the owners, unmodifiable
	 */
	public List<String> owners() {
		return this.owners;
	}

	/**
	 * Return the ops.
	 * @return the ops, unmodifiable
	 */
	public List<OpDefinition> ops() {
		return this.ops;
	}

	/**
	 * Return the assets.
	 * @return the assets, unmodifiable
	 */
	public List<AssetDefinition> assets() {
		return this.assets;
	}

	/**
	 * Return the resources that accept config.
	 * @return the types of their config by name, unmodifiable
	 */
	public Map<String, ConfigType> resources() {
		return this.resources;
	}

	/**
	 * Return whether the steps of the job are unknown.
	 * @return {@code true} if it has neither ops nor assets
	 */
	public boolean hasUnknownSteps() {
		return this.ops.isEmpty() && this.assets.isEmpty();
	}

	/**
	 * Return whether a job is one that Dagster creates for the assets of a repository.
	 * @param name the name of the job
	 * @return {@code true} if so
	 */
	public static boolean isImplicitAssetJob(String name) {
		return name.startsWith(IMPLICIT_ASSET_JOB);
	}

	/**
	 * Return the steps of a run.
	 * @return the ops, one step per asset, and one for each of its checks; for a job
	 * without both, a single step with the name of the step at which its script fails, or
	 * else of the job
	 */
	public List<String> steps() {
		List<String> steps = new ArrayList<>(this.ops.stream().map(OpDefinition::name).toList());
		// Sorted, as in Dagster.
		this.assets.stream().flatMap(JobDefinition::steps).sorted().forEach(steps::add);
		if (hasUnknownSteps()) {
			steps.add(this.scripts.stream()
				.map(RunScript::failedStep)
				.filter(Objects::nonNull)
				.findFirst()
				.orElse(this.name));
		}
		return steps;
	}

	private static Stream<String> steps(AssetDefinition asset) {
		return Stream.concat(Stream.of(asset.step()), asset.checks().stream().map(asset::step)).distinct();
	}

	/**
	 * Return the script of a run.
	 * @param index the number of earlier runs of this job
	 * @return the script
	 */
	public RunScript script(int index) {
		return this.scripts.get(Math.min(index, this.scripts.size() - 1));
	}

	/**
	 * Return whether a partition has scripts of its own.
	 * @param partition the partition key
	 * @return {@code false} if those of the job apply
	 */
	public boolean hasScripts(String partition) {
		return this.partitionScripts.containsKey(partition);
	}

	/**
	 * Return the script of a run of a partition that has scripts of its own.
	 * @param partition the partition key
	 * @param index the number of earlier runs of the partition
	 * @return the script
	 */
	public RunScript script(String partition, int index) {
		List<RunScript> own = this.partitionScripts.get(partition);
		Assert.state(own != null, () -> "partition " + partition + " has no scripts");
		return own.get(Math.min(index, own.size() - 1));
	}

	/**
	 * Return the error with which launches fail.
	 * @return the error, or {@code null} if launches succeed
	 */
	public @Nullable PythonException launchFailure() {
		return this.launchFailure;
	}

	/**
	 * Return the partitions. A job for assets has those of its assets unless it defines
	 * its own.
	 * @return the definition, or {@code null} if the job has no partitions
	 */
	public @Nullable PartitionsDefinition partitions() {
		return (this.partitions != null || isImplicitAssetJob(this.name)) ? this.partitions
				: this.assets.stream()
					.map(AssetDefinition::partitions)
					.filter(Objects::nonNull)
					.findFirst()
					.orElse(null);
	}

	/**
	 * Return the run config of a partition.
	 * @param key the key of the partition
	 * @return the run config
	 */
	public Map<String, ?> partitionConfig(String key) {
		return this.partitionConfig.apply(key);
	}

	/**
	 * Check conditions that require the complete job.
	 * @throws IllegalArgumentException if the job refers to an op or a step that does not
	 * exist
	 */
	void check() {
		List<String> steps = steps();
		steps.forEach((step) -> Assert.isTrue(steps.indexOf(step) == steps.lastIndexOf(step),
				() -> "job " + this.name + " has two ops or assets with the name " + step));
		this.ops.forEach((op) -> op.upstream()
			.forEach((before) -> Assert.isTrue(steps.contains(before), () -> "op " + op.name() + " of job " + this.name
					+ " depends on " + before + ", but the job has only " + steps)));
		this.scripts.forEach((script) -> Assert
			.isTrue(script.failedStep() == null || steps.contains(script.failedStep()), () -> "a run of job "
					+ this.name + " must fail at step " + script.failedStep() + ", but the job has only " + steps));
		this.scripts.stream()
			.flatMap((script) -> script.events().stream())
			.forEach((event) -> Assert.isTrue(steps.contains(event.step()), () -> "a run of job " + this.name
					+ " must log an event of step " + event.step() + ", but the job has only " + steps));
	}

	@Override
	public String toString() {
		return "JobDefinition[" + this.name + "]";
	}

	/**
	 * Mutable state while a job is copied.
	 */
	private static final class Copy {

		private final String name;

		private @Nullable String description;

		private final Map<String, String> tags = new LinkedHashMap<>();

		private List<String> owners = List.of();

		private final List<OpDefinition> ops = new ArrayList<>();

		private final List<AssetDefinition> assets = new ArrayList<>();

		private final Map<String, ConfigType> resources = new LinkedHashMap<>();

		private List<RunScript> scripts = List.of(RunScript.succeed());

		private final Map<String, List<RunScript>> partitionScripts = new LinkedHashMap<>();

		private @Nullable PythonException launchFailure;

		private @Nullable PartitionsDefinition partitions;

		private Function<String, Map<String, ?>> partitionConfig = (key) -> Map.of();

		Copy(String name) {
			this.name = name;
		}

		Copy(JobDefinition job) {
			this.name = job.name;
			this.description = job.description;
			this.tags.putAll(job.tags);
			this.owners = job.owners;
			this.ops.addAll(job.ops);
			this.assets.addAll(job.assets);
			this.resources.putAll(job.resources);
			this.scripts = job.scripts;
			this.partitionScripts.putAll(job.partitionScripts);
			this.launchFailure = job.launchFailure;
			this.partitions = job.partitions;
			this.partitionConfig = job.partitionConfig;
		}

	}

}
