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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.error.PythonErrorException;
import io.github.dagstergraphql.client.error.PythonErrorInfo;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that retries are followed regardless of the tags of the failed run, and that
 * waits end soon if retries are impossible. The test moves the clock.
 */
class FollowedRetriesTests {

	private static final AwaitOptions LONG = AwaitOptions.within(Duration.ofHours(1));

	private static final Map<String, String> ANNOUNCED = Map.of("dagster/will_retry", "true");

	private static final Map<String, String> REFUSED = Map.of("dagster/will_retry", "false");

	private static final Map<String, String> TAGGED = Map.of("dagster/max_retries", "2");

	private final FakeRuns runs = new FakeRuns();

	private final RunWatcher watcher = this.runs.watcher();

	private CompletableFuture<AwaitedRun> await(AwaitOptions options) {
		CompletableFuture<AwaitedRun> result = watch("r1", options);
		this.runs.advance(Duration.ofSeconds(1));
		return result;
	}

	private CompletableFuture<AwaitedRun> watch(String runId, AwaitOptions options) {
		return this.watcher.watch(runId, options, new ObservedAwait(runId), (wait) -> {
		}).toFuture();
	}

	private static List<String> ids(CompletableFuture<AwaitedRun> result) {
		return result.join().attempts().stream().map(Run::id).toList();
	}

