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

package io.github.dagstergraphql.client.internal.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.dagstergraphql.client.error.RunAwaitException;
import io.github.dagstergraphql.client.error.RunAwaitException.Reason;
import io.github.dagstergraphql.client.error.RunNotFoundException;
import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.internal.graphql.FailureKinds;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunStatus;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Looks how all the runs are that somebody waits for, together: 500 of them in a request,
 * however many wait for each. While nobody waits it does nothing.
 */
final class RunWatcher {

	private static final Log logger = LogFactory.getLog(RunWatcher.class);

	private static final int RUNS_PER_REQUEST = 500;

	/** Runs with all that they have. */
	private static final int WHOLE_RUNS_PER_REQUEST = 50;

	/** What does not go away by waiting is believed after so many times in a row. */
	private static final int PERSISTENT = 3;

	private static final long LONGEST_OUTAGE_PAUSE = Duration.ofSeconds(5).toNanos();

	private final RunQueries queries;

	private final PollInterval interval;

	private final QueueCheck queueCheck;

	private final WatchMetrics metrics;

	private final Set<Wait> waits = new LinkedHashSet<>();

	private @Nullable Disposable timer;

	private long timerDue;

	private boolean looking;

	/** Why nobody is to wait any more, or {@code null} if waiting is fine. */
	private @Nullable String ended;

	private int failuresInARow;

	private @Nullable Throwable lastFailure;

	RunWatcher(RunQueries queries, PollInterval interval, QueueCheck queueCheck, WatchMetrics metrics) {
		this.queries = queries;
		this.interval = interval;
		this.queueCheck = queueCheck;
		this.metrics = metrics;
	}

	/**
	 * Wait for a run, for ever.
	 * @param runId the run
	 * @param options how; their timeout is for the caller to keep
	 * @param onWait is given the wait
	 * @return the run and its retries, when they are over
	 */
	Mono<AwaitedRun> watch(String runId, AwaitOptions options, Consumer<Wait> onWait) {
		return Mono.create((sink) -> {
			Wait wait = new Wait(runId, options, this.interval, sink, System.nanoTime());
			onWait.accept(wait);
			sink.onDispose(() -> remove(wait));
			add(wait);
		});
	}

	private void add(Wait wait) {
		String refusal;
		synchronized (this) {
			refusal = this.ended;
			if (refusal == null) {
				this.waits.add(wait);
				this.metrics.awaited(this.waits.size());
				setTimer();
			}
		}
		if (refusal != null) {
			wait.sink().error(ended(wait, refusal));
		}
	}

	private synchronized boolean remove(Wait wait) {
		if (!this.waits.remove(wait)) {
			return false;
		}
		this.metrics.awaited(this.waits.size());
		if (this.waits.isEmpty()) {
			cancelTimer();
		}
		return true;
	}

	private void cancelTimer() {
		if (this.timer != null) {
			this.timer.dispose();
			this.timer = null;
		}
	}

	/**
	 * Say what is known of a wait that took too long.
	 * @param wait the wait
	 * @return its state
	 */
	synchronized State stateOf(Wait wait) {
		return new State(wait.attempts(), wait.status(), wait.isRetryAwaited(),
				(wait.status() == RunStatus.QUEUED) ? this.queueCheck.trouble() : null, this.lastFailure);
	}

	/**
	 * End all waits, and those that are begun later.
	 * @param why why, for the message
	 */
	void end(String why) {
		List<Wait> left;
		synchronized (this) {
			if (this.ended == null) {
				this.ended = why;
			}
			left = List.copyOf(this.waits);
			this.waits.clear();
			this.metrics.awaited(0);
			cancelTimer();
		}
		left.forEach((wait) -> wait.sink().error(ended(wait, why)));
	}

	private static RunAwaitException ended(Wait wait, String why) {
		return new RunAwaitException(Reason.CLOSED,
				"The wait for run %s ended early: %s. The run itself goes on".formatted(wait.runId(), why),
				wait.attempts(), (wait.status() != null) ? wait.status().name() : null, null, null);
	}

	// Those who begin to wait within a moment are looked after together.
	private void setTimer() {
		if (this.looking || this.ended != null || this.waits.isEmpty()) {
			return;
		}
		long now = System.nanoTime();
		long soonest = now + this.interval.shortest().toNanos() / 10;
		long due = this.waits.stream().mapToLong(Wait::due).reduce((a, b) -> (a - b < 0) ? a : b).orElse(now);
		long next = (due - soonest < 0) ? soonest : due;
		if (this.timer != null) {
			if (this.timerDue - next <= 0) {
				return;
			}
			this.timer.dispose();
		}
		this.timerDue = next;
		this.timer = Schedulers.parallel().schedule(this::look, next - now, TimeUnit.NANOSECONDS);
	}

	private void look() {
		Map<String, List<Wait>> due = new LinkedHashMap<>();
		synchronized (this) {
			this.timer = null;
			if (this.ended != null || this.looking) {
				return;
			}
			// who is nearly due need not be looked after separately
			long limit = System.nanoTime() + this.interval.shortest().toNanos() / 2;
			this.waits.stream()
				.filter((wait) -> wait.due() - limit <= 0)
				.forEach((wait) -> due.computeIfAbsent(wait.runId(), (id) -> new ArrayList<>()).add(wait));
			this.looking = !due.isEmpty();
			if (!this.looking) {
				setTimer();
				return;
			}
		}
		look(due).doFinally((signal) -> {
			synchronized (this) {
				this.looking = false;
				setTimer();
			}
		}).subscribe((done) -> {
		}, (ex) -> logger.error("Looking after the runs that are awaited failed", ex));
	}

