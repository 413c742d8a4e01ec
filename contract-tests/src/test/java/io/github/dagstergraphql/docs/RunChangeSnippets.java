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

import java.util.stream.Stream;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import io.github.dagstergraphql.client.run.RunChange;
import io.github.dagstergraphql.client.run.RunChangePosition;
import io.github.dagstergraphql.client.run.RunStatus;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Examples of the page on status changes of runs.
 */
final class RunChangeSnippets {

	private RunChangeSnippets() {
	}

	static void react(DagsterGraphQlClient dagster) {
		// tag::react[]
		try (Stream<RunChange> changes = dagster.runs()
			.job("daily_orders")
			.statuses(RunStatus.SUCCESS, RunStatus.FAILURE, RunStatus.CANCELED)
			.changes(RunChangePosition.now())) {
			changes.forEach((change) -> handle(change.run().id(), change.status()));
		}
		// end::react[]
	}

	static Flux<RunChange> reactive(ReactiveDagsterGraphQlClient dagster) {
		// tag::reactive[]
		Flux<RunChange> failures = dagster.runs().statuses(RunStatus.FAILURE).changes(RunChangePosition.now());
		// end::reactive[]
		return failures;
	}

	static void store(DagsterGraphQlClient dagster, Store store) {
		// tag::store[]
		String stored = store.load();
		RunChangePosition since = (stored != null) ? RunChangePosition.parse(stored) : dagster.runs().changePosition();
		store.save(since.toString());
		try (Stream<RunChange> changes = dagster.runs().job("daily_orders").changes(since)) {
			changes.forEach((change) -> {
				handle(change.run().id(), change.status());
				store.save(change.position().toString());
			});
		}
		// end::store[]
	}

	private static void handle(Object... what) {
	}

	interface Store {

		@Nullable String load();

		void save(String position);

	}

}
