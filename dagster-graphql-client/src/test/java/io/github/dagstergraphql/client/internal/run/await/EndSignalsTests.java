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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.RunStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EndSignals} and waits that end earlier because of them. The test moves
 * the clock.
 */
class EndSignalsTests {

	private static final AwaitOptions LONG = AwaitOptions.within(Duration.ofHours(1));

	private static final Duration AGE = Duration.ofMinutes(10);

	private final FakeRuns runs = new FakeRuns();

	private final FakeSignals subscriptions = this.runs.subscriptions;

	private final RunWatcher watcher = this.runs.watcher();

	private CompletableFuture<AwaitedRun> await(String runId) {
		return this.watcher.watch(runId, LONG, new ObservedAwait(runId), (wait) -> {
		}).toFuture();
	}

	private CompletableFuture<AwaitedRun> awaitInProgress(String runId) {
		this.runs.put(runId, RunStatus.STARTED, Map.of());
		CompletableFuture<AwaitedRun> result = await(runId);
		this.runs.advance(AGE);
		return result;
	}

	@Test
	void waitEndsWithTheSignal() {
		CompletableFuture<AwaitedRun> result = awaitInProgress("r1");
		this.runs.put("r1", RunStatus.SUCCESS, Map.of());
		this.subscriptions.event("r1", "RunSuccessEvent");
		this.runs.advance(Duration.ZERO);
		assertThat(result.join().status()).isEqualTo(RunStatus.SUCCESS);
		this.subscriptions.of("r1").assertCancelled();
	}

	@Test
	void otherEventsAreNoSignals() {
		awaitInProgress("r1");
		int looks = this.runs.looks;
		this.subscriptions.event("r1", "StepWorkerStartedEvent", "LogMessageEvent");
		this.subscriptions.event("r1");
		this.runs.advance(Duration.ZERO);
		assertThat(this.runs.looks).isEqualTo(looks);
	}

	// Dagster stores the event before the status.
	@Test
	void pollsRepeatedlyUntilTheStatusFollows() {
		CompletableFuture<AwaitedRun> result = awaitInProgress("r1");
		int looks = this.runs.looks;
		this.subscriptions.event("r1", "RunSuccessEvent");
		this.runs.advance(Duration.ofMillis(130));
		assertThat(result).isNotDone();
		this.runs.put("r1", RunStatus.SUCCESS, Map.of());
		this.runs.advance(Duration.ofMillis(70));
		assertThat(result).isDone();
		assertThat(this.runs.looks - looks).isLessThan(10);
	}

	@Test
	void pollsAtTheUsualIntervalIfNothingFollows() {
		awaitInProgress("r1");
		this.subscriptions.event("r1", "RunFailureEvent");
		this.runs.advance(Duration.ofSeconds(2));
		int looks = this.runs.looks;
		this.runs.advance(Duration.ofSeconds(30));
		assertThat(this.runs.looks - looks).isLessThan(5);
	}

	// Dagster writes the tags after the status.
	@Test
	void aRetryThatTagsNameLaterIsFollowed() {
		CompletableFuture<AwaitedRun> result = awaitInProgress("r1");
		this.runs.daemons.add(FakeRuns.daemon("EVENT_LOG_CONSUMER"));
		this.runs.put("r1", RunStatus.FAILURE, Map.of());
		this.subscriptions.event("r1", "RunFailureEvent");
		this.runs.advance(Duration.ofMillis(100));
		this.runs.put("r1", RunStatus.FAILURE, Map.of("dagster/will_retry", "true"));
		this.runs.advance(Duration.ofMillis(300));
		assertThat(result).isNotDone();
		this.runs.putRetry("r2", "r1", 1, RunStatus.STARTED);
		this.runs.advance(Duration.ofSeconds(30));
		assertThat(this.subscriptions.connected).containsExactly("r1", "r2");
		this.runs.putRetry("r2", "r1", 1, RunStatus.SUCCESS);
		this.subscriptions.event("r2", "RunSuccessEvent");
		this.runs.advance(Duration.ZERO);
		assertThat(result.join().attempts()).hasSize(2);
	}

