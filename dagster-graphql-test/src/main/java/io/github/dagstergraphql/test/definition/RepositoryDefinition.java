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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.key.AssetKey;

import org.springframework.util.Assert;

/**
 * A repository of a code location ({@code @repository}).
 *
 * @param name the name
 * @param jobs the jobs, including the implicit asset job if there are assets
 * @param externalAssets the assets that no run can materialize or observe
 * @param schedules the schedules
 * @param sensors the sensors
 * @param resources the resources for all jobs and assets
 * @since 0.1.0
 */
public record RepositoryDefinition(String name, List<JobDefinition> jobs, List<AssetDefinition> externalAssets,
		List<ScheduleDefinition> schedules, List<SensorDefinition> sensors, List<ResourceDefinition> resources) {

	/** Name of the repository of a code location with a {@code Definitions} object. */
	public static final String DEFAULT_NAME = "__repository__";

	/**
	 * Create a repository.
	 * @param name the name
	 * @param jobs the jobs
	 * @param externalAssets the assets that no run can materialize or observe
	 * @param schedules the schedules
	 * @param sensors the sensors
	 * @param resources the resources for all jobs and assets
	 * @throws IllegalArgumentException if two jobs, two schedules or sensors, or two
	 * resources have the same name, or if a job refers to a step that it does not have
	 */
	public RepositoryDefinition {
		Assert.hasText(name, "a repository must have a name");
		Set<String> names = new LinkedHashSet<>();
		jobs.forEach((job) -> Assert.isTrue(names.add(job.name()),
				() -> "repository " + name + " has two jobs with the name " + job.name()));
		jobs.forEach(JobDefinition::check);
		List<ResourceDefinition> provided = List.copyOf(resources);
		jobs = jobs.stream().map((job) -> withResources(job, provided)).toList();
		externalAssets = List.copyOf(externalAssets);
		Set<String> automations = new LinkedHashSet<>();
		Stream.concat(schedules.stream().map(ScheduleDefinition::name), sensors.stream().map(SensorDefinition::name))
			.forEach((automation) -> Assert.isTrue(automations.add(automation),
					() -> "repository " + name + " has two schedules or sensors with the name " + automation));
		schedules = List.copyOf(schedules);
		sensors = List.copyOf(sensors);
		Set<String> keys = new LinkedHashSet<>();
		resources.forEach((resource) -> Assert.isTrue(keys.add(resource.name()),
				() -> "repository " + name + " has two resources with the name " + resource.name()));
		resources = provided;
	}

	// Dagster provides the jobs for assets with all resources.
	private static JobDefinition withResources(JobDefinition job, List<ResourceDefinition> resources) {
		JobDefinition provided = job;
		if (!job.assets().isEmpty()) {
			for (ResourceDefinition resource : resources) {
				provided = job.resources().containsKey(resource.name()) ? provided
						: provided.resource(resource.name(), resource.config());
			}
		}
		return provided;
	}

	/**
	 * Create a repository without schedules, sensors and resources.
	 * @param name the name
	 * @param jobs the jobs
	 * @param externalAssets the assets that no run can materialize or observe
	 * @throws IllegalArgumentException if two jobs have the same name, or if a job refers
	 * to a step that it does not have
	 */
	public RepositoryDefinition(String name, List<JobDefinition> jobs, List<AssetDefinition> externalAssets) {
		this(name, jobs, externalAssets, List.of(), List.of(), List.of());
	}

	/**
	 * Create a repository without external assets.
	 * @param name the name
	 * @param jobs the jobs
	 * @throws IllegalArgumentException if two jobs have the same name, or if a job refers
	 * to a step that it does not have
	 */
	public RepositoryDefinition(String name, List<JobDefinition> jobs) {
		this(name, jobs, List.of());
	}

	/**
	 * Create a repository without jobs.
	 * @param name the name
	 * @return the repository
	 */
	public static RepositoryDefinition named(String name) {
		return new RepositoryDefinition(name, List.of());
	}

	/**
	 * Return this repository with more jobs.
	 * @param jobs the jobs
	 * @return the repository
	 * @throws IllegalArgumentException if two jobs have the same name
	 */
	public RepositoryDefinition jobs(JobDefinition... jobs) {
		List<JobDefinition> all = new ArrayList<>(this.jobs);
		all.addAll(List.of(jobs));
		return new RepositoryDefinition(this.name, all, this.externalAssets, this.schedules, this.sensors,
				this.resources);
	}

	/**
	 * Return this repository with more assets. Its implicit asset job {@code __ASSET_JOB}
	 * materializes them, except external ones, and executes their checks.
	 * @param assets the assets
	 * @return the repository
	 */
	public RepositoryDefinition assets(AssetDefinition... assets) {
		List<AssetDefinition> external = new ArrayList<>(this.externalAssets);
		List<AssetDefinition> executable = new ArrayList<>();
		for (AssetDefinition asset : assets) {
			(asset.isExecutable() ? executable : external).add(asset);
		}
		List<JobDefinition> all = new ArrayList<>(this.jobs);
		if (!executable.isEmpty() || external.stream().anyMatch((asset) -> !asset.checks().isEmpty())) {
			JobDefinition implicit = job(JobDefinition.IMPLICIT_ASSET_JOB)
				.orElseGet(() -> JobDefinition.named(JobDefinition.IMPLICIT_ASSET_JOB));
			all.removeIf((job) -> job.name().equals(JobDefinition.IMPLICIT_ASSET_JOB));
			all.add(implicit.assets(executable.toArray(AssetDefinition[]::new)));
		}
		return new RepositoryDefinition(this.name, all, external, this.schedules, this.sensors, this.resources);
	}

	/**
	 * Return this repository with more assets. Its implicit asset job {@code __ASSET_JOB}
	 * materializes them.
	 * @param keys the asset keys, with slashes between their components; the assets
	 * accept any config
	 * @return the repository
	 */
	public RepositoryDefinition assets(String... keys) {
		return assets(Arrays.stream(keys).map(AssetDefinition::of).toArray(AssetDefinition[]::new));
	}

	/**
	 * Return this repository with more schedules.
	 * @param schedules the schedules
	 * @return the repository
	 * @throws IllegalArgumentException if two schedules or sensors have the same name
	 */
	public RepositoryDefinition schedules(ScheduleDefinition... schedules) {
		List<ScheduleDefinition> all = new ArrayList<>(this.schedules);
		all.addAll(List.of(schedules));
		return new RepositoryDefinition(this.name, this.jobs, this.externalAssets, all, this.sensors, this.resources);
	}

	/**
	 * Return this repository with more sensors.
	 * @param sensors the sensors
	 * @return the repository
	 * @throws IllegalArgumentException if two schedules or sensors have the same name
	 */
	public RepositoryDefinition sensors(SensorDefinition... sensors) {
		List<SensorDefinition> all = new ArrayList<>(this.sensors);
		all.addAll(List.of(sensors));
		return new RepositoryDefinition(this.name, this.jobs, this.externalAssets, this.schedules, all, this.resources);
	}

	/**
	 * Return this repository with more resources for all jobs and assets.
	 * @param resources the resources
	 * @return the repository
	 * @throws IllegalArgumentException if two resources have the same name
	 */
	public RepositoryDefinition resources(ResourceDefinition... resources) {
		List<ResourceDefinition> all = new ArrayList<>(this.resources);
		all.addAll(List.of(resources));
		return new RepositoryDefinition(this.name, this.jobs, this.externalAssets, this.schedules, this.sensors, all);
	}

	/**
	 * Return the job with the given name.
	 * @param name the name
	 * @return the job, or empty
	 */
	public Optional<JobDefinition> job(String name) {
		return this.jobs.stream().filter((job) -> job.name().equals(name)).findFirst();
	}

	/**
	 * Return the assets of the jobs and the external ones. The implicit asset job defines
	 * the assets that other jobs only refer to.
	 * @return the assets, each key once
	 */
	public List<AssetDefinition> assets() {
		Map<AssetKey, AssetDefinition> assets = new LinkedHashMap<>();
		job(JobDefinition.IMPLICIT_ASSET_JOB)
			.ifPresent((job) -> job.assets().forEach((asset) -> assets.put(asset.key(), asset)));
		this.jobs.forEach((job) -> job.assets().forEach((asset) -> assets.putIfAbsent(asset.key(), asset)));
		this.externalAssets.forEach((asset) -> assets.putIfAbsent(asset.key(), asset));
		return List.copyOf(assets.values());
	}

	/**
	 * Return the asset with the given key.
	 * @param key the asset key
	 * @return the asset, or empty
	 */
	public Optional<AssetDefinition> asset(AssetKey key) {
		return assets().stream().filter((asset) -> asset.key().equals(key)).findFirst();
	}

}
