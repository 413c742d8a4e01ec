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

package io.github.dagstergraphql.client.internal.job;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.error.DagsterServerException;
import io.github.dagstergraphql.client.error.DagsterTimeoutException;
import io.github.dagstergraphql.client.error.GraphQlRequestException;
import io.github.dagstergraphql.client.error.IdempotencyConflictException;
import io.github.dagstergraphql.client.internal.call.Deadline;
import io.github.dagstergraphql.client.internal.failure.FailureKinds;
import io.github.dagstergraphql.client.internal.job.KeyTurns.Turn;
import io.github.dagstergraphql.client.internal.job.KeyedRuns.KeyedRun;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.Request;
import io.github.dagstergraphql.client.internal.text.MessageText;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.internal.workspace.RepositoryName;
import io.github.dagstergraphql.client.observation.RequestRetry.Reason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Launches at most one run for an idempotency key.
 */
final class KeyedLaunches {

	static final Operation<List<KeyedRun>> RUNS = Operation
		.<KeyedRuns>query(KeyedLaunches.class, "KeyedRuns", "runsOrError")
		.on(KeyedRuns.class, "Runs")
		.build()
		.map(KeyedRuns::launched);

	private static final Log logger = LogFactory.getLog(KeyedLaunches.class);

	private static final String SINCE = "1.5.0";

	/** The least time that a client is given to deal with its own duplicate. */
	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final int MAX_REPORTED = 1_000;

	/** In how many milliseconds several clients take up what another has left behind. */
	private static final int SPREAD = 2_000;

	private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

	private final DagsterTransport transport;

	private final Duration settleTime;

	private final Function<String, Mono<Void>> terminate;

	private final KeyTurns turns = new KeyTurns();

	/** Marks the runs of this client. */
	private final String clientId = UUID.randomUUID().toString();

	/** What the log has said of duplicates. */
	private final Set<String> reported = ConcurrentHashMap.newKeySet();

	/**
	 * Create new launches.
	 * @param transport the way to the server
	 * @param settleTime how long a run may appear of a launch whose outcome is unknown
	 * @param terminate terminates a run
	 */
	KeyedLaunches(DagsterTransport transport, Duration settleTime, Function<String, Mono<Void>> terminate) {
		this.transport = transport;
		this.settleTime = settleTime;
		this.terminate = terminate;
	}

	/**
	 * Launch a run, unless there is one.
	 * @param launch what to launch
	 * @param key its idempotency key
	 * @param deadline when to be done
	 * @param submission what becomes of it
	 * @param send launches without looking
	 * @return the id of the run
	 */
	Mono<String> launch(Launch launch, String key, Deadline deadline, Submission submission, Mono<String> send) {
		return deadline.limit(this.transport.versions().require("An idempotency key", SINCE), "Asking for the version")
			.then(this.turns.inTurn(key, deadline,
					(turn) -> new KeyedLaunch(launch, key, deadline, submission, send, turn).launch()));
	}

	String clientId() {
		return this.clientId;
	}

	// Each message once, however often the key is asked for.
	private void warnOnce(String message) {
		if (this.reported.size() >= MAX_REPORTED) {
			this.reported.clear();
		}
		if (this.reported.add(message)) {
			logger.warn(message);
		}
	}

	/**
	 * One launch, when it is its turn.
	 */
	private final class KeyedLaunch {

		private final Launch launch;

		private final String key;

		private final Deadline deadline;

		private final Submission submission;

		private final Mono<String> send;

		private final Turn turn;

		KeyedLaunch(Launch launch, String key, Deadline deadline, Submission submission, Mono<String> send, Turn turn) {
			this.launch = launch;
			this.key = key;
			this.deadline = deadline;
			this.submission = submission;
			this.send = send;
			this.turn = turn;
		}

		Mono<String> launch() {
			return search().flatMap((runs) -> runs.isEmpty() ? send() : existing(runs));
		}

		private Mono<String> send() {
			return Mono.defer(() -> {
				this.turn.unsettled(KeyedLaunches.this.settleTime);
				return this.send;
			}).flatMap(this::launched).onErrorResume(DagsterGraphQlClientException.class, this::failed);
		}

		private Mono<String> launched(String runId) {
			this.turn.settled();
			return others(runId).onErrorResume((ex) -> {
				logger
					.warn("Run %s was launched, but whether there is another one with its idempotency key is not known"
						.formatted(runId), ex);
				return Mono.just(runId);
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
				return (answered || !KeyedLaunches.this.transport.repeats(JobOperations.LAUNCH, Reason.NOT_LAUNCHED))
						? Mono.error(failure) : sendAgain(failure);
			});
		}

