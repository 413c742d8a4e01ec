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

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.internal.call.Deadline;
import io.github.dagstergraphql.client.internal.launch.KeyedRuns.KeyedRun;
import io.github.dagstergraphql.client.internal.text.MessageText;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Duplicate runs of one idempotency key, launched by several clients at the same time.
 * <p>
 * Duplicates are terminated in favor of the first run, as far as this is safe. Dagster
 * can leave a run {@code CANCELING} forever if two clients terminate it at once. A
 * duplicate is therefore left to the client that launched it, until that client is
 * presumed to be gone.
 */
final class Duplicates {

	private static final Log logger = LogFactory.getLog(Duplicates.class);

	/** Minimum time for a client to resolve its own duplicate. */
	private static final Duration PATIENCE = Duration.ofSeconds(10);

	/**
	 * Period in milliseconds over which several clients spread the handling of abandoned
	 * duplicates.
	 */
	private static final int SPREAD = 2_000;

	private final KeyedLaunches launches;

	private final String jobName;

	private final KeyedRunSearch search;

	private final Deadline deadline;

	Duplicates(KeyedLaunches launches, String jobName, KeyedRunSearch search, Deadline deadline) {
		this.launches = launches;
		this.jobName = jobName;
		this.search = search;
		this.deadline = deadline;
	}

	/**
	 * Terminate all runs but the first, as far as this is safe.
	 * @param runs the runs, oldest first
	 * @return completes when the duplicates have been resolved
	 */
	Mono<Void> resolve(List<KeyedRun> runs) {
		String kept = runs.get(0).id();
		List<KeyedRun> duplicates = runs.stream().skip(1).filter((run) -> !run.isOver()).toList();
		return Flux.fromIterable(duplicates)
			.filter(this::isOwn)
			.concatMap((run) -> resolve(run, kept))
			.then(duplicates.stream().allMatch(this::isOwn) ? Mono.empty() : resolveForsaken(kept))
			.onErrorResume(DagsterGraphQlClientException.class, (ex) -> Mono
				.fromRunnable(() -> logger.debug("Failed to resolve the duplicates of run %s".formatted(kept), ex)));
	}

	private boolean isOwn(KeyedRun run) {
		return run.isOf(this.launches.clientId());
	}

	private Mono<Void> resolve(KeyedRun run, String kept) {
		return run.canBeKeptFromStarting() ? end(run, kept) : report(run, kept, null);
	}

	/**
	 * Resolve duplicates of other clients that have existed for longer than their clients
	 * would need to resolve them. Several clients may find them at once, so each waits
	 * for a random time and checks again.
	 * @param kept the run that is not a duplicate
	 * @return completes when they have been resolved
	 */
	private Mono<Void> resolveForsaken(String kept) {
		Duration pause = Duration.ofMillis(ThreadLocalRandom.current().nextInt(SPREAD));
		return findForsaken(kept)
			.filter((forsaken) -> forsaken.stream().noneMatch(KeyedRun::canBeKeptFromStarting)
					|| this.deadline.allows(pause))
			.flatMap((forsaken) -> forsaken.stream().noneMatch(KeyedRun::canBeKeptFromStarting) ? Mono.just(forsaken)
					: pause(pause).then(findForsaken(kept)))
			.flatMapIterable((forsaken) -> forsaken)
			.concatMap((run) -> resolve(run, kept))
			.then();
	}

	private Mono<List<KeyedRun>> findForsaken(String kept) {
		long patience = Math.max(PATIENCE.toMillis(), this.launches.settleTime().toMillis());
		// the server compares it with its own clock
		double before = (System.currentTimeMillis() - patience) / 1e3;
		return this.search.createdBefore(before)
			.map((runs) -> runs.stream()
				.filter((run) -> !run.id().equals(kept) && !isOwn(run) && !run.isOver())
				.toList());
	}

	private Mono<Void> end(KeyedRun run, String kept) {
		return this.deadline.limit(terminate(run.id(), Pauses.FIRST), "Terminating run " + run.id())
			.then(lookAfter(run, kept, null))
			.onErrorResume(DagsterGraphQlClientException.class, (ex) -> lookAfter(run, kept, ex));
	}

	private Mono<Void> terminate(String runId, Duration pause) {
		return this.launches.terminate(runId)
			.onErrorResume(DagsterGraphQlClientException.class,
					(ex) -> (ex.isOutcomeUnknown() && this.deadline.allows(pause))
							? pause(pause).then(terminateUnlessDone(runId, pause)) : Mono.error(ex));
	}

	private Mono<Long> pause(Duration pause) {
		return this.launches.transport().timing().pause(pause);
	}

	// A run that may have been terminated is checked before it is terminated again.
	private Mono<Void> terminateUnlessDone(String runId, Duration pause) {
		return this.search.find()
			.flatMapIterable((runs) -> runs)
			.filter((run) -> run.id().equals(runId) && run.canBeKeptFromStarting())
			.next()
			.flatMap((run) -> terminate(runId, Pauses.after(pause)));
	}

	private Mono<Void> lookAfter(KeyedRun run, String kept, @Nullable DagsterGraphQlClientException failure) {
		return this.search.find()
			.flatMapIterable((runs) -> runs)
			.filter((other) -> other.id().equals(run.id()))
			.next()
			.defaultIfEmpty(run)
			.flatMap((now) -> report(now, kept, failure));
	}

	private Mono<Void> report(KeyedRun run, String kept, @Nullable DagsterGraphQlClientException failure) {
		return Mono.fromRunnable(() -> {
			String message = "Two clients launched the job %s with the same idempotency key at the same time. Run %s was first, run %s %s"
				.formatted(MessageText.name(this.jobName), kept, run.id(), outcome(run, failure));
			if (this.launches.isNews(message)) {
				logger.warn(message);
			}
		});
	}

	private static String outcome(KeyedRun run, @Nullable DagsterGraphQlClientException failure) {
		if (run.canBeKeptFromStarting()) {
			return "has not started, but could not be terminated: its status is " + run.status()
					+ ((failure != null) ? " (" + failure.getErrorType() + ")" : "");
		}
		return switch (run.status()) {
			case CANCELED -> "was terminated";
			case CANCELING -> "is being terminated";
			case SUCCESS, FAILURE -> "has ended with " + run.status();
			default -> "has started and continues";
		};
	}

}
