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

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.github.dagstergraphql.test.run.PythonException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A code location, from which Dagster loads jobs, assets, schedules and sensors.
 *
 * <pre class="code">
 * dagster.define(CodeLocation.named("etl").jobs(JobDefinition.named("daily_orders")),
 *     CodeLocation.broken("billing", PythonException.of("ImportError", "No module named 'stripe'")));
 * </pre>
 *
 * @since 0.1.0
 */
public final class CodeLocation {

	private final String name;

	private final List<RepositoryDefinition> repositories;

	private final @Nullable PythonException loadError;

	private final Duration loadTime;

	private final boolean reloadSupported;

	private final boolean shutdownSupported;

	private CodeLocation(String name, List<RepositoryDefinition> repositories, @Nullable PythonException loadError,
			Duration loadTime, boolean reloadSupported, boolean shutdownSupported) {
		Assert.hasText(name, "a code location must have a name");
		Set<String> names = new LinkedHashSet<>();
		repositories.forEach((repository) -> Assert.isTrue(names.add(repository.name()),
				() -> "code location " + name + " has two repositories with the name " + repository.name()));
		this.name = name;
		this.repositories = List.copyOf(repositories);
		this.loadError = loadError;
		this.loadTime = loadTime;
		this.reloadSupported = reloadSupported;
		this.shutdownSupported = shutdownSupported;
	}

	/**
	 * Create a code location without jobs.
	 * @param name the name
	 * @return the code location
	 */
	public static CodeLocation named(String name) {
		return new CodeLocation(name, List.of(), null, Duration.ZERO, true, false);
	}

	/**
	 * Create a code location that fails to load.
	 * @param name the name
	 * @param reason the exception that its Python code raises
	 * @return the code location
	 */
	public static CodeLocation broken(String name, PythonException reason) {
		return new CodeLocation(name, List.of(), reason, Duration.ZERO, true, false);
	}

	/**
	 * Return this code location with more jobs, in the repository
	 * {@value RepositoryDefinition#DEFAULT_NAME} that a {@code Definitions} object
	 * creates.
	 * @param jobs the jobs
	 * @return the code location
	 * @throws IllegalArgumentException if two jobs have the same name
	 */
	public CodeLocation jobs(JobDefinition... jobs) {
		return withDefaultRepository((repository) -> repository.jobs(jobs));
	}

	/**
	 * Return this code location with more assets, in the repository
	 * {@value RepositoryDefinition#DEFAULT_NAME} that a {@code Definitions} object
	 * creates. Its implicit asset job {@code __ASSET_JOB} materializes them.
	 * @param assets the assets
	 * @return the code location
	 */
	public CodeLocation assets(AssetDefinition... assets) {
		return withDefaultRepository((repository) -> repository.assets(assets));
	}

	/**
	 * Return this code location with more assets, in the repository
	 * {@value RepositoryDefinition#DEFAULT_NAME} that a {@code Definitions} object
	 * creates. Its implicit asset job {@code __ASSET_JOB} materializes them.
	 * @param keys the asset keys, with slashes between their components; the assets
	 * accept any config
	 * @return the code location
	 */
	public CodeLocation assets(String... keys) {
		return withDefaultRepository((repository) -> repository.assets(keys));
	}

	/**
	 * Return this code location with more schedules, in the repository
	 * {@value RepositoryDefinition#DEFAULT_NAME} that a {@code Definitions} object
	 * creates.
	 * @param schedules the schedules
	 * @return the code location
	 * @throws IllegalArgumentException if two schedules or sensors have the same name
	 */
	public CodeLocation schedules(ScheduleDefinition... schedules) {
		return withDefaultRepository((repository) -> repository.schedules(schedules));
	}

	/**
	 * Return this code location with more sensors, in the repository
	 * {@value RepositoryDefinition#DEFAULT_NAME} that a {@code Definitions} object
	 * creates.
	 * @param sensors the sensors
	 * @return the code location
	 * @throws IllegalArgumentException if two schedules or sensors have the same name
	 */
	public CodeLocation sensors(SensorDefinition... sensors) {
		return withDefaultRepository((repository) -> repository.sensors(sensors));
	}

