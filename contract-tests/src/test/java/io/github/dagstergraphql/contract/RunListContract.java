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

package io.github.dagstergraphql.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.run.ReactiveRunsSpec;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.RunTermination;
import io.github.dagstergraphql.client.run.RunsSpec;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import io.github.dagstergraphql.client.run.TooManyRunsException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/**
 * Finding runs, and what can be done with those that were found.
 */
abstract class RunListContract {

	private static final String UNKNOWN = "00000000-0000-0000-0000-000000000000";

	private static final Duration START_TIME = Duration.ofMinutes(3);

	/** What the runs of one case have in common. */
	private final String search = UUID.randomUUID().toString();

	abstract DagsterServer server();

	@Test
	void findsRuns() {
		if (!server().isAtLeast(5)) {
			return;
		}
		Instant start = Instant.now();
		String first = launch("succeeding", "1");
		String second = launch("failing", "2");
		String third = launch("succeeding", "2");
		await().atMost(START_TIME).until(() -> runs().statuses(RunStatus.SUCCESS, RunStatus.FAILURE).count() == 3);
		assertThat(runs().list(10)).extracting(Run::id).containsExactly(third, second, first);
		assertThat(runs().list(2)).extracting(Run::id).containsExactly(third, second);
		assertThat(server().client()
			.reactive()
			.runs()
			.tag("search", this.search)
			.stream()
			.map(Run::id)
			.collectList()
			.block()).containsExactly(third, second, first);
		assertThat(runs().count()).isEqualTo(3);
		assertThat(runs().pageSize(1).stream()).extracting(Run::id).containsExactly(third, second, first);
		assertThat(ids(runs().job("failing"))).containsExactly(second);
		assertThat(ids(runs().statuses(RunStatus.SUCCESS))).containsExactly(third, first);
		assertThat(ids(runs().tag("part", "2"))).containsExactly(third, second);
		assertThat(ids(runs().tag("part", "1").tag("part", "2"))).containsExactly(third, second);
		assertThat(ids(runs().tag("part", "3"))).isEmpty();
		assertThat(ids(runs().ids(List.of(first, UNKNOWN, second)))).containsExactly(second, first);
		assertThat(runs().ids(List.of(first, UNKNOWN, second)).count()).isEqualTo(2);
		assertThat(ids(runs().job("failing").statuses(RunStatus.SUCCESS))).isEmpty();
		assertThat(ids(runs().createdBefore(start.minusSeconds(60)))).isEmpty();
		assertThat(ids(runs().createdBefore(Instant.now().plusSeconds(60)))).hasSize(3);
		assertThat(ids(runs().updatedAfter(start.minusSeconds(60)))).hasSize(3);
		assertThat(ids(runs().updatedAfter(Instant.now().plusSeconds(60)))).isEmpty();
		Run run = runs().list(1).get(0);
		assertThat(run.jobName()).isEqualTo("succeeding");
		assertThat(run.locationName()).isEqualTo("orders");
		assertThat(run.status()).isEqualTo(RunStatus.SUCCESS);
		assertThat(run.tags()).containsEntry("part", "2").containsEntry("team", "core");
		assertThat(run.duration()).isPositive();
		assertThat(run.statistics()).isNull();
	}

	@Test
	void findsTags() {
		RunsSpec all = server().client().runs();
		if (!server().isAtLeast(5)) {
			if (!server().isLegacy()) {
				assertThatExceptionOfType(UnsupportedServerVersionException.class).isThrownBy(all::tagKeys)
					.withMessageContaining(
							"requires Dagster 1.5.0 or later; this server has version " + server().version());
				assertThatExceptionOfType(UnsupportedServerVersionException.class)
					.isThrownBy(() -> all.tagValues("search"));
			}
			return;
		}
		launch("succeeding", "2");
		launch("succeeding", "1");
		assertThat(all.tagKeys()).isSorted().contains("part", "search", "team");
		assertThat(all.tagKeys()).noneMatch((key) -> key.startsWith(".dagster/"));
		assertThat(all.tagValues("part")).isSorted().contains("1", "2");
		assertThat(all.tagValues("search")).contains(this.search);
		assertThat(all.tagValues("unknown")).isEmpty();
		ReactiveRunsSpec reactive = server().client().reactive().runs();
		assertThat(reactive.tagKeys().block()).contains("search");
		assertThat(reactive.tagValues("search").block()).contains(this.search);
	}

	@Test
	void someConditionsAreYounger() {
		if (!server().isAtLeast(5)) {
			return;
		}
		Instant start = Instant.now();
		RunsSpec after = runs().createdAfter(start.minusSeconds(60));
		RunsSpec before = runs().updatedBefore(start.minusSeconds(60));
		if (!server().isAtLeast(9)) {
			for (RunsSpec spec : List.of(after, before)) {
				assertThatExceptionOfType(UnsupportedServerVersionException.class).isThrownBy(spec::count)
					.withMessageContaining(
							"requires Dagster 1.7.7 or later; this server has version " + server().version());
			}
			return;
		}
		String run = launch("succeeding", "1");
		assertThat(ids(after)).containsExactly(run);
		assertThat(ids(runs().createdAfter(Instant.now().plusSeconds(60)))).isEmpty();
		assertThat(ids(before)).isEmpty();
		assertThat(ids(runs().updatedBefore(Instant.now().plusSeconds(60)))).containsExactly(run);
	}

