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

package io.github.dagstergraphql.awaiting;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.observation.DagsterAwaitObservationContext;
import io.github.dagstergraphql.client.observation.DagsterAwaitObservationContext.PollOutcome;
import io.github.dagstergraphql.client.observation.DagsterRunFinishedEvent;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitOutcome;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.RunAwaitException;
import io.github.dagstergraphql.client.run.RunAwaitException.Reason;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.EmbeddedRun;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.run.RunScript;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Many wait, the server comes and goes, and clients are closed.
 */
@Execution(ExecutionMode.CONCURRENT)
class AwaitTests {

	private static final AwaitOptions LONG = AwaitOptions.within(Duration.ofMinutes(2));

	private static final int MANY = 1_000;

	private final EmbeddedDagster dagster = EmbeddedDagster.builder()
		.initialize((server) -> server.define(
				JobDefinition.named("slow").runs(RunScript.succeed().after(Duration.ofSeconds(4))),
				JobDefinition.named("hanging").runs(RunScript.hang())))
		.start();

	private final AtomicInteger requests = new AtomicInteger();

	private final CountingHandler metrics = new CountingHandler();

	private final DagsterGraphQlClient client = DagsterGraphQlClient.builder()
		.url(this.dagster.getUrl())
		.observationRegistry(this.metrics.registry())
		.webClient(WebClient.builder().filter((request, next) -> {
			this.requests.incrementAndGet();
			return next.exchange(request);
		}))
		.build();

	@AfterEach
	void stop() {
		this.client.close();
		this.dagster.close();
	}

	@Test
	void manyWaitsCostLittle() {
		List<String> runs = launch("slow", MANY);
		this.requests.set(0);
		List<AwaitOutcome> outcomes = this.client.runs(runs).await(LONG);
		assertThat(outcomes).hasSize(MANY)
			.allSatisfy((outcome) -> assertThat(outcome).isInstanceOfSatisfying(AwaitedRun.class,
					(run) -> assertThat(run.isSuccessful()).isTrue()));
		assertThat(outcomes).extracting(AwaitOutcome::runId).containsExactlyElementsOf(runs);
		// 2 % of what it would be if each of them asked whenever the watcher did
		assertThat(this.requests.get()).isLessThanOrEqualTo(MANY * this.metrics.polls.get() / 50);
		assertThat(this.metrics.waits).hasValue(0);
		assertThat(this.metrics.mostWaits).hasValue(MANY);
		assertThat(this.metrics.finished).hasValue(MANY);
	}

	@Test
	void followsRetriesToTheEnd() {
		this.dagster.define(
				JobDefinition.named("flaky")
					.runs(RunScript.fail("ValueError", "not yet"), RunScript.fail("ValueError", "not yet"),
							RunScript.succeed()),
				JobDefinition.named("failing").runs(RunScript.fail("ValueError", "never")));
		Retries.areFollowedToTheEnd(this.client);
	}

	@Test
	void followsARetryThatNoTagNames() {
		this.dagster.define(JobDefinition.named("flaky")
			.runs(RunScript.fail("ValueError", "not yet"), RunScript.succeed().after(Duration.ofMillis(100))));
		RunHandle run = this.client.job("flaky").tag("dagster/max_retries", "1").launch();
		await().until(() -> this.dagster.run(run.id()).tags().containsKey("dagster/auto_retry_run_id"));
		EmbeddedRun failed = this.dagster.run(run.id()).withoutTag("dagster/auto_retry_run_id");
		assertThat(run.await(LONG).status()).isEqualTo(RunStatus.SUCCESS);
		failed.tag("dagster/will_retry", "false");
		assertThat(run.await(LONG).status()).isEqualTo(RunStatus.SUCCESS);
		failed.withoutTag("dagster/will_retry");
		assertThat(run.await(LONG).status()).isEqualTo(RunStatus.SUCCESS);
	}

	@Test
	void reportsAMissingRetry() {
		this.dagster.define(JobDefinition.named("failing").runs(RunScript.fail("ValueError", "never")));
		this.dagster.daemon("EVENT_LOG_CONSUMER").withoutHeartbeat();
		RunHandle run = this.client.job("failing").tag("dagster/max_retries", "1").launch();
		AwaitOptions options = LONG.maxRetryDelay(Duration.ofSeconds(1));
		assertThat(run.await(options).lostRetry()).contains(run.id()).endsWith("within 1s");
		assertThat(catchThrowableOfType(RunAwaitException.class, () -> run.await(options.requireSuccess())))
			.hasMessageContaining("Dagster announced a retry of run " + run.id());
	}

