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

package io.github.dagstergraphql.test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.log.CapturedLog;
import io.github.dagstergraphql.client.log.CapturedLogChunk;
import io.github.dagstergraphql.client.log.ExternalCapturedLogException;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.fault.Fault;
import io.github.dagstergraphql.test.request.RecordedRequest;
import io.github.dagstergraphql.test.run.PythonException;
import io.github.dagstergraphql.test.run.RunScript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * Captured logs of simulated runs.
 */
class CapturedLogTests {

	private static final Duration LONG = Duration.ofSeconds(60);

	private final EmbeddedDagster dagster = EmbeddedDagster.start();

	private final DagsterGraphQlClient client = DagsterGraphQlClient.builder()
		.url(this.dagster.getUrl())
		.pollInterval(Duration.ofMillis(20), Duration.ofMillis(100))
		.build();

	private final List<CapturedLogChunk> chunks = new CopyOnWriteArrayList<>();

	private final AtomicBoolean ended = new AtomicBoolean();

	@BeforeEach
	void define() {
		this.dagster.stopTime();
		this.dagster.define(JobDefinition.named("daily")
			.ops("extract", "load")
			.runs(RunScript.succeed()
				.after(Duration.ofMinutes(2))
				.prints("extract", "first \u20AC\n")
				.printsError("extract", "a problem\n")
				.prints("extract", "after half a minute\n", Duration.ofSeconds(30))
				.prints("extract", "at the end\n", Duration.ofMinutes(5))
				.storesOutputAt("load", "https://logs.example.com/load")));
	}

	@AfterEach
	void close() {
		this.client.close();
		this.dagster.close();
	}

	@Test
	void growWithTime() {
		String id = start();
		Disposable subscription = follow(id);
		await().atMost(LONG).until(() -> text().equals("first \u20AC\n"));
		assertThat(this.client.run(id).logs().step("extract").stderr().text()).isEqualTo("a problem\n");
		this.dagster.advanceTime(Duration.ofSeconds(30));
		await().atMost(LONG).until(() -> text().endsWith("after half a minute\n"));
		this.dagster.advanceTime(Duration.ofSeconds(30));
		await().atMost(LONG).until(() -> text().endsWith("at the end\n"));
		this.dagster.advanceTime(Duration.ofMinutes(2));
		await().atMost(LONG).untilTrue(this.ended);
		assertThat(text()).isEqualTo("first \u20AC\nafter half a minute\nat the end\n");
		assertThat(subscription.isDisposed()).isTrue();
	}

	@Test
	void growWithWhatATestPrints() {
		String id = start();
		follow(id);
		this.dagster.run(id).print("extract", "printed by a test\n").printError("extract", "and an error\n");
		await().atMost(LONG).until(() -> text().equals("first \u20AC\nprinted by a test\n"));
		assertThat(this.client.run(id).logs().step("extract").stderr().text()).endsWith("and an error\n");
		assertThatIllegalStateException().isThrownBy(() -> this.dagster.run(id).print("load", "too early"))
			.withMessageContaining("load");
	}

	@Test
	void areFollowedInSpiteOfARestartOfTheWebserver() {
		String id = start();
		follow(id);
		await().atMost(LONG).until(() -> !this.chunks.isEmpty());
		this.dagster.inject(Fault.status(503).times(10));
		this.dagster.run(id).print("extract", "during the outage\n");
		await().atMost(LONG).until(() -> text().equals("first \u20AC\nduring the outage\n"));
	}

	@Test
	void areNotRequestedAfterACancellation() {
		String id = start();
		Disposable subscription = follow(id);
		await().atMost(LONG).until(() -> requests("CapturedLogs") > 2);
		subscription.dispose();
		this.client.run(id).status();
		long before = requests("CapturedLogs") + requests("RunEvents");
		for (int count = 0; count < 20; count++) {
			this.client.run(id).status();
		}
		assertThat(requests("CapturedLogs") + requests("RunEvents")).isEqualTo(before);
		assertThat(this.ended).isFalse();
	}

	@Test
	void mayBeDeleted() {
		String id = start();
		this.dagster.run(id).deleteCapturedLogs();
		assertThat(this.client.run(id).logs().step("extract").stdout().text()).isEmpty();
		assertThat(this.client.run(id).logs().list()).hasSize(1);
	}

	@Test
	void mayBeStoredElsewhere() {
		String id = start();
		this.dagster.run(id).succeed();
		assertThat(this.client.run(id).logs().list()).extracting(CapturedLog::externalUrl)
			.containsExactly(null, "https://logs.example.com/load");
		assertThatExceptionOfType(ExternalCapturedLogException.class)
			.isThrownBy(() -> this.client.run(id).logs().step("load").stdout().text())
			.satisfies((ex) -> assertThat(ex.getUrl()).isEqualTo("https://logs.example.com/load"));
	}

	@Test
	void belongToAttempts() {
		this.dagster.define(JobDefinition.named("flaky")
			.ops("load")
			.runs(RunScript.succeed()
				.prints("load", "attempt 1")
				.retries("load", PythonException.of("OSError", "busy"), Duration.ofSeconds(1))
				.prints("load", "attempt 2")));
		String id = this.client.job("flaky").launch().id();
		this.dagster.run(id).succeed();
		assertThat(this.client.run(id).logs().step("load", 1).stdout().text()).isEqualTo("attempt 1");
		assertThat(this.client.run(id).logs().step("load", 2).stdout().text()).isEqualTo("attempt 2");
	}

	@Test
	void canBeSubscribedTo() {
		String id = start();
		CapturedLog log = this.client.run(id).logs().step("extract").get();
		List<Part> parts = new CopyOnWriteArrayList<>();
		AtomicBoolean complete = new AtomicBoolean();
		this.client.reactive()
			.graphql()
			.document("""
					subscription Follow($logKey: [String!]!) {
					  capturedLogs(logKey: $logKey) { stdout stderr cursor }
					}""")
			.variable("logKey", log.logKey())
			.retrieveSubscription("capturedLogs")
			.toEntity(Part.class)
			.doOnComplete(() -> complete.set(true))
			.subscribe(parts::add);
		await().atMost(LONG).until(() -> parts.size() == 1);
		assertThat(parts.get(0)).isEqualTo(new Part("first \u20AC\n", "a problem\n", "10:10"));
		this.dagster.run(id).print("extract", "more");
		await().atMost(LONG).until(() -> parts.size() == 2);
		assertThat(parts.get(1)).isEqualTo(new Part("more", null, "14:10"));
		this.dagster.run(id).succeed();
		await().atMost(LONG).untilTrue(complete);
	}

	private String start() {
		String id = this.client.job("daily").launch().id();
		this.dagster.advanceTime(Duration.ofMillis(100));
		return id;
	}

	private Disposable follow(String id) {
		return this.client.reactive()
			.run(id)
			.logs()
			.step("extract")
			.stdout()
			.chunks()
			.doOnComplete(() -> this.ended.set(true))
			.subscribe(this.chunks::add);
	}

	private String text() {
		return this.chunks.stream().map(CapturedLogChunk::text).collect(Collectors.joining());
	}

	private long requests(String operation) {
		return this.dagster.requests().stream().map(RecordedRequest::operationName).filter(operation::equals).count();
	}

	/**
	 * A part of the outputs.
	 *
	 * @param stdout the standard output
	 * @param stderr the standard error
	 * @param cursor the position
	 */
	record Part(String stdout, String stderr, String cursor) {

	}

}
