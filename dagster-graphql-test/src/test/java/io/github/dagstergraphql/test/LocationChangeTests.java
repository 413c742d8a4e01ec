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
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.location.LocationChange;
import io.github.dagstergraphql.client.location.LocationChange.Kind;
import io.github.dagstergraphql.test.definition.CodeLocation;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.definition.RepositoryDefinition;
import io.github.dagstergraphql.test.fault.Fault;
import io.github.dagstergraphql.test.request.RecordedRequest;
import io.github.dagstergraphql.test.run.PythonException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.Disposable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * Changes of code locations.
 */
class LocationChangeTests {

	private static final Duration LONG = Duration.ofSeconds(60);

	private static final Duration SHORT = Duration.ofMillis(50);

	/** A stream polls once, unless a change is announced. */
	private static final Duration NEVER = Duration.ofHours(1);

	private final EmbeddedDagster dagster = EmbeddedDagster.start();

	private final List<LocationChange> changes = new CopyOnWriteArrayList<>();

	@BeforeEach
	void define() {
		this.dagster.define(etl("daily"));
	}

	@AfterEach
	void close() {
		this.dagster.close();
	}

	static Stream<Fault> faults() {
		return Stream.of(Fault.refusedSocket(502), Fault.cutSocket(), Fault.silentSocket(), Fault.garbledSocket(),
				Fault.failedSubscription(), Fault.endedSubscription());
	}

	private static CodeLocation etl(String job) {
		return CodeLocation.named("etl").jobs(JobDefinition.named(job));
	}

	private DagsterGraphQlClient.Builder client(Duration interval) {
		return DagsterGraphQlClient.builder().url(this.dagster.getUrl()).pollInterval(interval, interval);
	}

	private long requests(String operation) {
		return this.dagster.requests().stream().map(RecordedRequest::operationName).filter(operation::equals).count();
	}

	@Test
	void reportsAnnouncedChangesAtOnce() {
		try (DagsterGraphQlClient client = client(NEVER).build()) {
			client.reactive().locations().changes().subscribe(this.changes::add);
			await().atMost(LONG).until(() -> requests("LocationSignals") == 1);
			// the server may not have subscribed yet
			await().atMost(LONG).until(() -> {
				this.dagster.define(CodeLocation.named("etl")
					.repositories(RepositoryDefinition.named("other").jobs(JobDefinition.named("daily"))));
				return !this.changes.isEmpty();
			});
			assertThat(this.changes.get(0)).satisfies((change) -> {
				assertThat(change.kind()).isEqualTo(Kind.UPDATED);
				assertThat(change.locationName()).isEqualTo("etl");
				assertThat(change.previous().repositoryNames()).containsExactly("__repository__");
				assertThat(change.current().repositoryNames()).containsExactly("other");
			});
		}
	}

	@ParameterizedTest
	@MethodSource("faults")
	void reportsChangesWithoutAnnouncements(Fault fault) {
		this.dagster.inject(fault.times(1000));
		try (DagsterGraphQlClient client = client(SHORT).build()) {
			follow(client);
			this.dagster.define(etl("hourly"));
			await().atMost(LONG).until(() -> !this.changes.isEmpty());
			assertThat(this.changes.get(0).kind()).isEqualTo(Kind.UPDATED);
		}
	}

	@Test
	void pollsIfConnectionsAreDisabled() {
		try (DagsterGraphQlClient client = client(SHORT).live(false).build()) {
			follow(client);
			this.dagster.define(CodeLocation.named("added").jobs(JobDefinition.named("other")));
			await().atMost(LONG).until(() -> this.changes.size() == 1);
			this.dagster
				.define(CodeLocation.broken("added", PythonException.of("RuntimeError", "this location never loads")));
			await().atMost(LONG).until(() -> this.changes.size() == 2);
			this.dagster.remove("added");
			await().atMost(LONG).until(() -> this.changes.size() == 3);
			assertThat(this.changes).extracting(LocationChange::kind)
				.containsExactly(Kind.ADDED, Kind.UPDATED, Kind.REMOVED);
			assertThat(this.changes).extracting(LocationChange::locationName).containsOnly("added");
			assertThat(this.changes.get(1).current().loadError().rootCause().message())
				.contains("this location never loads");
			assertThat(this.changes.get(2).current()).isNull();
			assertThat(requests("LocationSignals")).isZero();
		}
	}

	@Test
	void looksUpJobsAgainAfterAChange() {
		try (DagsterGraphQlClient client = client(SHORT).build()) {
			follow(client);
			client.job("daily").get();
			client.job("daily").get();
			assertThat(requests("FindJob")).isOne();
			this.dagster.define(etl("daily"));
			await().atMost(LONG).until(() -> !this.changes.isEmpty());
			client.job("daily").get();
			assertThat(requests("FindJob")).isEqualTo(2);
		}
	}

	@Test
	void continuesAfterAnOutage() {
		try (DagsterGraphQlClient client = client(SHORT).live(false).build()) {
			follow(client);
			this.dagster.inject(Fault.status(503).onOperation("Locations").times(8));
			this.dagster.define(etl("hourly"));
			await().atMost(LONG).until(() -> !this.changes.isEmpty());
			assertThat(this.changes).hasSize(1);
		}
	}

	@Test
	void endsIfItIsClosedOrWaitsAreEnded() {
		try (DagsterGraphQlClient client = client(SHORT).build()) {
			Stream<LocationChange> stream = client.locations().changes();
			CompletableFuture<Boolean> hasNext = CompletableFuture.supplyAsync(() -> stream.iterator().hasNext());
			await().atMost(LONG).until(() -> requests("Locations") > 1);
			stream.close();
			assertThat(hasNext).succeedsWithin(LONG).isEqualTo(false);
			Disposable subscription = client.reactive().locations().changes().subscribe(this.changes::add);
			client.endWaits();
			await().atMost(LONG).until(subscription::isDisposed);
			try (Stream<LocationChange> later = client.locations().changes()) {
				assertThat(later.findFirst()).isEmpty();
			}
		}
	}

	@Test
	void returnsChangesToABlockingCaller() {
		try (DagsterGraphQlClient client = client(SHORT).build();
				Stream<LocationChange> stream = client.locations().changes()) {
			Iterator<LocationChange> iterator = stream.iterator();
			CompletableFuture<LocationChange> next = CompletableFuture.supplyAsync(iterator::next);
			await().atMost(LONG).until(() -> requests("Locations") > 1);
			this.dagster.define(etl("hourly"));
			assertThat(next).succeedsWithin(LONG).extracting(LocationChange::locationName).isEqualTo("etl");
		}
	}

	@Test
	void rejectsChangesOfNothing() {
		assertThatIllegalArgumentException().isThrownBy(() -> new LocationChange(null, null));
	}

	// until the state to compare with is known
	private void follow(DagsterGraphQlClient client) {
		client.reactive().locations().changes().subscribe(this.changes::add);
		await().atMost(LONG).until(() -> requests("Locations") > 1);
	}

}
