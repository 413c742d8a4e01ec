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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.run.RunChange;
import io.github.dagstergraphql.client.run.RunChangePosition;
import io.github.dagstergraphql.client.run.RunStatus;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Status changes of runs, whoever launched them.
 */
abstract class RunChangeContract {

	private static final Duration START_TIME = Duration.ofMinutes(3);

	/** What the runs of one case have in common. */
	private final String search = UUID.randomUUID().toString();

	abstract DagsterServer server();

	@Test
	void reportsEachStatusOnceAndAgainFromAStoredPosition() {
		if (!server().isAtLeast(5)) {
			return;
		}
		List<RunChange> changes = new CopyOnWriteArrayList<>();
		Disposable subscription = server().client()
			.reactive()
			.runs()
			.tag("search", this.search)
			.changes(RunChangePosition.at(Instant.now().minusSeconds(600)))
			.subscribe(changes::add);
		String first = launch("succeeding");
		String second = launch("failing");
		await().atMost(START_TIME)
			.until(() -> texts(changes).contains(first + " SUCCESS") && texts(changes).contains(second + " FAILURE"));
		subscription.dispose();
		assertThat(texts(changes)).doesNotHaveDuplicates();
		assertThat(changes).allSatisfy((change) -> assertThat(change.run().updated()).isNotNull());
		RunChangePosition stored = RunChangePosition.parse(changes.get(0).position().toString());
		try (Stream<RunChange> again = server().client()
			.runs()
			.tag("search", this.search)
			.statuses(RunStatus.SUCCESS, RunStatus.FAILURE)
			.pageSize(1)
			.changes(stored)) {
			List<RunChange> ends = again.limit(2).toList();
			assertThat(texts(ends)).containsExactlyInAnyOrder(first + " SUCCESS", second + " FAILURE");
			assertThat(ends.get(0).run().ended()).isBeforeOrEqualTo(ends.get(1).run().ended());
			assertThat(ends.get(1).position().time()).isBeforeOrEqualTo(ends.get(1).run().updated());
		}
	}

	@Test
	void nowOmitsEarlierChanges() {
		if (!server().isAtLeast(5)) {
			return;
		}
		String earlier = launch("succeeding");
		await().atMost(START_TIME).until(() -> server().client().getRunStatus(earlier), RunStatus.SUCCESS::equals);
		AtomicInteger requests = new AtomicInteger();
		List<RunChange> changes = new CopyOnWriteArrayList<>();
		try (DagsterGraphQlClient client = server().client(requests::incrementAndGet)) {
			client.reactive()
				.runs()
				.tag("search", this.search)
				.changes(RunChangePosition.now())
				.subscribe(changes::add);
			// the first ones determine the position
			await().atMost(START_TIME).until(() -> requests.get() > 6);
			String later = launch("succeeding");
			await().atMost(START_TIME).until(() -> texts(changes).contains(later + " SUCCESS"));
			assertThat(changes).extracting((change) -> change.run().id()).containsOnly(later);
		}
	}

	@Test
	void theCurrentPositionIncludesLaterChanges() {
		if (!server().isAtLeast(5)) {
			return;
		}
		RunChangePosition position = server().client().runs().changePosition();
		assertThat(RunChangePosition.parse(position.toString())).isEqualTo(position)
			.isNotEqualTo(RunChangePosition.now());
		String run = launch("succeeding");
		await().atMost(START_TIME).until(() -> server().client().getRunStatus(run), RunStatus.SUCCESS::equals);
		try (Stream<RunChange> changes = server().client()
			.runs()
			.tag("search", this.search)
			.statuses(RunStatus.SUCCESS)
			.changes(position)) {
			assertThat(changes.findFirst()).map((change) -> change.run().id()).contains(run);
		}
	}

	@Test
	void anOldServerIsReported() {
		if (!server().isLegacy()) {
			return;
		}
		assertThatExceptionOfType(UnsupportedServerVersionException.class)
			.isThrownBy(() -> server().client().runs().changes(RunChangePosition.now()).findFirst())
			.withMessage(
					"Querying runs requires Dagster 1.5.0 or later; this server has version " + server().version());
	}

	private static List<String> texts(List<RunChange> changes) {
		return changes.stream().map((change) -> change.run().id() + " " + change.status()).toList();
	}

	private String launch(String job) {
		return server().client()
			.job(job)
			.location("orders")
			.repository(DagsterServer.REPOSITORY)
			.tags(Map.of("search", this.search))
			.launch()
			.id();
	}

}