	@Test
	void finishedRunsNeedNoSubscription() {
		this.runs.put("r1", RunStatus.SUCCESS, Map.of());
		CompletableFuture<AwaitedRun> result = await("r1");
		this.runs.advance(Duration.ofSeconds(1));
		assertThat(result).isDone();
		assertThat(this.subscriptions.connected).isEmpty();
	}

	@Test
	void waitsForTheSameRunShareASubscription() {
		CompletableFuture<AwaitedRun> first = awaitInProgress("r1");
		CompletableFuture<AwaitedRun> second = awaitInProgress("r1");
		assertThat(this.subscriptions.connected).containsExactly("r1");
		first.cancel(true);
		this.subscriptions.of("r1").assertWasNotCancelled();
		second.cancel(true);
		this.subscriptions.of("r1").assertCancelled();
	}

	@Test
	void onlyTheFirstRunsAreSubscribedTo() {
		CompletableFuture<AwaitedRun> first = awaitInProgress("r1");
		awaitInProgress("r2");
		CompletableFuture<AwaitedRun> third = awaitInProgress("r3");
		assertThat(this.subscriptions.connected).containsExactly("r1", "r2");
		first.cancel(true);
		this.runs.advance(Duration.ofSeconds(30));
		assertThat(this.subscriptions.connected).containsExactly("r1", "r2", "r3");
		this.runs.put("r3", RunStatus.CANCELED, Map.of());
		this.subscriptions.event("r3", "RunCanceledEvent");
		this.runs.advance(Duration.ZERO);
		assertThat(third.join().status()).isEqualTo(RunStatus.CANCELED);
	}

	@Test
	void queuedRunsGiveWayToOthers() {
		this.runs.put("queued", RunStatus.QUEUED, Map.of());
		await("queued");
		awaitInProgress("r1");
		assertThat(this.subscriptions.connected).containsExactlyInAnyOrder("queued", "r1");
		awaitInProgress("r2");
		assertThat(this.subscriptions.connected).containsExactlyInAnyOrder("queued", "r1", "r2");
		this.subscriptions.of("queued").assertCancelled();
	}

	@Test
	void pollsWithoutSubscriptions() {
		CompletableFuture<AwaitedRun> result = awaitInProgress("r1");
		this.subscriptions.of("r1").error(new TimeoutException());
		this.runs.put("r1", RunStatus.SUCCESS, Map.of());
		this.runs.advance(Duration.ofSeconds(15));
		assertThat(result).isDone();
	}

	@Test
	void subscribesAgainAfterAPause() {
		awaitInProgress("r1");
		this.subscriptions.of("r1").complete();
		assertThat(this.subscriptions.connected).hasSize(1);
		this.runs.advance(Duration.ofSeconds(15));
		assertThat(this.subscriptions.connected).containsExactly("r1", "r1");
		this.subscriptions.of("r1").assertSubscribers(1);
	}

	// The pause grows with each failure.
	@Test
	void subscriptionsThatEndTogetherAreOneFailure() {
		for (int restart = 0; restart < 3; restart++) {
			awaitInProgress("r1");
			awaitInProgress("r2");
			this.subscriptions.of("r1").error(new TimeoutException());
			this.subscriptions.of("r2").error(new TimeoutException());
			this.subscriptions.connected.clear();
		}
		this.runs.advance(Duration.ofSeconds(15));
		assertThat(this.subscriptions.connected).containsExactlyInAnyOrder("r1", "r2");
	}

	@Test
	void pollsSoonAfterANewSubscription() {
		CompletableFuture<AwaitedRun> result = awaitInProgress("r1");
		this.subscriptions.of("r1").complete();
		while (this.subscriptions.connected.size() < 2) {
			this.runs.advance(Duration.ofMillis(10));
		}
		// without a signal, since the subscription was not established yet
		this.runs.put("r1", RunStatus.SUCCESS, Map.of());
		this.runs.advance(Duration.ofMillis(600));
		assertThat(result).isDone();
	}

	@Test
	void subscriptionsEndWithTheWaits() {
		awaitInProgress("r1");
		this.watcher.end("the client has been closed");
		this.subscriptions.of("r1").assertCancelled();
	}

}
