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

package io.github.dagstergraphql.client.internal.run.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import io.github.dagstergraphql.client.error.RunAwaitException;
import io.github.dagstergraphql.client.error.RunAwaitException.Reason;
import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.internal.failure.FailureKinds;
import io.github.dagstergraphql.client.internal.run.query.RunSource;
import io.github.dagstergraphql.client.internal.text.DurationText;
import io.github.dagstergraphql.client.internal.time.Timing;
import io.github.dagstergraphql.client.internal.watch.PollInterval;
import io.github.dagstergraphql.client.internal.watch.RecentIds;
import io.github.dagstergraphql.client.internal.watch.WatchMetrics;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import io.github.dagstergraphql.client.run.RunStatus;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Looks how all the runs are that somebody waits for, together: 500 of them in a request,
 * however many wait for each. While nobody waits it does nothing.
 */
public final class RunWatcher {

	private static final Log logger = LogFactory.getLog(RunWatcher.class);

	private static final int RUNS_PER_REQUEST = 500;

	/** Runs with all that they have. */
	private static final int WHOLE_RUNS_PER_REQUEST = 50;

	/** Each takes a request. */
	private static final int SEARCHES_PER_LOOK = 20;

	/** What does not go away by waiting is believed after so many times in a row. */
	private static final int PERSISTENT = 3;

	private static final long LONGEST_OUTAGE_PAUSE = Duration.ofSeconds(5).toNanos();

	private final RunSource source;

	private final RunRetries retries;

	private final PollInterval interval;

	private final QueueCheck queueCheck;

	private final WatchMetrics metrics;

	private final Timing timing;

	/** Failed runs of which the log says that their retry is overdue. */
	private final RecentIds overdue = new RecentIds();

	private final Set<Wait> waits = new LinkedHashSet<>();

	private @Nullable Disposable timer;

	private long timerDue;

	private boolean looking;

	/** Why nobody is to wait any more, or {@code null} if waiting is fine. */
	private @Nullable String ended;

	private long lookBegan;

	private int failuresInARow;

	private boolean outageLogged;

	private @Nullable Throwable lastFailure;

	public RunWatcher(RunSource source, RunRetries retries, PollInterval interval, QueueCheck queueCheck,
			WatchMetrics metrics, Timing timing) {
		this.source = source;
		this.retries = retries;
		this.timing = timing;
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
			Wait wait = new Wait(runId, options, this.interval, sink, this.timing.now());
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
		return new State(wait.attempts(), wait.status(), wait.failed(),
				(wait.status() == RunStatus.QUEUED) ? this.queueCheck.trouble() : null, this.lastFailure,
				this.looking ? Duration.ofNanos(this.timing.now() - this.lookBegan) : Duration.ZERO);
	}

