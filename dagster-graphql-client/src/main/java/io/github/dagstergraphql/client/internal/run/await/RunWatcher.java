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
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.internal.run.query.RunSource;
import io.github.dagstergraphql.client.internal.text.DurationText;
import io.github.dagstergraphql.client.internal.time.Timing;
import io.github.dagstergraphql.client.internal.watch.PollInterval;
import io.github.dagstergraphql.client.internal.watch.PollRequests;
import io.github.dagstergraphql.client.internal.watch.RecentIds;
import io.github.dagstergraphql.client.internal.watch.Watcher;
import io.github.dagstergraphql.client.internal.watch.Watcher.Contact;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import io.github.dagstergraphql.client.run.RunStatus;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Watcher for runs and their retries. All awaited runs are polled together, 500 per
 * request, regardless of the number of waits for each.
 */
public final class RunWatcher {

	private static final Log logger = LogFactory.getLog(RunWatcher.class);

	private static final int RUNS_PER_REQUEST = 500;

	/** Runs with all their fields. */
	private static final int WHOLE_RUNS_PER_REQUEST = 50;

	/** Each search takes a request. */
	private static final int SEARCHES_PER_LOOK = 20;

	private final RunSource source;

	private final RunRetries retries;

	private final PollInterval interval;

	private final QueueCheck queueCheck;

	private final EndSignals signals;

	private final Timing timing;

	/** Runs for which a missing retry, or a run that does not start, has been logged. */
	private final RecentIds warned = new RecentIds();

	private final Watcher<Wait> watcher;

	public RunWatcher(RunSource source, RunRetries retries, PollInterval interval, QueueCheck queueCheck,
			EndSignals signals, Timing timing) {
		this.source = source;
		this.retries = retries;
		this.timing = timing;
		this.interval = interval;
		this.queueCheck = queueCheck;
		this.signals = signals;
		this.watcher = new Watcher<>("runs", this::look, interval, timing);
	}

	/**
	 * Wait for a run without a timeout.
	 * @param runId the run id
	 * @param options the options, whose timeout the caller has to apply
	 * @param observed records polls and finished runs
	 * @param onWait receives the wait
	 * @return the run and its retries, once they are finished
	 */
	Mono<AwaitedRun> watch(String runId, AwaitOptions options, ObservedAwait observed, Consumer<Wait> onWait) {
		return Mono.create((sink) -> {
			Wait wait = new Wait(runId, options, this.interval, sink, observed, this.timing.now());
			onWait.accept(wait);
			sink.onDispose(() -> remove(wait));
			this.watcher.add(wait);
		});
	}

	private void remove(Wait wait) {
		this.watcher.remove(wait);
		String runId = this.watcher.guarded((waits) -> wait.id());
		if (this.signals.isFollowed(runId)
				&& this.watcher.guarded((waits) -> waits.stream().noneMatch((other) -> other.id().equals(runId)))) {
			this.signals.release(runId);
		}
	}

	private void signaled(String runId) {
		long now = this.timing.now();
		this.watcher.hurry((waits) -> waits.stream()
			.filter((wait) -> wait.id().equals(runId))
			.forEach((wait) -> wait.signaled(now)));
	}

	/**
	 * Return the state of a wait that has timed out.
	 * @param wait the wait
	 * @return its state
	 */
	State stateOf(Wait wait) {
		return this.watcher.guarded((waits) -> {
			Contact contact = this.watcher.contact();
			return new State(wait.attempts(), wait.status(), wait.failed(),
					(wait.status() == RunStatus.QUEUED) ? this.queueCheck.trouble() : null, contact.failure(),
					contact.unanswered());
		});
	}

	/**
	 * End all waits, including those that start later.
	 * @param why the reason, for the message
	 */
	public void end(String why) {
		this.watcher.end(why);
	}

	private Mono<Void> look(Map<String, List<Wait>> due) {
		return chunks(due.keySet(), RUNS_PER_REQUEST)
			.concatMap((ids) -> this.source.statuses(ids).doOnNext((found) -> see(ids, found, due)))
			.then(Mono.defer(() -> finish(due)))
			.doOnSuccess((done) -> follow());
	}

