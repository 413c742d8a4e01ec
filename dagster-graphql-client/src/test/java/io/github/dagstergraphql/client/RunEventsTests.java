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

package io.github.dagstergraphql.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.StubDagster.Request;
import io.github.dagstergraphql.client.error.DagsterInterruptedException;
import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.event.RunEventOptions;
import io.github.dagstergraphql.client.run.RunHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Reading the events of a run over HTTP.
 */
@Timeout(120)
class RunEventsTests {

	private static final RunEventOptions PAST = RunEventOptions.all().onlyPast();

	private final StubDagster stub = new StubDagster();

	private final CountDownLatch polled = new CountDownLatch(3);

	@AfterEach
	void close() {
		this.stub.close();
	}

	@Test
	void omitsWhatAnOlderServerDoesNotHave() {
		this.stub.answer((request) -> {
			boolean repr = request.body().contains("floatRepr");
			boolean time = request.body().contains("TimestampMetadataEntry");
			return (repr || time) ? Answer.json("{\"data\":null,\"errors\":[" + (repr
					? "{\"message\":\"Cannot query field 'floatRepr' on type 'FloatMetadataEntry'. Did you mean 'floatValue'?\"}"
					: "") + ((repr && time) ? "," : "")
					+ (time ? "{\"message\":\"Unknown type 'TimestampMetadataEntry'.\"}" : "") + "]}")
					: log("1", false, "LogMessageEvent");
		});
		try (DagsterGraphQlClient client = this.stub.client().build()) {
			assertThat(client.run("r1").events(PAST)).hasSize(1);
			assertThat(this.stub.requests()).hasSize(2);
			assertThat(this.stub.requests().get(1).body()).contains("FloatMetadataEntry", "floatValue");
			// known from now on
			assertThat(client.run("r2").events(PAST)).hasSize(1);
			assertThat(this.stub.requests()).hasSize(3);
		}
	}

	@Test
	void asksForWhatOnlySomeServersHave() {
		this.stub.answer((request) -> request.body().contains("floatRepr") ? Answer.json(
				"{\"data\":null,\"errors\":[{\"message\":\"Cannot query field 'floatRepr' on type 'FloatMetadataEntry'.\"}]}")
				: log("1", false, "LogMessageEvent"));
		try (DagsterGraphQlClient client = this.stub.client().build()) {
			assertThat(client.run("r1").events(PAST)).hasSize(1);
			assertThat(this.stub.requests().get(1).body()).contains("TimestampMetadataEntry");
		}
	}

	@Test
	void reportsTheVersionThatItRequires() {
		this.stub.answer((request) -> request.operation().contains("Version")
				? Answer.json("{\"data\":{\"version\":\"1.0.17\"}}")
				: Answer.json("{\"errors\":[{\"message\":\"Unknown type 'AssetCheckEvaluationEvent'.\"}]}"));
		try (DagsterGraphQlClient client = this.stub.client().build()) {
			assertThatExceptionOfType(UnsupportedServerVersionException.class)
				.isThrownBy(() -> client.run("r1").events().toList())
				.withMessage(
						"Reading the events of a run requires Dagster 1.5.0 or later; this server has version 1.0.17");
		}
	}

	@Test
	void readsPagesWithTheCursorOfTheServer() {
		this.stub.answer((request) -> switch (request.variables().path("afterCursor").asString("none")) {
			case "none" -> log("a", true, "RunStartEvent", "LogMessageEvent");
			case "a" -> log("b", true, "LogMessageEvent");
			default -> log("c", false, "RunSuccessEvent");
		});
		try (DagsterGraphQlClient client = this.stub.client().build()) {
			RunHandle run = client.run("r1");
			List<RunEvent> events = run.events(PAST).toList();
			assertThat(events).hasSize(4);
			assertThat(this.stub.requests()).hasSize(3)
				.allSatisfy((request) -> assertThat(request.variables().path("limit").asInt(0)).isEqualTo(1000));
			assertThat(run.events(PAST.after(events.get(0).cursor()))).hasSize(3);
			assertThat(run.events(PAST.after(events.get(1).cursor()))).hasSize(2);
			assertThat(run.events(PAST.after(events.get(3).cursor()))).hasSize(1);
		}
	}

	@Test
	void rejectsTheCursorOfAnotherRun() {
		try (DagsterGraphQlClient client = this.stub.client().build()) {
			RunEventOptions options = PAST.after("r2:0:abc");
			assertThatIllegalArgumentException().isThrownBy(() -> client.run("r1").events(options));
			assertThatIllegalArgumentException().isThrownBy(() -> client.reactive().run("r1").events(options));
			assertThat(this.stub.requests()).isEmpty();
		}
	}

	@Test
	void failsOnAnEventLoop() {
		try (DagsterGraphQlClient client = this.stub.client().build()) {
			Mono<Long> blocking = Mono.fromCallable(() -> client.run("r1").events().count())
				.subscribeOn(Schedulers.parallel());
			assertThatIllegalStateException().isThrownBy(blocking::block).withMessageContaining("event-loop thread");
		}
	}

	@Test
	void endsWhenTheThreadIsInterrupted() throws Exception {
		follow();
		try (DagsterGraphQlClient client = client()) {
			CompletableFuture<Throwable> failure = new CompletableFuture<>();
			Thread thread = new Thread(() -> {
				try {
					failure.complete(new AssertionError(client.run("r1").events().count()));
				}
				catch (Throwable ex) {
					failure.complete(ex);
				}
			});
			thread.start();
			assertThat(this.polled.await(60, TimeUnit.SECONDS)).isTrue();
			thread.interrupt();
			assertThat(failure.get(60, TimeUnit.SECONDS)).isInstanceOf(DagsterInterruptedException.class);
		}
	}

	@Test
	void failsWhenTheClientIsClosed() throws Exception {
		follow();
		CompletableFuture<Long> count;
		try (DagsterGraphQlClient client = client()) {
			count = CompletableFuture.supplyAsync(() -> client.run("r1").events().count());
			assertThat(this.polled.await(60, TimeUnit.SECONDS)).isTrue();
		}
		assertThat(count.handle((events, failure) -> failure).get(60, TimeUnit.SECONDS)).rootCause()
			.isInstanceOf(IllegalStateException.class)
			.hasMessageContaining("has been closed");
	}

	// a run that does not end
	private void follow() {
		this.stub.answer((request) -> {
			this.polled.countDown();
			return isForRun(request) ? Answer.json(
					"{\"data\":{\"runOrError\":{\"__typename\":\"Run\",\"runId\":\"r1\",\"jobName\":\"j\",\"status\":\"STARTED\",\"tags\":[]}}}")
					: log("1", false);
		});
	}

	private static boolean isForRun(Request request) {
		return request.operation().equals("Run");
	}

	private DagsterGraphQlClient client() {
		return this.stub.client().pollInterval(Duration.ofMillis(10), Duration.ofMillis(10)).build();
	}

	private static Answer log(String cursor, boolean hasMore, String... types) {
		StringBuilder events = new StringBuilder();
		for (String type : types) {
			events.append(events.isEmpty() ? "" : ",")
				.append("{\"__typename\":\"%s\",\"runId\":\"r1\",\"timestamp\":\"1764036111500\",\"level\":\"INFO\",\"message\":\"m\"}"
					.formatted(type));
		}
		return Answer.json(
				"{\"data\":{\"logsForRun\":{\"__typename\":\"EventConnection\",\"cursor\":\"%s\",\"hasMore\":%s,\"events\":[%s]}}}"
					.formatted(cursor, hasMore, events));
	}

}