	@Test
	void endsACanceledRunThatIsCancelingAgain() {
		this.dagster.define(JobDefinition.named("queued").runs(RunScript.stayQueued()));
		RunHandle run = this.client.job("queued").launch();
		run.terminate();
		this.dagster.run(run.id()).cancelAgain();
		assertThat(run.terminateAndAwait(TerminatePolicy.SAFE_TERMINATE, Duration.ofMinutes(1)).status())
			.isEqualTo(RunStatus.CANCELED);
	}

	@Test
	void toleratesRestartsOfTheServer() throws Exception {
		List<String> runs = launch("slow", 50);
		CompletableFuture<List<AwaitOutcome>> outcomes = this.client.reactive().runs(runs).await(LONG).toFuture();
		for (int restart = 0; restart < 2; restart++) {
			await().until(() -> this.metrics.polls.get() > 0);
			this.dagster.stopWebserver();
			int failed = this.metrics.failedPolls.get();
			await().until(() -> this.metrics.failedPolls.get() > failed);
			this.dagster.startWebserver();
		}
		assertThat(outcomes.get(1, TimeUnit.MINUTES)).hasSize(50)
			.allSatisfy((outcome) -> assertThat(outcome).isInstanceOfSatisfying(AwaitedRun.class,
					(run) -> assertThat(run.status()).isEqualTo(RunStatus.SUCCESS)));
	}

	@Test
	void reportsThatTheServerIsUnreachable() {
		RunHandle run = this.client.job("hanging").launch();
		this.dagster.stopWebserver();
		RunAwaitException ex = catchThrowableOfType(RunAwaitException.class, () -> run.await(Duration.ofSeconds(5)));
		assertThat(ex.getReason()).isEqualTo(Reason.TIMEOUT);
		assertThat(ex).hasMessageContaining("its status is unknown. The last poll failed");
		assertThat(ex.getLastStatus()).isNull();
		assertThat(ex).hasCauseInstanceOf(DagsterConnectionException.class);
	}

	@Test
	void pendingWaitsReportThatTheClientWasClosed() {
		RunHandle run = this.client.job("hanging").launch();
		CompletableFuture<AwaitedRun> awaited = run.awaitAsync(LONG);
		await().until(() -> this.metrics.waits.get() == 1);
		this.client.close();
		CompletionException ex = catchThrowableOfType(CompletionException.class,
				() -> awaited.orTimeout(1, TimeUnit.MINUTES).join());
		assertThat(ex.getCause())
			.isInstanceOfSatisfying(RunAwaitException.class,
					(closed) -> assertThat(closed.getReason()).isEqualTo(Reason.CLOSED))
			.hasMessage("The wait for run %s was aborted: the client was closed. The run itself continues", run.id());
	}

	@Test
	void aCanceledWaitDoesNotAffectOthers() throws Exception {
		RunHandle run = this.client.job("hanging").launch();
		Disposable wait = this.client.reactive().run(run.id()).await(LONG).subscribe();
		CompletableFuture<AwaitedRun> future = run.awaitAsync(LONG);
		await().until(() -> this.metrics.polls.get() > 0);
		wait.dispose();
		future.cancel(true);
		await().until(() -> this.metrics.waits.get() == 0);
		assertThat(run.status().isFinished()).isFalse();
		int before = this.requests.get();
		// far longer than the watcher would wait
		TimeUnit.SECONDS.sleep(2);
		assertThat(this.requests).hasValue(before);
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofMinutes(1));
	}

	private List<String> launch(String job, int count) {
		return Flux.range(0, count)
			.flatMap((index) -> this.client.reactive().job(job).launch(), 16)
			.map((run) -> run.id())
			.collectList()
			.block();
	}

	private static final class CountingHandler implements ObservationHandler<DagsterAwaitObservationContext> {

		private final AtomicInteger polls = new AtomicInteger();

		private final AtomicInteger failedPolls = new AtomicInteger();

		private final AtomicInteger waits = new AtomicInteger();

		private final AtomicInteger mostWaits = new AtomicInteger();

		private final AtomicInteger finished = new AtomicInteger();

		ObservationRegistry registry() {
			ObservationRegistry registry = ObservationRegistry.create();
			registry.observationConfig().observationHandler(this);
			return registry;
		}

		@Override
		public void onStart(DagsterAwaitObservationContext context) {
			this.mostWaits.accumulateAndGet(this.waits.incrementAndGet(), Math::max);
			context.onPoll(
					(outcome) -> ((outcome == PollOutcome.SUCCESS) ? this.polls : this.failedPolls).incrementAndGet());
		}

		@Override
		public void onEvent(Observation.Event event, DagsterAwaitObservationContext context) {
			if (event instanceof DagsterRunFinishedEvent) {
				this.finished.incrementAndGet();
			}
		}

		@Override
		public void onStop(DagsterAwaitObservationContext context) {
			this.waits.decrementAndGet();
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof DagsterAwaitObservationContext;
		}

	}

}