	/**
	 * Return this code location with more resources, in the repository
	 * {@value RepositoryDefinition#DEFAULT_NAME} that a {@code Definitions} object
	 * creates.
	 * @param resources the resources
	 * @return the code location
	 * @throws IllegalArgumentException if two resources have the same name
	 */
	public CodeLocation resources(ResourceDefinition... resources) {
		return withDefaultRepository((repository) -> repository.resources(resources));
	}

	private CodeLocation withDefaultRepository(UnaryOperator<RepositoryDefinition> change) {
		return repository(RepositoryDefinition.DEFAULT_NAME, change);
	}

	/**
	 * Return this code location with a changed repository.
	 * @param name the name of the repository, which is added if it does not exist
	 * @param change returns the changed repository
	 * @return the code location
	 */
	public CodeLocation repository(String name, UnaryOperator<RepositoryDefinition> change) {
		RepositoryDefinition repository = repository(name).orElseGet(() -> RepositoryDefinition.named(name));
		List<RepositoryDefinition> all = new ArrayList<>(this.repositories);
		all.remove(repository);
		all.add(change.apply(repository));
		return withRepositories(all);
	}

	/**
	 * Return this code location with more repositories, as with {@code @repository}
	 * functions.
	 * @param repositories the repositories
	 * @return the code location
	 * @throws IllegalArgumentException if two repositories have the same name
	 */
	public CodeLocation repositories(RepositoryDefinition... repositories) {
		List<RepositoryDefinition> all = new ArrayList<>(this.repositories);
		all.addAll(List.of(repositories));
		return withRepositories(all);
	}

	private CodeLocation withRepositories(List<RepositoryDefinition> repositories) {
		return new CodeLocation(this.name, repositories, this.loadError, this.loadTime, this.reloadSupported,
				this.shutdownSupported);
	}

	/**
	 * Return this code location with a delay for reloads.
	 * @param time the time until the server responds to a reload, in real time
	 * @return the code location
	 */
	public CodeLocation loadsIn(Duration time) {
		return new CodeLocation(this.name, this.repositories, this.loadError, time, this.reloadSupported,
				this.shutdownSupported);
	}

	/**
	 * Return this code location without support for reloads ({@code ReloadNotSupported}).
	 * @return the code location
	 */
	public CodeLocation withoutReload() {
		return new CodeLocation(this.name, this.repositories, this.loadError, this.loadTime, false,
				this.shutdownSupported);
	}

	/**
	 * Return this code location with its own code server, which can be shut down.
	 * @return the code location
	 */
	public CodeLocation withShutdown() {
		return new CodeLocation(this.name, this.repositories, this.loadError, this.loadTime, this.reloadSupported,
				true);
	}

	/**
	 * Return the name.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return the repositories.
	 * @return the repositories, unmodifiable
	 */
	public List<RepositoryDefinition> repositories() {
		return this.repositories;
	}

	/**
	 * Return the repository with the given name.
	 * @param name the name
	 * @return the repository, or empty
	 */
	public Optional<RepositoryDefinition> repository(String name) {
		return this.repositories.stream().filter((repository) -> repository.name().equals(name)).findFirst();
	}

	/**
	 * Return the reason why the location fails to load.
	 * @return the reason, or {@code null} if it loads
	 */
	public @Nullable PythonException loadError() {
		return this.loadError;
	}

	/**
	 * Return the duration of a reload.
	 * @return the duration, in real time
	 */
	public Duration loadTime() {
		return this.loadTime;
	}

	/**
	 * Return whether the location can be reloaded.
	 * @return {@code true} if so
	 */
	public boolean isReloadSupported() {
		return this.reloadSupported;
	}

	/**
	 * Return whether the location can be shut down.
	 * @return {@code true} if so
	 */
	public boolean isShutdownSupported() {
		return this.shutdownSupported;
	}

	@Override
	public String toString() {
		return "CodeLocation[" + this.name + "]";
	}

}