	private Mono<Void> look(Map<String, List<Wait>> due) {
		return chunks(due.keySet(), RUNS_PER_REQUEST)
			.concatMap((ids) -> this.queries.statuses(ids).doOnNext((found) -> see(ids, found, due)))
			.then(Mono.defer(() -> finish(due)))
			.doOnSuccess((done) -> answered())
			.onErrorResume((ex) -> Mono.fromRunnable(() -> failed(ex, due.values())));
	}

	private void see(List<String> ids, Map<String, RunStatus> found, Map<String, List<Wait>> due) {
		long now = System.nanoTime();
		List<Wait> gone = new ArrayList<>();
		synchronized (this) {
			for (String id : ids) {
				for (Wait wait : due.getOrDefault(id, List.of())) {
					if (this.waits.contains(wait) && !wait.see(found.get(id), now)) {
						gone.add(wait);
					}
					wait.plan(now);
				}
			}
			this.queueCheck.look(this.waits, now);
		}
		gone.forEach((wait) -> end(wait, (ended) -> ended.sink().error(notFound(ended.runId()))));
	}

	private static RunNotFoundException notFound(String runId) {
		String message = "Run " + runId + " could not be found";
		return new RunNotFoundException("RunNotFoundError", "RunNotFoundError: " + message, null);
	}

	// What is over is read as a whole, many in a request, too.
	private Mono<Void> finish(Map<String, List<Wait>> due) {
		Set<String> over = new LinkedHashSet<>();
		synchronized (this) {
			due.forEach((id, waiting) -> {
				if (waiting.stream().anyMatch((wait) -> this.waits.contains(wait) && wait.isOver())) {
					over.add(id);
				}
			});
		}
		return chunks(over, WHOLE_RUNS_PER_REQUEST)
			.concatMap((ids) -> this.queries.many(RunFilter.ALL.ids(ids), null, ids.size()))
			.concatMapIterable((runs) -> runs)
			.filter((run) -> run.status().isFinished())
			.concatMap((run) -> nextAttempt(run).doOnNext((next) -> over(run, next, due)))
			.then();
	}

	private void over(Run run, Next next, Map<String, List<Wait>> due) {
		this.metrics.finished(run);
		long now = System.nanoTime();
		for (Wait wait : due.getOrDefault(run.id(), List.of())) {
			AwaitedRun result;
			synchronized (this) {
				if (!this.waits.contains(wait)) {
					continue;
				}
				result = wait.over(run, next.runId(), now);
				wait.plan(now);
			}
			if (result != null) {
				end(wait, (done) -> done.sink().success(result));
			}
		}
	}

	// Old servers do not say in the failed run that it is retried, only in the next one
	// what it is.
	private Mono<Next> nextAttempt(Run run) {
		if (!Wait.isRetryExpected(run)) {
			return Mono.just(new Next(null));
		}
		return this.queries.many(RunFilter.ALL.tag("dagster/parent_run_id", run.id()), null, RUNS_PER_REQUEST)
			.map((children) -> new Next(
					children.stream().filter(Wait::isRetry).map(Run::id).reduce((newer, older) -> older).orElse(null)));
	}

	// Never with the lock in hand: who waits may do anything then.
	private void end(Wait wait, Consumer<Wait> signal) {
		if (remove(wait)) {
			signal.accept(wait);
		}
	}

	private synchronized void answered() {
		this.metrics.polled(true);
		if (this.failuresInARow > 0) {
			logger.info("The Dagster server can be asked for the runs that are awaited again");
		}
		this.failuresInARow = 0;
		this.lastFailure = null;
	}

	private void failed(Throwable failure, Collection<List<Wait>> due) {
		List<Wait> lost = new ArrayList<>();
		synchronized (this) {
			this.metrics.polled(false);
			this.failuresInARow++;
			this.lastFailure = failure;
			boolean stays = failure instanceof UnsupportedServerVersionException
					|| (!FailureKinds.mayPass(failure) && this.failuresInARow >= PERSISTENT);
			if (this.failuresInARow == 1 && !stays) {
				logger.warn(
						"The Dagster server cannot be asked for the runs that are awaited, %d of them; it will be asked again: %s"
							.formatted(this.waits.size(), failure.getMessage()));
			}
			long now = System.nanoTime();
			long pause = Math.min(LONGEST_OUTAGE_PAUSE,
					this.interval.shortest().toNanos() << Math.min(this.failuresInARow, 6));
			for (List<Wait> waiting : due) {
				waiting.forEach((wait) -> wait.plan(now, pause));
			}
			if (stays) {
				due.forEach(lost::addAll);
			}
		}
		lost.forEach((wait) -> end(wait, (gone) -> gone.sink().error(failure)));
	}

	private static Flux<List<String>> chunks(Collection<String> ids, int size) {
		return Flux.fromIterable(List.copyOf(ids)).buffer(size);
	}

	/**
	 * The run that a run is retried with.
	 *
	 * @param runId its id, or {@code null} if none is known
	 */
	private record Next(@Nullable String runId) {

	}

	/**
	 * What is known of a wait.
	 *
	 * @param attempts the run and its retries
	 * @param status the last status of the last of them, or {@code null}
	 * @param retryAwaited whether it has failed and may be retried
	 * @param queueTrouble why it may stay in the queue, or {@code null}
	 * @param failure why the server could not be asked lately, or {@code null}
	 */
	record State(List<String> attempts, @Nullable RunStatus status, boolean retryAwaited, @Nullable String queueTrouble,
			@Nullable Throwable failure) {

	}

}