	@Test
	void timesBeforeAllRuns() {
		if (!server().isAtLeast(5)) {
			return;
		}
		launch("succeeding", "1");
		for (Instant time : List.of(Instant.MIN, Instant.EPOCH)) {
			assertThat(runs().createdBefore(time).count()).isZero();
			assertThat(runs().updatedAfter(time).count()).isOne();
		}
		assertThat(runs().createdBefore(Instant.MAX).count()).isOne();
		assertThat(runs().updatedAfter(Instant.MAX).count()).isZero();
	}

	@Test
	void aCursorMayBeDeleted() {
		if (!server().isAtLeast(5)) {
			return;
		}
		List<String> launched = new ArrayList<>(
				IntStream.range(0, 5).mapToObj((number) -> launch("succeeding", String.valueOf(number))).toList());
		await().atMost(START_TIME).until(() -> runs().statuses(RunStatus.SUCCESS).count() == 5);
		Iterator<Run> iterator = runs().pageSize(1).stream().iterator();
		List<String> read = new ArrayList<>(List.of(iterator.next().id()));
		// what the next page begins after
		server().client().run(launched.get(3)).delete();
		launch("succeeding", "new");
		read.add(iterator.next().id());
		read.add(iterator.next().id());
		// all runs that have been read, as a cleanup job does
		server().client().run(launched.get(4)).delete();
		server().client().run(launched.get(2)).delete();
		iterator.forEachRemaining((run) -> {
			read.add(run.id());
			server().client().run(run.id()).delete();
		});
		assertThat(read).containsExactly(launched.get(4), launched.get(3), launched.get(2), launched.get(1),
				launched.get(0));
		assertThat(runs().count()).as("the new one").isOne();
	}

	@Test
	void terminatesTheMatchingRuns() {
		if (!server().isAtLeast(5)) {
			return;
		}
		List<String> hanging = IntStream.range(0, 4)
			.mapToObj((number) -> launch("hanging", (number < 2) ? "low" : "high"))
			.toList();
		String over = launch("succeeding", "high");
		await().atMost(START_TIME)
			.until(() -> runs().statuses(RunStatus.STARTED).count() == 4
					&& runs().statuses(RunStatus.SUCCESS).count() == 1);
		Iterator<Run> started = runs().statuses(RunStatus.STARTED).pageSize(1).stream().iterator();
		assertThat(started.next().id()).isEqualTo(hanging.get(3));
		assertThatExceptionOfType(TooManyRunsException.class)
			.isThrownBy(() -> runs().tag("part", "high").atMost(1).terminate(TerminatePolicy.SAFE_TERMINATE))
			.satisfies((ex) -> assertThat(ex.getCount()).isEqualTo(2));
		assertThat(runs().tag("part", "high")
			.ids(List.of(hanging.get(2), over))
			.atMost(1)
			.terminate(TerminatePolicy.MARK_AS_CANCELED_IMMEDIATELY))
			.containsExactly(new RunTermination(hanging.get(2), null, null));
		assertThat(server().client().getRunStatus(hanging.get(2))).isEqualTo(RunStatus.CANCELED);
		// the cursor no longer is what is looked for
		assertThat(started.next().id()).isEqualTo(hanging.get(2));
		assertThat(started.next().id()).isEqualTo(hanging.get(1));
		assertThat(server().client()
			.reactive()
			.runs()
			.tag("search", this.search)
			.atMost(3)
			.terminate(TerminatePolicy.SAFE_TERMINATE)
			.block()).extracting(RunTermination::runId, RunTermination::isTerminated)
			.containsExactly(tuple(hanging.get(3), true), tuple(hanging.get(1), true), tuple(hanging.get(0), true));
		await().atMost(START_TIME).until(() -> runs().statuses(RunStatus.CANCELED).count() == 4);
		assertThat(server().client().getRunStatus(over)).isEqualTo(RunStatus.SUCCESS);
	}

	@Test
	void deletesARun() {
		RunHandle run = server().client().job("succeeding").location("orders").launch();
		await().atMost(START_TIME).until(run::status, RunStatus.SUCCESS::equals);
		run.delete();
		assertThatExceptionOfType(RunNotFoundException.class).isThrownBy(run::status);
		assertThatExceptionOfType(RunNotFoundException.class).isThrownBy(run::delete)
			.satisfies((ex) -> assertThat(ex.getErrorType()).endsWith("RunNotFoundError"));
	}

	@Test
	void anOldServerIsReported() {
		if (!server().isLegacy()) {
			return;
		}
		for (RunsSpec spec : List.of(runs(), server().client().runs())) {
			assertThatExceptionOfType(UnsupportedServerVersionException.class).isThrownBy(() -> spec.list(1))
				.withMessage(
						"Querying runs requires Dagster 1.5.0 or later; this server has version " + server().version());
			assertThatExceptionOfType(UnsupportedServerVersionException.class).isThrownBy(spec::count);
		}
	}

	private RunsSpec runs() {
		return server().client().runs().tag("search", this.search);
	}

	private static List<String> ids(RunsSpec spec) {
		return spec.stream().map(Run::id).toList();
	}

	private String launch(String job, String part) {
		return server().client()
			.job(job)
			.location("orders")
			.repository(DagsterServer.REPOSITORY)
			.tags(Map.of("search", this.search, "part", part))
			.launch()
			.id();
	}

}