	/**
	 * End all waits, and those that are begun later.
	 * @param why why, for the message
	 */
	public void end(String why) {
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
				wait.attempts(), (wait.status() != null) ? wait.status().name() : null, null, false, null);
	}

	// Those who begin to wait within a moment are looked after together.
	private void setTimer() {
		if (this.looking || this.ended != null || this.waits.isEmpty()) {
			return;
		}
		long now = this.timing.now();
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
		this.timer = this.timing.later(this::look, next - now);
	}

	private void look() {
		Map<String, List<Wait>> due = new LinkedHashMap<>();
		synchronized (this) {
			this.timer = null;
			if (this.ended != null || this.looking) {
				return;
			}
			// who is nearly due need not be looked after separately
			long limit = this.timing.now() + this.interval.shortest().toNanos() / 2;
			this.waits.stream()
				.filter((wait) -> wait.due() - limit <= 0)
				.forEach((wait) -> due.computeIfAbsent(wait.runId(), (id) -> new ArrayList<>()).add(wait));
			this.looking = !due.isEmpty();
			this.lookBegan = this.timing.now();
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
			.concatMap((ids) -> this.source.statuses(ids).doOnNext((found) -> see(ids, found, due)))
			.then(Mono.defer(() -> finish(due)))
			.doOnSuccess((done) -> answered())
			.onErrorResume((ex) -> Mono.fromRunnable(() -> failed(ex, due.values())));
	}

	private void see(List<String> ids, Map<String, RunStatus> found, Map<String, List<Wait>> due) {
		long now = this.timing.now();
		List<Wait> gone = new ArrayList<>();
		Map<Wait, AwaitedRun> abandoned = new LinkedHashMap<>();
		synchronized (this) {
			for (String id : ids) {
				for (Wait wait : due.getOrDefault(id, List.of())) {
					if (!this.waits.contains(wait)) {
						continue;
					}
					if (!wait.see(found.get(id), now)) {
						gone.add(wait);
					}
					AwaitedRun failed = wait.abandoned(now);
					if (failed != null) {
						abandoned.put(wait, failed);
					}
					wait.plan(now);
				}
			}
			this.queueCheck.look(this.waits, now);
		}
		gone.forEach((wait) -> end(wait, (ended) -> ended.sink().error(notFound(ended.runId()))));
		abandoned.forEach((wait, run) -> end(wait, (ended) -> ended.sink().success(run)));
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
		return chunks(over, WHOLE_RUNS_PER_REQUEST).concatMap(this.source::runs)
			.concatMapIterable((runs) -> runs)
			.filter((run) -> run.status().isFinished())
			.collectList()
			.flatMap((runs) -> retries(runs, due).doOnNext(
					(known) -> runs.forEach((run) -> over(run, known.getOrDefault(run.id(), Retry.of(run)), due))))
			.then();
	}

	/**
	 * Find out what becomes of failed runs whose retries somebody follows.
	 * @param runs runs that are over
	 * @param due the waits by run
	 * @return what is known by run
	 */
	private Mono<Map<String, Retry>> retries(List<Run> runs, Map<String, List<Wait>> due) {
		Map<String, Retry> known = new LinkedHashMap<>();
		runs.stream()
			.filter((run) -> run.status() == RunStatus.FAILURE
					&& due.getOrDefault(run.id(), List.of()).stream().anyMatch(Wait::followsRetries))
			.forEach((run) -> known.put(run.id(), Retry.of(run)));
		return learnWhetherEnabled(known).thenMany(Flux.defer(() -> Flux.fromIterable(searchesDue(known, due))))
			.concatMap((id) -> this.source.children(id)
				.doOnNext((children) -> known.computeIfPresent(id, (key, retry) -> retry.searched(children))))
			.then(Mono.just(known));
	}

	private Mono<?> learnWhetherEnabled(Map<String, Retry> known) {
		return known.values().stream().noneMatch(Retry::isSilent) ? Mono.empty()
				: this.retries.enabled().doOnNext((enabled) -> known.replaceAll((id, retry) -> retry.enabled(enabled)));
	}

	// Servers can be asked for the children of one run only. Those that have been looked
	// for least come first, the rest with the next look.
	private synchronized List<String> searchesDue(Map<String, Retry> known, Map<String, List<Wait>> due) {
		long now = this.timing.now();
		Map<String, Integer> searches = new LinkedHashMap<>();
		known.forEach((id, retry) -> due.getOrDefault(id, List.of())
			.stream()
			.filter((wait) -> wait.isSearchDue(retry, now))
			.forEach((wait) -> searches.merge(id, wait.searches(), Math::min)));
		return searches.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByValue())
			.limit(SEARCHES_PER_LOOK)
			.map(Map.Entry::getKey)
			.toList();
	}

	private void over(Run run, Retry retry, Map<String, List<Wait>> due) {
		this.metrics.finished(run);
		long now = this.timing.now();
		for (Wait wait : due.getOrDefault(run.id(), List.of())) {
			AwaitedRun result;
			synchronized (this) {
				if (!this.waits.contains(wait)) {
					continue;
				}
				result = wait.over(run, retry, now);
				wait.plan(now);
				if (wait.isRetryOverdue(now)) {
					warnOfOverdueRetry(run, wait);
				}
			}
			if (result != null) {
				end(wait, (done) -> done.sink().success(result));
			}
		}
	}

	private void warnOfOverdueRetry(Run run, Wait wait) {
		if (this.overdue.add(run.id())) {
			logger.warn(
					"Run %s has failed, and the retry that Dagster announced (dagster/will_retry) is overdue: without one the failed run is taken for the result %s after the failure. Check Dagster's daemon (EVENT_LOG_CONSUMER)"
						.formatted(run.id(), DurationText.of(wait.maxRetryDelay())));
		}
	}

	// Never with the lock in hand: who waits may do anything then.
	private void end(Wait wait, Consumer<Wait> signal) {
		if (remove(wait)) {
			signal.accept(wait);
		}
	}

	private synchronized void answered() {
		this.metrics.polled(true);
		if (this.outageLogged) {
			this.outageLogged = false;
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
			// those whose time was up in the meantime have been told
			if (!this.outageLogged && !stays && !this.waits.isEmpty()) {
				this.outageLogged = true;
				logger.warn(
						"The Dagster server cannot be asked for the runs that are awaited, %d of them; it will be asked again: %s"
							.formatted(this.waits.size(), failure.getMessage()));
			}
			long now = this.timing.now();
			long pause = Math.min(LONGEST_OUTAGE_PAUSE,
					this.interval.shortest().toNanos() << Math.min(this.failuresInARow, 6));
			for (List<Wait> waiting : due) {
				waiting.forEach((wait) -> wait.planAfterOutage(now, pause));
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
	 * What is known of a wait.
	 *
	 * @param attempts the run and its retries
	 * @param status the last status of the last of them, or {@code null}
	 * @param failed the last of them if it has failed and may be retried, or {@code null}
	 * @param queueTrouble why it may stay in the queue, or {@code null}
	 * @param failure why the server could not be asked lately, or {@code null}
	 * @param unanswered how long the server has been owing an answer
	 */
	record State(List<String> attempts, @Nullable RunStatus status, @Nullable FailedAttempt failed,
			@Nullable String queueTrouble, @Nullable Throwable failure, Duration unanswered) {

		static State unknown(String runId) {
			return new State(List.of(runId), null, null, null, null, Duration.ZERO);
		}

		/**
		 * Return the run that is waited for.
		 * @return the last attempt
		 */
		String runId() {
			return this.attempts.get(this.attempts.size() - 1);
		}

	}

}