	private void enableRetries() {
		this.runs.daemons.add(FakeRuns.daemon("EVENT_LOG_CONSUMER"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "true", "false" })
	void aRetryThatNoTagNamesIsFollowed(String willRetry) {
		this.runs.put("r1", RunStatus.FAILURE, Map.of("dagster/will_retry", willRetry));
		this.runs.putRetry("r2", "r1", 1, RunStatus.STARTED);
		CompletableFuture<AwaitedRun> result = await(LONG);
		this.runs.advance(Duration.ofSeconds(5));
		assertThat(result).isNotDone();
		this.runs.putRetry("r2", "r1", 1, RunStatus.SUCCESS);
		this.runs.advance(Duration.ofSeconds(5));
		assertThat(ids(result)).containsExactly("r1", "r2");
		assertThat(result.join().isSuccessful()).isTrue();
		assertThat(result.join().lostRetry()).isNull();
	}

	@Test
	void aRetryWithoutAnnouncementIsFollowed() {
		enableRetries();
		this.runs.put("r1", RunStatus.FAILURE, Map.of());
		CompletableFuture<AwaitedRun> result = await(LONG);
		this.runs.advance(Duration.ofSeconds(20));
		this.runs.putRetry("r2", "r1", 1, RunStatus.SUCCESS);
		this.runs.advance(Duration.ofSeconds(10));
		assertThat(ids(result)).containsExactly("r1", "r2");
	}

	@Test
	void aRetryWhoseAnnouncementIsRevokedIsFollowed() {
		this.runs.put("r1", RunStatus.FAILURE, ANNOUNCED);
		CompletableFuture<AwaitedRun> result = await(LONG);
		this.runs.put("r1", RunStatus.FAILURE, REFUSED);
		this.runs.putRetry("r2", "r1", 1, RunStatus.SUCCESS);
		this.runs.advance(Duration.ofSeconds(10));
		assertThat(ids(result)).containsExactly("r1", "r2");
	}

	@Test
	void theOldestRetryIsFollowedRatherThanManualRuns() {
		this.runs.put("r1", RunStatus.FAILURE, Map.of("dagster/will_retry", "true", "dagster/retry_number", "1"));
		this.runs.put("manual", RunStatus.SUCCESS, Map.of("dagster/parent_run_id", "r1"));
		this.runs.putRetry("copied", "r1", 1, RunStatus.SUCCESS);
		CompletableFuture<AwaitedRun> result = await(LONG);
		this.runs.advance(Duration.ofSeconds(10));
		assertThat(result).isNotDone();
		this.runs.putRetry("r2", "r1", 2, RunStatus.SUCCESS);
		this.runs.advance(Duration.ofSeconds(10));
		assertThat(ids(result)).containsExactly("r1", "r2");
	}

	@Test
	void aRetryNamedByATagRequiresNoSearch() {
		this.runs.put("r1", RunStatus.FAILURE, Map.of("dagster/will_retry", "true", "dagster/auto_retry_run_id", "r2"));
		this.runs.put("r2", RunStatus.SUCCESS, Map.of());
		assertThat(ids(await(LONG))).containsExactly("r1", "r2");
		assertThat(this.runs.searched).isEmpty();
		assertThat(this.runs.daemonQuestions).isZero();
	}

	@Test
	void aFailedSearchForRetriesDoesNotDelayOtherRuns() {
		this.runs.put("broken", RunStatus.FAILURE, ANNOUNCED);
		this.runs.put("r1", RunStatus.FAILURE, ANNOUNCED);
		this.runs.putRetry("r2", "r1", 1, RunStatus.SUCCESS);
		this.runs.put("done", RunStatus.SUCCESS, Map.of());
		this.runs.failingSearches.put("broken", new PythonErrorException("PythonError: broken",
				new PythonErrorInfo(null, "broken", List.of(), List.of()), false));
		CompletableFuture<AwaitedRun> broken = watch("broken", LONG);
		CompletableFuture<AwaitedRun> done = watch("done", LONG);
		CompletableFuture<AwaitedRun> retried = await(LONG);
		assertThat(done).isDone();
		this.runs.advance(Duration.ofSeconds(30));
		assertThat(retried).isDone();
		assertThat(ids(retried)).containsExactly("r1", "r2");
		assertThat(broken).isNotDone();
		this.runs.failingSearches.clear();
		this.runs.putRetry("repaired", "broken", 1, RunStatus.SUCCESS);
		this.runs.advance(Duration.ofSeconds(30));
		assertThat(broken).isDone();
		assertThat(ids(broken)).containsExactly("broken", "repaired");
	}

	@Test
	void anUnreachableServerIsNotSearchedForEachRun() {
		this.runs.put("r0", RunStatus.FAILURE, ANNOUNCED);
		this.runs.put("r1", RunStatus.FAILURE, ANNOUNCED);
		this.runs.put("done", RunStatus.SUCCESS, Map.of());
		DagsterConnectionException down = new DagsterConnectionException("down", false, null);
		this.runs.failingSearches.putAll(Map.of("r0", down, "r1", down));
		watch("r0", LONG);
		CompletableFuture<AwaitedRun> done = watch("done", LONG);
		await(LONG);
		assertThat(done).isDone();
		this.runs.searched.clear();
		int looks = this.runs.looks;
		this.runs.advance(Duration.ofSeconds(30));
		assertThat(this.runs.searched).hasSizeBetween(1, this.runs.looks - looks);
	}

	@Test
	void aLostRetryEndsTheWaitAndIsReported() {
		this.runs.put("r1", RunStatus.FAILURE, ANNOUNCED);
		CompletableFuture<AwaitedRun> result = await(LONG.maxRetryDelay(Duration.ofMinutes(2)));
		this.runs.advance(Duration.ofSeconds(110));
		assertThat(result).isNotDone();
		this.runs.advance(Duration.ofSeconds(30));
		assertThat(ids(result)).containsExactly("r1");
		assertThat(result.join().lostRetry())
			.isEqualTo("Dagster announced a retry of run r1 (dagster/will_retry), but has not launched one within 2m");
		// every half second it would be 240
		assertThat(this.runs.looks).isLessThan(60);
		assertThat(this.runs.searched).hasSizeLessThan(60);
	}

	@Test
	void aLostRetryIsBoundedByDefault() {
		this.runs.put("r1", RunStatus.FAILURE, ANNOUNCED);
		CompletableFuture<AwaitedRun> result = await(LONG);
		this.runs.advance(Duration.ofMinutes(6));
		assertThat(result.join().lostRetry()).endsWith("within 5m");
	}

	@Test
	void theTimeOfAnOutageDoesNotCount() {
		this.runs.put("r1", RunStatus.FAILURE, ANNOUNCED);
		CompletableFuture<AwaitedRun> result = await(LONG.maxRetryDelay(Duration.ofMinutes(1)));
		this.runs.outage = new DagsterConnectionException("down", false, null);
		this.runs.advance(Duration.ofMinutes(10));
		this.runs.outage = null;
		this.runs.advance(Duration.ofSeconds(20));
		assertThat(result).isNotDone();
		this.runs.putRetry("r2", "r1", 1, RunStatus.SUCCESS);
		this.runs.advance(Duration.ofSeconds(20));
		assertThat(ids(result)).containsExactly("r1", "r2");
	}

	@Test
	void aRetryThatIsCreatedAndNeverStartedIsLost() {
		this.runs.put("r1", RunStatus.FAILURE,
				Map.of("dagster/will_retry", "false", "dagster/auto_retry_run_id", "r2"));
		this.runs.putRetry("r2", "r1", 1, RunStatus.NOT_STARTED);
		CompletableFuture<AwaitedRun> result = await(LONG);
		this.runs.advance(Duration.ofMinutes(6));
		assertThat(ids(result)).containsExactly("r1");
		assertThat(result.join().lostRetry())
			.isEqualTo("Dagster created run r2 to retry run r1, but has not started it within 5m");
	}

	@Test
	void theWaitEndsImmediatelyIfRetriesAreDisabled() {
		this.runs.put("r1", RunStatus.FAILURE, Map.of());
		assertThat(await(LONG)).isDone();
		assertThat(this.runs.looks).isEqualTo(1);
		assertThat(this.runs.searched).isEmpty();
		assertThat(await(LONG)).isDone();
		assertThat(this.runs.daemonQuestions).isEqualTo(1);
		// a tag alone retries nothing
		this.runs.put("r1", RunStatus.FAILURE, TAGGED);
		assertThat(await(LONG)).isDone();
		this.runs.put("r1", RunStatus.FAILURE, REFUSED);
		assertThat(await(LONG)).isDone();
	}

	@Test
	void aRunWithoutAnnouncementIsTheResultAfterAWhile() {
		enableRetries();
		this.runs.put("r1", RunStatus.FAILURE, Map.of());
		CompletableFuture<AwaitedRun> result = await(LONG);
		this.runs.advance(Duration.ofSeconds(25));
		assertThat(result).isNotDone();
		this.runs.advance(Duration.ofSeconds(15));
		assertThat(ids(result)).containsExactly("r1");
		assertThat(result.join().lostRetry()).isNull();
	}

	@Test
	void aRetryThatIsDueButNotAnnouncedIsFollowed() {
		enableRetries();
		this.runs.put("r1", RunStatus.FAILURE, TAGGED);
		CompletableFuture<AwaitedRun> result = await(LONG);
		this.runs.advance(Duration.ofMinutes(2));
		this.runs.putRetry("r2", "r1", 1, RunStatus.SUCCESS);
		this.runs.advance(Duration.ofSeconds(20));
		assertThat(ids(result)).containsExactly("r1", "r2");
		assertThat(result.join().lostRetry()).isNull();
	}

	@Test
	void aLostRetryThatWasNotAnnouncedIsReported() {
		enableRetries();
		this.runs.put("r1", RunStatus.FAILURE, TAGGED);
		CompletableFuture<AwaitedRun> result = await(LONG);
		this.runs.advance(Duration.ofMinutes(4));
		assertThat(result).isNotDone();
		this.runs.advance(Duration.ofMinutes(2));
		assertThat(ids(result)).containsExactly("r1");
		assertThat(result.join().lostRetry()).isEqualTo(
				"Run r1 has a tag for retries (dagster/max_retries), but Dagster has not launched a retry within 5m");
	}

	@Test
	void noRetryIsDueAfterTheLastOne() {
		enableRetries();
		this.runs.put("r1", RunStatus.FAILURE,
				Map.of("dagster/max_retries", "2", "dagster/retry_number", "2", "dagster/parent_run_id", "r0"));
		CompletableFuture<AwaitedRun> result = await(LONG);
		this.runs.advance(Duration.ofSeconds(45));
		assertThat(result.join().lostRetry()).isNull();
	}

	@Test
	void noRetryIsDueAfterAManualReexecution() {
		enableRetries();
		this.runs.put("r1", RunStatus.FAILURE, TAGGED);
		this.runs.put("manual", RunStatus.FAILURE, Map.of("dagster/max_retries", "2", "dagster/parent_run_id", "r1"));
		CompletableFuture<AwaitedRun> repeated = await(LONG);
		CompletableFuture<AwaitedRun> repetition = this.watcher
			.watch("manual", LONG, new ObservedAwait("manual"), (wait) -> {
			})
			.toFuture();
		this.runs.advance(Duration.ofSeconds(45));
		assertThat(repeated.join().lostRetry()).isNull();
		assertThat(repetition.join().lostRetry()).isNull();
	}

	@Test
	void aRetryThatIsDueIsNotWaitedForWithoutGraceTime() {
		enableRetries();
		this.runs.put("r1", RunStatus.FAILURE, TAGGED);
		CompletableFuture<AwaitedRun> result = await(LONG.retryGraceTime(Duration.ZERO));
		assertThat(result.join().lostRetry()).isNull();
	}

	@Test
	void theGraceTimeAppliesIfRetriesAreUnknown() {
		this.runs.daemons.clear();
		this.runs.put("r1", RunStatus.FAILURE, Map.of());
		CompletableFuture<AwaitedRun> result = await(LONG);
		this.runs.advance(Duration.ofSeconds(3));
		assertThat(result).isNotDone();
		this.runs.advance(Duration.ofSeconds(3));
		assertThat(result).isDone();
	}

	@Test
	void searchesAreBounded() {
		List<CompletableFuture<AwaitedRun>> results = new ArrayList<>();
		for (int index = 0; index < 200; index++) {
			String id = "p" + index;
			this.runs.put(id, RunStatus.FAILURE, ANNOUNCED);
			results.add(this.watcher.watch(id, LONG, new ObservedAwait(id), (wait) -> {
			}).toFuture());
		}
		this.runs.advance(Duration.ofSeconds(2));
		assertThat(this.runs.searched).hasSizeLessThanOrEqualTo(20 * this.runs.looks);
		for (int index = 0; index < 200; index++) {
			this.runs.putRetry("c" + index, "p" + index, 1, RunStatus.SUCCESS);
		}
		this.runs.advance(Duration.ofMinutes(2));
		assertThat(results).allMatch(CompletableFuture::isDone);
	}

}
