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

import io.github.dagstergraphql.client.asset.AssetKey;
import io.github.dagstergraphql.test.run.PythonException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A code location: where Dagster loads jobs and assets from.
 *
 * <pre class="code">
 * dagster.define(CodeLocation.named("etl").jobs(JobDefinition.named("daily_orders")),
 *     CodeLocation.broken("billing", PythonException.of("ImportError", "No module named 'stripe'")));
 * </pre>
 *
 * @since 0.1.0
 */
public final class CodeLocation {

	/** The repository of a code location that has a {@code Definitions} object. */
	public static final String DEFAULT_REPOSITORY = "__repository__";

	/** The job that materializes any assets of a code location. */
	private static final String IMPLICIT_ASSET_JOB = "__ASSET_JOB";

	private final String name;

	private final String repository;

	private final List<JobDefinition> jobs;

	private final @Nullable PythonException loadError;

	private final Duration loadTime;

	private final boolean reloadSupported;

	private final boolean shutdownSupported;

	private CodeLocation(String name, String repository, List<JobDefinition> jobs, @Nullable PythonException loadError,
			Duration loadTime, boolean reloadSupported, boolean shutdownSupported) {
		Assert.hasText(name, "a code location must have a name");
		Assert.hasText(repository, "a repository must have a name");
		Set<String> names = new LinkedHashSet<>();
		jobs.forEach((job) -> Assert.isTrue(names.add(job.name()),
				() -> "code location " + name + " has two jobs with the name " + job.name()));
		this.name = name;
		this.repository = repository;
		this.jobs = List.copyOf(jobs);
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
		return new CodeLocation(name, DEFAULT_REPOSITORY, List.of(), null, Duration.ZERO, true, false);
	}

	/**
	 * Create a code location that fails to load.
	 * @param name the name
	 * @param reason what its Python code raises
	 * @return the code location
	 */
	public static CodeLocation broken(String name, PythonException reason) {
		return new CodeLocation(name, DEFAULT_REPOSITORY, List.of(), reason, Duration.ZERO, true, false);
	}

	/**
	 * Return this code location with another name for its repository, as one that has a
	 * {@code @repository} function.
	 * @param repository the name
	 * @return the code location
	 */
	public CodeLocation repository(String repository) {
		return new CodeLocation(this.name, repository, this.jobs, this.loadError, this.loadTime, this.reloadSupported,
				this.shutdownSupported);
	}

	/**
	 * Return this code location with more jobs.
	 * @param jobs the jobs
	 * @return the code location
	 * @throws IllegalArgumentException if two jobs have the same name
	 */
	public CodeLocation jobs(JobDefinition... jobs) {
		List<JobDefinition> all = new ArrayList<>(this.jobs);
		all.addAll(List.of(jobs));
		return withJobs(all);
	}

	/**
	 * Return this code location with more assets, which its implicit asset job
	 * {@code __ASSET_JOB} materializes.
	 * @param keys the asset keys, with slashes between their components
	 * @return the code location
	 */
	public CodeLocation assets(String... keys) {
		List<JobDefinition> all = new ArrayList<>(this.jobs);
		JobDefinition implicit = job(IMPLICIT_ASSET_JOB).orElseGet(() -> JobDefinition.named(IMPLICIT_ASSET_JOB));
		all.removeIf((job) -> job.name().equals(IMPLICIT_ASSET_JOB));
		all.add(implicit.assets(keys));
		return withJobs(all);
	}

	private CodeLocation withJobs(List<JobDefinition> jobs) {
		return new CodeLocation(this.name, this.repository, jobs, this.loadError, this.loadTime, this.reloadSupported,
				this.shutdownSupported);
	}

	/**
	 * Return this code location as one that takes its time to reload.
	 * @param time how long the server waits before it answers a reload, in real time
	 * @return the code location
	 */
	public CodeLocation loadsIn(Duration time) {
		return new CodeLocation(this.name, this.repository, this.jobs, this.loadError, time, this.reloadSupported,
				this.shutdownSupported);
	}

	/**
	 * Return this code location as one that cannot be reloaded
	 * ({@code ReloadNotSupported}).
	 * @return the code location
	 */
	public CodeLocation withoutReload() {
		return new CodeLocation(this.name, this.repository, this.jobs, this.loadError, this.loadTime, false,
				this.shutdownSupported);
	}

	/**
	 * Return this code location as one with a code server of its own, which can be shut
	 * down.
	 * @return the code location
	 */
	public CodeLocation withShutdown() {
		return new CodeLocation(this.name, this.repository, this.jobs, this.loadError, this.loadTime,
				this.reloadSupported, true);
	}

	/**
	 * Return the name.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return the name of the repository.
	 * @return the name of the repository
	 */
	public String repository() {
		return this.repository;
	}

	/**
	 * Return the jobs.
	 * @return the jobs, unmodifiable
	 */
	public List<JobDefinition> jobs() {
		return this.jobs;
	}

	/**
	 * Find a job.
	 * @param name the name
	 * @return the job, or empty
	 */
	public Optional<JobDefinition> job(String name) {
		return this.jobs.stream().filter((job) -> job.name().equals(name)).findFirst();
	}

	/**
	 * Return every asset of the jobs.
	 * @return the asset keys
	 */
	public Set<AssetKey> assets() {
		Set<AssetKey> keys = new LinkedHashSet<>();
		this.jobs.forEach((job) -> keys.addAll(job.assets()));
		return keys;
	}

	/**
	 * Return why the location fails to load.
	 * @return the reason, or {@code null} if it loads
	 */
	public @Nullable PythonException loadError() {
		return this.loadError;
	}

	/**
	 * Return how long a reload takes.
	 * @return how long a reload takes
	 */
	public Duration loadTime() {
		return this.loadTime;
	}

	/**
	 * Return whether it can be reloaded.
	 * @return {@code true} if so
	 */
	public boolean isReloadSupported() {
		return this.reloadSupported;
	}

	/**
	 * Return whether it can be shut down.
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
