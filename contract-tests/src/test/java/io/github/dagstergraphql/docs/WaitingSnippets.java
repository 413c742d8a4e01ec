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

package io.github.dagstergraphql.docs;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.run.AwaitFailure;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitOutcome;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunAwaitException;
import io.github.dagstergraphql.client.run.RunFailureInfo;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.RunTermination;
import io.github.dagstergraphql.client.run.StepFailureInfo;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import reactor.core.publisher.Mono;

/**
 * Examples of the pages on waiting for, finding and terminating runs.
 */
final class WaitingSnippets {

	private WaitingSnippets() {
	}

	static String wait(DagsterGraphQlClient dagster) {
		// tag::wait[]
		AwaitedRun done = dagster.job("daily_orders").launch().await(Duration.ofMinutes(30));

		RunStatus status = done.status();
		List<Run> attempts = done.attempts();
		// end::wait[]
		return status + " " + attempts;
	}

	static void require(RunHandle run) {
		// tag::require[]
		try {
			run.await(AwaitOptions.within(Duration.ofMinutes(30))
				.requireSuccess()
				.terminateOnTimeout(TerminatePolicy.SAFE_TERMINATE));
		}
		catch (RunAwaitException ex) {
			RunFailureInfo failure = ex.getFailure();
			if (failure != null) {
				for (StepFailureInfo step : failure.steps()) {
					report(step.stepKey(), step.userError(), step.metadata());
				}
			}
		}
		// end::require[]
	}

	static void many(DagsterGraphQlClient dagster, List<String> runIds) {
		// tag::many[]
		for (AwaitOutcome outcome : dagster.runs(runIds).await(AwaitOptions.within(Duration.ofHours(2)))) {
			if (outcome instanceof AwaitedRun done) {
				report(done.runId(), done.status());
			}
			else if (outcome instanceof AwaitFailure lost) {
				report(lost.runId(), lost.failure().getMessage());
			}
		}
		// end::many[]
	}

	static Object later(DagsterGraphQlClient dagster, String runId) {
		// tag::later[]
		CompletableFuture<AwaitedRun> future = dagster.run(runId).awaitAsync(AwaitOptions.within(Duration.ofHours(1)));

		Mono<AwaitedRun> mono = dagster.reactive().run(runId).await(Duration.ofHours(1));
		// end::later[]
		return List.of(future, mono);
	}

	static AwaitedRun stop(DagsterGraphQlClient dagster, String runId) {
		// tag::stop[]
		AwaitedRun over = dagster.run(runId).terminateAndAwait(TerminatePolicy.SAFE_TERMINATE, Duration.ofMinutes(2));
		// end::stop[]
		return over;
	}

	static long find(DagsterGraphQlClient dagster) {
		// tag::find[]
		Instant yesterday = Instant.now().minus(1, ChronoUnit.DAYS);

		List<Run> failed = dagster.runs()
			.job("daily_orders")
			.statuses(RunStatus.FAILURE)
			.updatedAfter(yesterday)
			.list(20);

		long queued = dagster.runs().statuses(RunStatus.QUEUED).count();

		dagster.runs()
			.tag("team", "core")
			.stream()
			.filter((run) -> run.started() == null)
			.forEach(WaitingSnippets::report);
		// end::find[]
		return queued + failed.size();
	}

	static void tags(DagsterGraphQlClient dagster) {
		// tag::tags[]
		List<String> keys = dagster.runs().tagKeys();
		List<String> teams = dagster.runs().tagValues("team");
		// end::tags[]
		report(keys, teams);
	}

	static void clean(DagsterGraphQlClient dagster) {
		// tag::clean[]
		List<RunTermination> terminated = dagster.runs()
			.tag("experiment", "42")
			.atMost(50)
			.terminate(TerminatePolicy.SAFE_TERMINATE);
		// end::clean[]
		report(terminated);
	}

	private static void report(Object... what) {
		List.of(what);
	}

}