		// If the deadline comes before that is sent, the outcome stays what it was.
		private Mono<String> sendAgain(DagsterGraphQlClientException failure) {
			return send().onErrorMap(DagsterTimeoutException.class, (ex) -> ex.isOutcomeUnknown() ? ex : failure);
		}

		private Mono<String> found(List<KeyedRun> runs, @Nullable DagsterGraphQlClientException answer) {
			KeyedRun first = runs.get(0);
			if (answer != null) {
				warnOnce(
						"The launch of the job %s was answered with an error, but run %s with its idempotency key is there, with the status %s, and is the result. The error: %s"
							.formatted(this.launch.query().jobName(), first.id(), first.status(), answer.getMessage()));
			}
			if (!isOwn(first)) {
				this.submission.duplicated();
			}
			return resolve(runs).thenReturn(first.id());
		}

		// What Dagster has answered it does not go on with. Errors without a path are a
		// gateway's, unless they say that nothing was executed.
		private static boolean isDagsters(DagsterGraphQlClientException failure) {
			return failure instanceof DagsterServerException
					|| (failure instanceof GraphQlRequestException ex && FailureKinds.wasExecuted(ex.getErrors()));
		}

		/**
		 * Look for runs until there is one, or none can appear any more.
		 * @return the runs, oldest first
		 */
		private Mono<List<KeyedRun>> search() {
			return search(FIRST_PAUSE);
		}

		private Mono<List<KeyedRun>> search(Duration pause) {
			return Mono.defer(() -> {
				Duration unsettled = this.turn.untilSettled();
				return find().flatMap((runs) -> {
					if (!runs.isEmpty() || unsettled.isZero()) {
						return Mono.just(runs);
					}
					Duration next = (unsettled.compareTo(pause) < 0) ? unsettled.plusMillis(1) : pause;
					return this.deadline.allows(next)
							? Mono.delay(next).then(search(shorter(pause.multipliedBy(2), LONGEST_PAUSE)))
							: Mono.error(this::stillUnsettled);
				});
			});
		}

		private DagsterTimeoutException stillUnsettled() {
			return new DagsterTimeoutException(
					"A launch of the job %s with the same idempotency key has had an unknown outcome. Within the launch timeout its run has not appeared, but it still may: ask again"
						.formatted(this.launch.query().jobName()),
					true, null);
		}

		private Mono<List<KeyedRun>> find() {
			return find(Map.of());
		}

		private Mono<List<KeyedRun>> find(Map<String, ?> conditions) {
			Map<String, Object> filter = new LinkedHashMap<>(conditions);
			filter.put("tags", List.of(Map.of("key", Launch.IDEMPOTENCY_TAG, "value", this.key)));
			Map<String, ?> variables = Map.of("filter", filter);
			return KeyedLaunches.this.transport.execute(new Request<>(RUNS, variables, this.key, null),
					this.deadline.persistently().orSooner(KeyedLaunches.this.transport.timeouts().of(RUNS.timeout())));
		}

		private Mono<String> existing(List<KeyedRun> runs) {
			KeyedRun first = runs.get(0);
			RepositoryName place = first.place();
			if (!this.launch.query().isFor(first.jobName(), place)) {
				return Mono.error(new IdempotencyConflictException(
						"The idempotency key of a launch of the job %s belongs to run %s of the job %s%s already: a key is for one launch in the whole Dagster instance"
							.formatted(this.launch.query().jobName(), first.id(), first.jobName(),
									(place != null) ? " in " + place.location() : ""),
						first.id()));
			}
			if (place != null) {
				this.submission.found(place);
			}
			this.submission.existed();
			return resolve(runs).thenReturn(first.id());
		}

		// Another client may have looked, and found as little, in the same moment.
		private Mono<String> others(String runId) {
			return find().flatMap((runs) -> {
				if (runs.stream().noneMatch((run) -> run.id().equals(runId))) {
					return Mono.just(runId);
				}
				if (!runs.get(0).id().equals(runId)) {
					this.submission.duplicated();
				}
				return resolve(runs).thenReturn(runs.get(0).id());
			});
		}

		/**
		 * Let the first run be the only one, as far as that does no harm. Dagster can
		 * leave a run canceling for ever that two clients terminate at once. So a
		 * duplicate is the business of the client that launched it, until that is gone
		 * for all that is known.
		 * @param runs the runs, oldest first
		 * @return completes when the others have been dealt with
		 */
		private Mono<Void> resolve(List<KeyedRun> runs) {
			String kept = runs.get(0).id();
			List<KeyedRun> duplicates = runs.stream().skip(1).filter((run) -> !run.isOver()).toList();
			return Flux.fromIterable(duplicates)
				.filter(this::isOwn)
				.concatMap((run) -> resolve(run, kept))
				.then(duplicates.stream().allMatch(this::isOwn) ? Mono.empty() : resolveForsaken(kept))
				.onErrorResume(DagsterGraphQlClientException.class, (ex) -> Mono.fromRunnable(
						() -> logger.debug("Duplicates of run %s could not be dealt with".formatted(kept), ex)));
		}