	private void follow() {
		Set<String> connected = this.signals.follow(runsToFollow(), this::signaled);
		if (!connected.isEmpty()) {
			long soon = this.timing.now() + this.interval.shortest().toNanos();
			this.watcher.update((waits) -> waits.stream()
				.filter((wait) -> connected.contains(wait.id()))
				.forEach((wait) -> wait.pollBefore(soon)));
		}
	}

	// Runs that wait in the queue give way to those that may end at any time.
	private Set<String> runsToFollow() {
		return this.watcher.guarded((waits) -> Stream
			.concat(waits.stream().filter(Wait::hasStarted), waits.stream().filter(Wait::isInProgress))
			.map(Wait::id)
			.distinct()
			.limit(this.signals.limit())
			.collect(Collectors.toCollection(LinkedHashSet::new)));
	}

	private void see(List<String> ids, Map<String, RunStatus> found, Map<String, List<Wait>> due) {
		long now = this.timing.now();
		List<Wait> gone = new ArrayList<>();
		Map<Wait, AwaitedRun> abandoned = new LinkedHashMap<>();
		this.watcher.update((waits) -> {
			for (String id : ids) {
				due.getOrDefault(id, List.of()).stream().filter(waits::contains).forEach((wait) -> {
					if (!wait.see(found.get(id), now)) {
						gone.add(wait);
					}
					AwaitedRun failed = wait.abandoned(now);
					if (failed != null) {
						abandoned.put(wait, failed);
						warnOfAbandonedRetry(id, failed);
					}
					wait.plan(now);
				});
			}
			this.queueCheck.look(waits, now);
		});
		gone.forEach((wait) -> this.watcher.end(wait, (ended) -> ended.fail(notFound(ended.id()))));
		abandoned.forEach((wait, run) -> this.watcher.end(wait, (ended) -> ended.sink().success(run)));
	}

	private static RunNotFoundException notFound(String runId) {
		String message = "Run " + runId + " could not be found";
		return new RunNotFoundException("RunNotFoundError", "RunNotFoundError: " + message, null);
	}

	// Finished runs are read completely, many per request.
	private Mono<Void> finish(Map<String, List<Wait>> due) {
		Set<String> over = this.watcher.guarded((waits) -> due.entrySet()
			.stream()
			.filter((waiting) -> waiting.getValue().stream().anyMatch((wait) -> waits.contains(wait) && wait.isOver()))
			.map(Map.Entry::getKey)
			.collect(Collectors.toCollection(LinkedHashSet::new)));
		return chunks(over, WHOLE_RUNS_PER_REQUEST).concatMap(this.source::runs)
			.concatMapIterable((runs) -> runs)
			.filter((run) -> run.status().isFinished())
			.collectList()
			.flatMap((runs) -> finish(runs, due));
	}

	private Mono<Void> finish(List<Run> runs, Map<String, List<Wait>> due) {
		Map<String, Retry> retries = followedRetries(runs, due);
		runs.stream().filter((run) -> !retries.containsKey(run.id())).forEach((run) -> over(run, Retry.of(run), due));
		// a failed search only concerns its own run
		return search(retries, due).materialize().doOnNext((end) -> runs.forEach((run) -> {
			Retry retry = retries.get(run.id());
			if (retry != null) {
				over(run, retry, due);
			}
		})).dematerialize();
	}

	/**
	 * Determine the failed runs whose retries are followed.
	 * @param runs finished runs
	 * @param due the waits by run
	 * @return the state of the retry by run, before any search
	 */
	private static Map<String, Retry> followedRetries(List<Run> runs, Map<String, List<Wait>> due) {
		Map<String, Retry> retries = new LinkedHashMap<>();
		runs.stream()
			.filter((run) -> run.status() == RunStatus.FAILURE
					&& due.getOrDefault(run.id(), List.of()).stream().anyMatch(Wait::followsRetries))
			.forEach((run) -> retries.put(run.id(), Retry.of(run)));
		return retries;
	}

