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

package io.github.dagstergraphql.client.internal.workspace;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;

import io.github.dagstergraphql.client.error.DagsterServerException;
import io.github.dagstergraphql.client.internal.operation.DataReader;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.text.MessageText;
import io.github.dagstergraphql.client.internal.time.CacheTimer;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.job.AmbiguousJobException;
import io.github.dagstergraphql.client.job.JobCandidate;
import io.github.dagstergraphql.client.job.JobNotFoundException;
import io.github.dagstergraphql.client.location.LocationLoadFailureInfo;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Cached knowledge about the workspace of the server: the code locations of jobs, and the
 * names of schedules and sensors.
 * <p>
 * Results are cached for a minute, or until a reload or a not-found error indicates that
 * they are outdated. Concurrent callers with the same query share one request.
 */
public final class Workspace {

	static final Operation<Repositories> REPOSITORIES = Operation
		.<Repositories>query(Workspace.class, "Repositories", "repositoriesOrError")
		.read(DataReader.tree(Repositories::read))
		.build();

	static final Operation<WorkspaceLocations> LOCATIONS = Operation
		.<WorkspaceLocations>query(Workspace.class, "Workspace", "workspaceOrError")
		.on(WorkspaceLocations.class, "Workspace")
		.build();

	static final Operation<AutomationNames> AUTOMATIONS = Operation
		.<AutomationNames>query(Workspace.class, "Automations", "repositoriesOrError")
		.read(DataReader.tree(AutomationNames::read))
		.build();

	private static final Log logger = LogFactory.getLog(Workspace.class);

	private static final Duration MAX_AGE = Duration.ofMinutes(1);

	/**
	 * Servers accept thousands of aliases, but process no other requests in the meantime.
	 */
	private static final int REPOSITORIES_PER_REQUEST = 100;

	private final DagsterTransport transport;

	private final ConcurrentMap<JobQuery, Mono<RepositoryName>> jobs = new ConcurrentHashMap<>();

	private final AtomicReference<@Nullable Mono<Repositories>> repositories = new AtomicReference<>();

	private final AtomicReference<@Nullable Mono<AutomationNames>> automations = new AtomicReference<>();

	public Workspace(DagsterTransport transport) {
		this.transport = transport;
	}

	/**
	 * Find the only repository with a job.
	 * @param query the query for the job
	 * @return the repository; fails with {@link JobNotFoundException} if there is none,
	 * or {@link AmbiguousJobException} if there are several
	 */
	public Mono<RepositoryName> find(JobQuery query) {
		return Mono
			.defer(() -> this.jobs.computeIfAbsent(query, (key) -> share(look(key), () -> this.jobs.remove(key))));
	}

	/**
	 * Explain why a job was not found.
	 * @param query the query for the job
	 * @param answer the error of the server, or {@code null} if no launch was sent
	 * @return the exception for the caller
	 */
	public Mono<JobNotFoundException> explain(JobQuery query, @Nullable DagsterServerException answer) {
		return this.transport
			.execute(
					LOCATIONS.map((locations) -> JobNotFound.explain(query, answer, locations, this.transport::redact)),
					Map.of())
			.onErrorResume((ex) -> Mono.just(JobNotFound.unexplained(query, answer, ex)));
	}

	/**
	 * Request the code locations that failed to load, or are still loading.
	 * @return the locations with the reason
	 */
	public Mono<List<LocationLoadFailureInfo>> loadFailures() {
		return this.transport.execute(LOCATIONS.map(WorkspaceLocations::failures), Map.of());
	}

	/**
	 * Request the names of all schedules and sensors.
	 * @return the names
	 */
	public Mono<AutomationNames> automations() {
		return cached(this.automations, AUTOMATIONS);
	}

	/**
	 * Clear the cache after a change of the workspace.
	 */
	public void clear() {
		this.repositories.set(null);
		this.automations.set(null);
		this.jobs.clear();
	}

	private Mono<RepositoryName> look(JobQuery query) {
		return repositories().flatMap((known) -> look(query, known.names())
			.doOnNext((name) -> warnOfUnloaded(query, name, known.unloadedLocations())));
	}

	private Mono<RepositoryName> look(JobQuery query, List<RepositoryName> names) {
		return Flux.fromStream(() -> names.stream().filter(query::admits))
			.buffer(REPOSITORIES_PER_REQUEST)
			.concatMap((part) -> ask(query.jobName(), part))
			.collectList()
			.flatMap((found) -> choose(query, found));
	}

	private static void warnOfUnloaded(JobQuery query, RepositoryName name, List<String> unloadedLocations) {
		if (query.location() == null && !unloadedLocations.isEmpty()) {
			logger.warn(
					"The %s %s was found in code location %s only, but %s could not be searched because they are not loaded: set the location if the job may exist there, too"
						.formatted(query.kind().word(), query.jobName(), name.location(), unloadedLocations));
		}
	}

	private Mono<Repositories> repositories() {
		return cached(this.repositories, REPOSITORIES);
	}

	private <T> Mono<T> cached(AtomicReference<@Nullable Mono<T>> cache, Operation<T> query) {
		return Mono.defer(() -> cache.updateAndGet((known) -> (known != null) ? known
				: share(this.transport.execute(query, Map.of()), () -> cache.set(null))));
	}

	private Flux<RepositoryName> ask(String jobName, List<RepositoryName> names) {
		Map<String, Object> variables = new LinkedHashMap<>();
		for (RepositoryName name : names) {
			variables.put("r" + variables.size(), Map.of("pipelineName", jobName, "repositoryName", name.repository(),
					"repositoryLocationName", name.location()));
		}
		return this.transport.execute(JobLookup.of(names.size()), variables)
			.flatMapIterable((found) -> found)
			.map(names::get);
	}

	private Mono<RepositoryName> choose(JobQuery query, List<RepositoryName> found) {
		if (found.size() == 1) {
			return Mono.just(found.get(0));
		}
		if (found.isEmpty()) {
			clear();
			return explain(query, null).flatMap(Mono::error);
		}
		List<JobCandidate> candidates = found.stream()
			.map((name) -> new JobCandidate(name.location(), name.repository(), query.jobName()))
			.toList();
		return Mono.error(new AmbiguousJobException(
				"Several %ss have the name \"%s\": set location and repository to one of [%s]%s".formatted(
						query.kind().word(), MessageText.name(query.jobName()), MessageText.names(candidates, ", "),
						AssetJobs.ambiguityHint(query)),
				candidates));
	}

	// A failure is not cached, and a canceled caller does not affect the others.
	private static <T> Mono<T> share(Mono<T> source, Runnable forget) {
		return source.doOnError((ex) -> forget.run())
			.cache((value) -> MAX_AGE, (ex) -> Duration.ZERO, () -> Duration.ZERO, CacheTimer.INSTANCE);
	}

}
