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

package io.github.dagstergraphql.client.internal.run.event;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.dagstergraphql.client.internal.metadata.MetadataReader;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.run.query.RunQueries;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Source that polls the log of a run.
 */
final class PolledEvents implements EventSource {

	static final Operation<EventPage> EVENTS = Operation.<EventPage>query(PolledEvents.class, "RunEvents", "logsForRun")
		.since(RunQueries.SINCE, "Reading the events of a run")
		.younger(MetadataReader.YOUNGER)
		.on(EventPage.class, "EventConnection")
		.error("RunNotFoundError", RunNotFoundException::new)
		.build()
		.map(EventPage::check);

	/** Maximum page size of the server. */
	private static final int EVENTS_PER_PAGE = 1000;

	private final DagsterTransport transport;

	private final String runId;

	PolledEvents(DagsterTransport transport, String runId) {
		this.transport = transport;
		this.runId = runId;
	}

	@Override
	public Mono<EventPage> next(@Nullable String cursor, long patience) {
		Mono<EventPage> page = read(cursor, EVENTS_PER_PAGE);
		return (patience > 0) ? this.transport.timing().pause(Duration.ofNanos(patience)).then(page) : page;
	}

	/**
	 * Request events after a cursor.
	 * @param cursor the cursor, or {@code null} for the beginning of the log
	 * @param limit the maximum number of events, which is that of the server if greater
	 * @return the events
	 */
	Mono<EventPage> read(@Nullable String cursor, int limit) {
		return Mono.defer(() -> this.transport.execute(EVENTS, variables(cursor, limit)))
			.map((events) -> events.after(cursor));
	}

	private Map<String, ?> variables(@Nullable String cursor, int limit) {
		Map<String, Object> variables = new LinkedHashMap<>();
		variables.put("runId", this.runId);
		if (cursor != null) {
			variables.put("afterCursor", cursor);
		}
		variables.put("limit", Math.min(limit, EVENTS_PER_PAGE));
		return variables;
	}

}