	/**
	 * Search the children of failed runs, one run after another.
	 * @param retries the state of the retry by run, to be updated
	 * @param due the waits by run
	 * @return completes when all searches have succeeded
	 */
	private Mono<Void> search(Map<String, Retry> retries, Map<String, List<Wait>> due) {
		return learnWhetherEnabled(retries).then(Mono.defer(() -> PollRequests.sendAll(searchesDue(retries, due), 1,
				(id) -> this.source.children(id)
					.doOnNext((children) -> retries.computeIfPresent(id, (key, retry) -> retry.searched(children)))
					.then())));
	}

	private Mono<?> learnWhetherEnabled(Map<String, Retry> known) {
		return known.values().stream().noneMatch(Retry::isSilent) ? Mono.empty()
				: this.retries.enabled().doOnNext((enabled) -> known.replaceAll((id, retry) -> retry.enabled(enabled)));
	}

	// Servers support a query for the children of a single run only. Runs with the fewest
	// searches come first, the others at the next poll.
	private List<String> searchesDue(Map<String, Retry> known, Map<String, List<Wait>> due) {
		long now = this.timing.now();
		Map<String, Integer> searches = this.watcher.guarded((waits) -> {
			Map<String, Integer> least = new LinkedHashMap<>();
			known.forEach((id, retry) -> due.getOrDefault(id, List.of())
				.stream()
				.filter((wait) -> wait.isSearchDue(retry, now))
				.forEach((wait) -> least.merge(id, wait.searches(), Math::min)));
			return least;
		});
		return searches.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByValue())
			.limit(SEARCHES_PER_LOOK)
			.map(Map.Entry::getKey)
			.toList();
	}

	private void over(Run run, Retry retry, Map<String, List<Wait>> due) {
		long now = this.timing.now();
		for (Wait wait : due.getOrDefault(run.id(), List.of())) {
			wait.observed().finished(run);
			AwaitedRun result = this.watcher
				.guarded((waits) -> waits.contains(wait) ? over(run, retry, wait, now) : null);
			if (result != null) {
				this.watcher.end(wait, (done) -> done.sink().success(result));
			}
		}
	}

	private @Nullable AwaitedRun over(Run run, Retry retry, Wait wait, long now) {
		AwaitedRun result = wait.over(run, retry, now);
		wait.plan(now);
		FailedAttempt failed = wait.failed();
		if (failed != null && wait.isRetryOverdue(now)) {
			warnOfOverdueRetry(run, failed, wait.maxRetryDelay());
		}
		return result;
	}

	private void warnOfOverdueRetry(Run run, FailedAttempt failed, Duration limit) {
		if (this.warned.add(run.id())) {
			logger.warn(
					"Run %s has failed, and its retry (%s) is overdue: without a retry, the failed run is the result %s after the failure. Check Dagster's daemon (EVENT_LOG_CONSUMER)"
						.formatted(run.id(), failed.retryReason(), DurationText.of(limit)));
		}
	}

	private void warnOfAbandonedRetry(String runId, AwaitedRun result) {
		if (this.warned.add(runId)) {
			logger.warn("A retry has not started, and the failed run is the result: " + result.lostRetry());
		}
	}

	private static Flux<List<String>> chunks(Collection<String> ids, int size) {
		return Flux.fromIterable(List.copyOf(ids)).buffer(size);
	}

	/**
	 * State of a wait.
	 *
	 * @param attempts the run and its retries
	 * @param status the last known status of the last attempt, or {@code null}
	 * @param failed the last attempt if it has failed and may be retried, or {@code null}
	 * @param queueTrouble the reason why it may remain in the queue, or {@code null}
	 * @param failure the failure of recent polls, or {@code null}
	 * @param unanswered the time that a poll has been without a response
	 */
	record State(List<String> attempts, @Nullable RunStatus status, @Nullable FailedAttempt failed,
			@Nullable String queueTrouble, @Nullable Throwable failure, Duration unanswered) {

		static State unknown(String runId) {
			return new State(List.of(runId), null, null, null, null, Duration.ZERO);
		}

		/**
		 * Return the id of the awaited run.
		 * @return the last attempt
		 */
		String runId() {
			return this.attempts.get(this.attempts.size() - 1);
		}

	}

}
