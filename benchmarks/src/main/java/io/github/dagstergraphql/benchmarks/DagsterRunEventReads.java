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

package io.github.dagstergraphql.benchmarks;

import java.util.stream.Stream;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.event.RunEventOptions;

/**
 * Reads events with the client: typed events with typed metadata, each with its cursor.
 */
final class DagsterRunEventReads implements RunEventReads {

	private final DagsterGraphQlClient client;

	DagsterRunEventReads(String url) {
		this.client = DagsterGraphQlClient.builder().url(StubServer.withoutPath(url)).build();
	}

	@Override
	public Totals read(String runId) {
		try (Stream<RunEvent> events = this.client.run(runId).events(RunEventOptions.all().onlyPast())) {
			return events.reduce(Totals.NONE, (totals, event) -> totals.plus(event.message()),
					(one, other) -> new Totals(one.events() + other.events(), one.characters() + other.characters()));
		}
	}

	@Override
	public void close() {
		this.client.close();
	}

}
