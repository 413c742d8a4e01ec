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
import java.util.stream.Stream;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.event.RunEventOptions;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.fault.Fault;
import io.github.dagstergraphql.test.request.RecordedRequest;
import io.github.dagstergraphql.test.run.RunScript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Events of runs that are received over a WebSocket connection.
 */
class LiveEventsTests {

	private static final Duration LONG = Duration.ofSeconds(60);

	private final EmbeddedDagster dagster = EmbeddedDagster.start();

	private final DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(this.dagster.getUrl()).build();

	private final List<RunEvent> events = new CopyOnWriteArrayList<>();

	private final AtomicBoolean ended = new AtomicBoolean();

	@BeforeEach
	void stopTime() {
		this.dagster.stopTime();
		this.dagster.define(JobDefinition.named("daily").runs(RunScript.succeed().after(Duration.ofMinutes(1))));
	}

	@AfterEach
	void close() {
		this.client.close();
		this.dagster.close();
	}

	static Stream<Fault> faults() {
		return Stream.of(Fault.refusedSocket(502), Fault.refusedSocket(200),
				Fault.cutSocket().onOperation("LiveRunEvents"), Fault.silentSocket().onOperation("LiveRunEvents"),
				Fault.garbledSocket().onOperation("LiveRunEvents"),
				Fault.failedSubscription().onOperation("LiveRunEvents"),
				Fault.endedSubscription().onOperation("LiveRunEvents"));
	}

	private String follow() {
		String id = this.client.job("daily").launch().id();
		this.client.reactive().run(id).events().doOnComplete(() -> this.ended.set(true)).subscribe(this.events::add);
		await().atMost(LONG).until(() -> !this.events.isEmpty());
		return id;
	}

	private long requests(String operation) {
		return this.dagster.requests().stream().map(RecordedRequest::operationName).filter(operation::equals).count();
	}

	@Test
	void receivesEventsWithoutPolls() {
		String id = follow();
		await().atMost(LONG).until(() -> requests("LiveRunEvents") == 1);
		this.dagster.advanceTime(Duration.ofSeconds(1));
		await().atMost(LONG).until(() -> this.events.size() == 5);
		this.dagster.advanceTime(Duration.ofMinutes(2));
		await().atMost(LONG).untilTrue(this.ended);
		assertThat(requests("LiveRunEvents")).isOne();
		assertThat(this.events).extracting(RunEvent::toString)
			.isEqualTo(past(id).stream().map(RunEvent::toString).toList());
	}

	@ParameterizedTest
	@MethodSource("faults")
	void receivesEachEventOnceInSpiteOfFaults(Fault fault) {
		this.dagster.inject(fault.times(2));
		String id = follow();
		this.dagster.advanceTime(Duration.ofSeconds(1));
		await().atMost(LONG).until(() -> this.events.size() == 5);
		this.dagster.advanceTime(Duration.ofMinutes(2));
		await().atMost(LONG).untilTrue(this.ended);
		assertThat(this.events).extracting(RunEvent::toString)
			.isEqualTo(past(id).stream().map(RunEvent::toString).toList());
		assertThat(this.events).extracting(RunEvent::cursor).doesNotHaveDuplicates();
	}

	@Test
	void pollsIfConnectionsAreDisabled() {
		String id = this.client.job("daily").launch().id();
		try (DagsterGraphQlClient polling = DagsterGraphQlClient.builder()
			.url(this.dagster.getUrl())
			.live(false)
			.build()) {
			this.dagster.advanceTime(Duration.ofMinutes(2));
			try (Stream<RunEvent> stream = polling.run(id).events()) {
				assertThat(stream.toList()).hasSameSizeAs(past(id));
			}
		}
		assertThat(requests("LiveRunEvents")).isZero();
	}

	private List<RunEvent> past(String id) {
		return this.client.run(id).events(RunEventOptions.all().onlyPast()).toList();
	}

}
