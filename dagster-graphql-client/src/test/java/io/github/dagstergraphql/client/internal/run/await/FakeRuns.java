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

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.dagstergraphql.client.instance.DaemonStatus;
import io.github.dagstergraphql.client.internal.run.query.RunSource;
import io.github.dagstergraphql.client.internal.stream.Reconnection;
import io.github.dagstergraphql.client.internal.time.Timing;
import io.github.dagstergraphql.client.internal.watch.PollInterval;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunStatus;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * Runs in memory, by a clock that the test moves.
 */
final class FakeRuns implements RunSource {

	static final PollInterval INTERVAL = new PollInterval(Duration.ofMillis(500), Duration.ofSeconds(10));

	final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	final Timing timing = new Timing(() -> this.clock, () -> this.clock.now(TimeUnit.NANOSECONDS));

	final FakeSignals subscriptions = new FakeSignals();

	final EndSignals signals = new EndSignals(this.subscriptions::connect,
			new Reconnection((duration) -> false, this.timing), 2);

	final List<String> searched = new ArrayList<>();

	final List<DaemonStatus> daemons = new ArrayList<>();

	int looks;

	int daemonQuestions;

	/** What looks fail with, or {@code null}. */
	@Nullable RuntimeException outage;

	/** Failures of the search for the children of a run, by the id of the run. */
	final Map<String, RuntimeException> failingSearches = new HashMap<>();

	boolean silent;

	/** What happens between a question and its answer. */
	Runnable whileAsked = () -> {
	};

	private final Map<String, Run> runs = new LinkedHashMap<>();

	FakeRuns() {
		this.daemons.add(daemon("SENSOR"));
	}

	static DaemonStatus daemon(String type) {
		return new DaemonStatus(type, true, true, Instant.now(), List.of());
	}

	void put(String id, RunStatus status, Map<String, String> tags) {
		put(id, status, tags, null);
	}

	void put(String id, RunStatus status, Map<String, String> tags, @Nullable Instant ended) {
		this.runs.put(id,
				Run.builder(id)
					.jobName("j")
					.status(status)
					.tags(tags)
					.ended(ended)
					.parentRunId(tags.get("dagster/parent_run_id"))
					.uiUrl(URI.create("http://d/runs/" + id))
					.build());
	}

	void putRetry(String id, String parent, int number, RunStatus status) {
		put(id, status, Map.of("dagster/parent_run_id", parent, "dagster/retry_number", Integer.toString(number)));
	}

	RunStatus status(String id) {
		return this.runs.get(id).status();
	}

	void advance(Duration time) {
		this.clock.advanceTimeBy(time);
	}

	RunWatcher watcher() {
		return new RunWatcher(this, new RunRetries(this::askDaemons, this.timing), INTERVAL,
				new QueueCheck(this::askDaemons), this.signals, this.timing);
	}

	private Mono<List<DaemonStatus>> askDaemons() {
		this.daemonQuestions++;
		return Mono.just(List.copyOf(this.daemons));
	}

	private <T> Mono<T> answer(T answer) {
		if (this.silent) {
			return Mono.never();
		}
		return (this.outage != null) ? Mono.error(this.outage) : Mono.just(answer);
	}

	@Override
	public Mono<Map<String, RunStatus>> statuses(List<String> runIds) {
		this.looks++;
		this.whileAsked.run();
		Map<String, RunStatus> found = new LinkedHashMap<>();
		runIds.stream().filter(this.runs::containsKey).forEach((id) -> found.put(id, status(id)));
		return answer(found);
	}

	@Override
	public Mono<List<Run>> runs(List<String> runIds) {
		return answer(runIds.stream().filter(this.runs::containsKey).map(this.runs::get).toList());
	}

	@Override
	public Mono<List<Run>> children(String runId) {
		this.searched.add(runId);
		if (this.failingSearches.containsKey(runId)) {
			return Mono.error(this.failingSearches.get(runId));
		}
		return answer(this.runs.values().stream().filter((run) -> runId.equals(run.parentRunId())).toList());
	}

}
