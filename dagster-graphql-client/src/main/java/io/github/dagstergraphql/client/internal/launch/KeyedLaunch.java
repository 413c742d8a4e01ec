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

package io.github.dagstergraphql.client.internal.launch;

import java.util.List;

import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.error.DagsterServerException;
import io.github.dagstergraphql.client.error.DagsterTimeoutException;
import io.github.dagstergraphql.client.error.GraphQlRequestException;
import io.github.dagstergraphql.client.error.IdempotencyConflictException;
import io.github.dagstergraphql.client.internal.failure.FailureKinds;
import io.github.dagstergraphql.client.internal.launch.KeyTurns.Turn;
import io.github.dagstergraphql.client.internal.launch.KeyedRuns.KeyedRun;
import io.github.dagstergraphql.client.internal.workspace.RepositoryName;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One launch with an idempotency key, performed when it is its turn.
 */
final class KeyedLaunch {

	private static final Log logger = LogFactory.getLog(KeyedLaunch.class);

	private final KeyedLaunches launches;

	private final KeyedRequest request;

	private final KeyedRunSearch search;

	private final Duplicates duplicates;

	private final ObservedLaunch observed;

	private final Mono<String> send;

	private final Turn turn;

	KeyedLaunch(KeyedLaunches launches, KeyedRequest request, KeyedRunSearch search, Duplicates duplicates,
			ObservedLaunch observed, Mono<String> send, Turn turn) {
		this.launches = launches;
		this.request = request;
		this.search = search;
		this.duplicates = duplicates;
		this.observed = observed;
		this.send = send;
		this.turn = turn;
	}

	Mono<String> launch() {
		return search().flatMap((runs) -> runs.isEmpty() ? send() : existing(runs));
	}

	private Mono<List<KeyedRun>> search() {
		return this.search.untilSettled(this.turn);
	}

	private Mono<String> send() {
		return Mono.defer(() -> {
			this.turn.unsettled(this.launches.settleTime());
			return this.send;
		}).flatMap(this::launched).onErrorResume(DagsterGraphQlClientException.class, this::failed);
	}

	private Mono<String> launched(String runId) {
		this.turn.settled();
		return others(runId).onErrorResume((ex) -> {
			logger.warn("Run %s was launched, but the check for other runs with its idempotency key failed"
				.formatted(runId), ex);
			return Mono.just(runId);
		});
	}

	// Another client may have searched at the same time, with the same empty result.
	private Mono<String> others(String runId) {
		return this.search.find().flatMap((runs) -> {
			if (runs.stream().noneMatch((run) -> run.id().equals(runId))) {
				return Mono.just(runId);
			}
			if (!runs.get(0).id().equals(runId)) {
				this.observed.duplicated();
			}
			return this.duplicates.resolve(runs).thenReturn(runs.get(0).id());
		});
	}

	private Mono<String> failed(DagsterGraphQlClientException failure) {
		boolean answered = isDagsters(failure);
		if (answered || !failure.isOutcomeUnknown()) {
			this.turn.settled();
		}
		if (!failure.isOutcomeUnknown()) {
			return Mono.error(failure);
		}
		return search().onErrorMap((other) -> failure).flatMap((runs) -> {
			if (!runs.isEmpty()) {
				return found(runs, answered ? failure : null);
			}
			return (answered || !this.launches.transport().hasRetries()) ? Mono.error(failure) : sendAgain(failure);
		});
	}

	// Dagster does not continue with a launch for which it has returned an error. Errors
	// without a path come from a gateway, unless they state that nothing was executed.
	private static boolean isDagsters(DagsterGraphQlClientException failure) {
		return failure instanceof DagsterServerException
				|| (failure instanceof GraphQlRequestException ex && FailureKinds.wasExecuted(ex.getErrors()));
	}

	// If the deadline passes before the retry is sent, the original outcome remains.
	private Mono<String> sendAgain(DagsterGraphQlClientException failure) {
		this.observed.repeated(this.request.operation());
		return send().onErrorMap(DagsterTimeoutException.class, (ex) -> ex.isOutcomeUnknown() ? ex : failure);
	}

	private Mono<String> found(List<KeyedRun> runs, @Nullable DagsterGraphQlClientException answer) {
		KeyedRun first = runs.get(0);
		if (answer != null) {
			String message = "The launch of the job %s failed, but run %s with its idempotency key exists with the status %s and is the result. The error: %s"
				.formatted(this.request.job().jobName(), first.id(), first.status(), answer.getMessage());
			if (this.launches.isNews(message)) {
				logger.warn(message);
			}
		}
		if (!first.isOf(this.launches.clientId())) {
			this.observed.duplicated();
		}
		return this.duplicates.resolve(runs).thenReturn(first.id());
	}

	private Mono<String> existing(List<KeyedRun> runs) {
		KeyedRun first = runs.get(0);
		RepositoryName place = first.place();
		if (!this.request.job().isFor(first.jobName(), place)) {
			return Mono.error(new IdempotencyConflictException(
					"The idempotency key for the job %s is already in use by run %s of the job %s%s: use a different key for each launch in a Dagster instance"
						.formatted(this.request.job().jobName(), first.id(), first.jobName(),
								(place != null) ? " in " + place.location() : ""),
					first.id()));
		}
		if (place != null) {
			this.observed.found(this.request.job().jobName(), place);
		}
		this.observed.existed();
		return this.duplicates.resolve(runs).thenReturn(first.id());
	}

}
