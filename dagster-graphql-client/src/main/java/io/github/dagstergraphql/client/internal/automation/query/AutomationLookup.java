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

package io.github.dagstergraphql.client.internal.automation.query;

import java.util.List;
import java.util.regex.Pattern;

import io.github.dagstergraphql.client.automation.AmbiguousAutomationException;
import io.github.dagstergraphql.client.automation.AutomationCandidate;
import io.github.dagstergraphql.client.automation.ScheduleNotFoundException;
import io.github.dagstergraphql.client.automation.SensorNotFoundException;
import io.github.dagstergraphql.client.error.DagsterServerException;
import io.github.dagstergraphql.client.error.GraphQlRequestException;
import io.github.dagstergraphql.client.error.PythonErrorException;
import io.github.dagstergraphql.client.internal.call.Deadline;
import io.github.dagstergraphql.client.internal.operation.TimeoutKind;
import io.github.dagstergraphql.client.internal.text.MessageText;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.internal.workspace.AutomationNames;
import io.github.dagstergraphql.client.internal.workspace.RepositoryName;
import io.github.dagstergraphql.client.internal.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Finds the repository of a schedule or sensor for its operations.
 */
public final class AutomationLookup {

	/**
	 * Errors of servers for an unknown name or location for which they have no type, or
	 * whose type a mutation cannot return.
	 */
	private static final Pattern MISSING = Pattern
		.compile("KeyError: '|CodeLocationNotFoundError|\\[Graphene(Schedule|Sensor)NotFoundError]");

	private final DagsterTransport transport;

	private final Workspace workspace;

	private final @Nullable String defaultLocation;

	private final @Nullable String defaultRepository;

	/**
	 * Create a new instance.
	 * @param transport the transport
	 * @param workspace the code locations
	 * @param defaultLocation the code location of queries without location and
	 * repository, or {@code null} for any
	 * @param defaultRepository the repository of such queries, or {@code null} for any
	 */
	public AutomationLookup(DagsterTransport transport, Workspace workspace, @Nullable String defaultLocation,
			@Nullable String defaultRepository) {
		this.transport = transport;
		this.workspace = workspace;
		this.defaultLocation = defaultLocation;
		this.defaultRepository = defaultRepository;
	}

	/**
	 * Execute an operation on a schedule or sensor, and explain its failure if it does
	 * not exist.
	 * @param query the query for the schedule or sensor
	 * @param timeout the timeout
	 * @param operation sends the requests of the operation
	 * @param <T> the result
	 * @return the result
	 */
	<T> Mono<T> execute(AutomationQuery query, TimeoutKind timeout, Call<T> operation) {
		AutomationQuery complete = query.orElse(this.defaultLocation, this.defaultRepository);
		return this.transport.together(this.transport.within(this.transport.timeouts().of(timeout),
				(deadline) -> locate(complete, deadline).flatMap((place) -> operation.send(complete, place, deadline)
					.onErrorResume(AutomationLookup::isMissing,
							(ex) -> lookAgain(complete, place, ex, operation, deadline)))));
	}

	private Mono<RepositoryName> locate(AutomationQuery query, Deadline deadline) {
		RepositoryName place = query.complete();
		return (place != null) ? Mono.just(place) : find(query, deadline);
	}

	private Mono<RepositoryName> find(AutomationQuery query, Deadline deadline) {
		return deadline.limit(this.workspace.automations().flatMap((known) -> choose(query, known)),
				"Searching for the " + query.kind().word());
	}

	// The cache may be outdated, or the caller has named another repository.
	private <T> Mono<T> lookAgain(AutomationQuery query, RepositoryName place, Throwable failure, Call<T> operation,
			Deadline deadline) {
		this.workspace.clear();
		return find(query, deadline).onErrorMap((ex) -> !(ex instanceof DagsterServerException), (ex) -> failure)
			.flatMap((found) -> found.equals(place) ? Mono.error(asNotFound(query, failure))
					: operation.send(query, found, deadline));
	}

	private static Throwable asNotFound(AutomationQuery query, Throwable failure) {
		return isNotFound(failure) ? MissingAutomation.unexplained(query, (DagsterServerException) failure) : failure;
	}

	private static boolean isNotFound(Throwable failure) {
		return failure instanceof ScheduleNotFoundException || failure instanceof SensorNotFoundException;
	}

	private static boolean isMissing(Throwable failure) {
		if (failure instanceof PythonErrorException ex) {
			return MISSING.matcher(ex.getPythonError().message()).find();
		}
		if (failure instanceof GraphQlRequestException ex) {
			return ex.getErrors().stream().anyMatch((error) -> MISSING.matcher(error.message()).find());
		}
		return isNotFound(failure);
	}

	private Mono<RepositoryName> choose(AutomationQuery query, AutomationNames known) {
		List<AutomationCandidate> all = candidates(query.kind(), known);
		List<AutomationCandidate> found = all.stream()
			.filter((candidate) -> candidate.name().equals(query.name()) && query.admits(placeOf(candidate)))
			.toList();
		if (found.size() == 1) {
			return Mono.just(placeOf(found.get(0)));
		}
		if (found.isEmpty()) {
			return explain(query, all, known).flatMap(Mono::error);
		}
		return Mono
			.error(new AmbiguousAutomationException(
					"Several %ss have the name \"%s\": set location and repository to one of [%s]"
						.formatted(query.kind().word(), MessageText.name(query.name()), MessageText.names(found, ", ")),
					found));
	}

	private Mono<DagsterServerException> explain(AutomationQuery query, List<AutomationCandidate> all,
			AutomationNames known) {
		this.workspace.clear();
		return this.workspace.loadFailures()
			.onErrorReturn(List.of())
			.map((failures) -> MissingAutomation.explain(query, all, known.locations(), failures,
					this.transport::redact));
	}

	private static RepositoryName placeOf(AutomationCandidate candidate) {
		return new RepositoryName(candidate.locationName(), candidate.repositoryName());
	}

	private static List<AutomationCandidate> candidates(AutomationKind kind, AutomationNames known) {
		return known.repositories()
			.stream()
			.flatMap((repository) -> ((kind == AutomationKind.SCHEDULE) ? repository.schedules() : repository.sensors())
				.stream()
				.map((name) -> new AutomationCandidate(repository.name().location(), repository.name().repository(),
						name)))
			.toList();
	}

	/**
	 * Operation on a schedule or sensor.
	 *
	 * @param <T> the result
	 */
	@FunctionalInterface
	interface Call<T> {

		/**
		 * Send the requests of the operation.
		 * @param query the schedule or sensor
		 * @param place its repository
		 * @param deadline the deadline
		 * @return the result
		 */
		Mono<T> send(AutomationQuery query, RepositoryName place, Deadline deadline);

	}

}