		private boolean isOwn(KeyedRun run) {
			return run.isOf(KeyedLaunches.this.clientId);
		}

		private Mono<Void> resolve(KeyedRun run, String kept) {
			return run.canBeKeptFromStarting() ? end(run, kept) : report(run, kept, null);
		}

		/**
		 * Deal with duplicates of other clients that have been there for longer than any
		 * of these would take to do so. Several clients may find them at once, so each
		 * looks again after a while of its own.
		 * @param kept the run that is no duplicate
		 * @return completes when they have been dealt with
		 */
		private Mono<Void> resolveForsaken(String kept) {
			Duration pause = Duration.ofMillis(ThreadLocalRandom.current().nextInt(SPREAD));
			return findForsaken(kept)
				.filter((forsaken) -> forsaken.stream().noneMatch(KeyedRun::canBeKeptFromStarting)
						|| this.deadline.allows(pause))
				.flatMap((forsaken) -> forsaken.stream().noneMatch(KeyedRun::canBeKeptFromStarting)
						? Mono.just(forsaken) : Mono.delay(pause).then(findForsaken(kept)))
				.flatMapIterable((forsaken) -> forsaken)
				.concatMap((run) -> resolve(run, kept))
				.then();
		}

		private Mono<List<KeyedRun>> findForsaken(String kept) {
			long patience = Math.max(PATIENCE.toMillis(), KeyedLaunches.this.settleTime.toMillis());
			double before = (System.currentTimeMillis() - patience) / 1e3;
			return find(Map.of("createdBefore", before)).map((runs) -> runs.stream()
				.filter((run) -> !run.id().equals(kept) && !isOwn(run) && !run.isOver())
				.toList());
		}

		private Mono<Void> end(KeyedRun run, String kept) {
			return this.deadline.limit(terminate(run.id(), FIRST_PAUSE), "Terminating run " + run.id())
				.then(lookAfter(run, kept, null))
				.onErrorResume(DagsterGraphQlClientException.class, (ex) -> lookAfter(run, kept, ex));
		}

		private Mono<Void> terminate(String runId, Duration pause) {
			return KeyedLaunches.this.terminate.apply(runId)
				.onErrorResume(DagsterGraphQlClientException.class,
						(ex) -> (ex.isOutcomeUnknown() && this.deadline.allows(pause))
								? Mono.delay(pause).then(terminateUnlessDone(runId, pause)) : Mono.error(ex));
		}

		// What may have been terminated is looked at before it is terminated again.
		private Mono<Void> terminateUnlessDone(String runId, Duration pause) {
			return find().flatMapIterable((runs) -> runs)
				.filter((run) -> run.id().equals(runId) && run.canBeKeptFromStarting())
				.next()
				.flatMap((run) -> terminate(runId, shorter(pause.multipliedBy(2), LONGEST_PAUSE)));
		}

		private Mono<Void> lookAfter(KeyedRun run, String kept, @Nullable DagsterGraphQlClientException failure) {
			return find().flatMapIterable((runs) -> runs)
				.filter((other) -> other.id().equals(run.id()))
				.next()
				.defaultIfEmpty(run)
				.flatMap((now) -> report(now, kept, failure));
		}

		private Mono<Void> report(KeyedRun run, String kept, @Nullable DagsterGraphQlClientException failure) {
			return Mono.fromRunnable(() -> warnOnce(
					"Two clients launched the job %s with the same idempotency key at the same time. Run %s was first, run %s %s"
						.formatted(MessageText.name(this.launch.query().jobName()), kept, run.id(),
								outcome(run, failure))));
		}

		private static String outcome(KeyedRun run, @Nullable DagsterGraphQlClientException failure) {
			if (run.canBeKeptFromStarting()) {
				return "has not started, and could not be terminated: it is " + run.status()
						+ ((failure != null) ? " (" + failure.getErrorType() + ")" : "");
			}
			return switch (run.status()) {
				case CANCELED -> "was terminated";
				case CANCELING -> "is being terminated";
				case SUCCESS, FAILURE -> "has ended with " + run.status();
				default -> "has started, and goes on";
			};
		}

		private static Duration shorter(Duration one, Duration other) {
			return (one.compareTo(other) < 0) ? one : other;
		}

	}

}
