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

package io.github.dagstergraphql.client.internal.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.error.RunFailureInfo;
import io.github.dagstergraphql.client.internal.graphql.DagsterTransport;
import io.github.dagstergraphql.client.internal.graphql.Operation;
import io.github.dagstergraphql.client.internal.graphql.Timeouts;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Reads in the log of a run why it failed. Servers cannot be asked for some kinds of
 * events only, but most runs have no more of them than fit in one answer.
 */
final class FailureReasons {

	static final Operation<FailureLog> LOG = Operation
		.<FailureLog>query(FailureReasons.class, "RunFailure", "logsForRun")
		.on(FailureLog.class, "EventConnection")
		.build()
		.map(FailureLog::failures);

	/** More would be cut to this by the server. */
	private static final int EVENTS_PER_PAGE = 1000;

	private final DagsterTransport transport;

	FailureReasons(DagsterTransport transport) {
		this.transport = transport;
	}

	/**
	 * Read why a run failed.
	 * @param runId the run
	 * @return the reason; nothing in it if the run has not failed
	 */
	Mono<RunFailureInfo> of(String runId) {
		return page(runId, null).expand((log) -> log.isComplete() ? Mono.empty() : nextPage(runId, log))
			.reduce(FailureLog::and)
			.map(FailureLog::toInfo);
	}

	private Mono<FailureLog> nextPage(String runId, FailureLog log) {
		return page(runId, log.cursor()).doOnNext((next) -> {
			if (!next.isComplete() && Objects.equals(next.cursor(), log.cursor())) {
				throw new InvalidResponseException(
						"The log of run %s has no end: the server does not go on after the cursor".formatted(runId),
						false, 200, "");
			}
		});
	}

	private Mono<FailureLog> page(String runId, @Nullable String cursor) {
		Map<String, Object> variables = new HashMap<>();
		variables.put("runId", runId);
		variables.put("limit", EVENTS_PER_PAGE);
		if (cursor != null) {
			variables.put("afterCursor", cursor);
		}
		return this.transport.versions()
			.explain("Asking why a run failed", RunOperations.SINCE,
					this.transport.execute(LOG, Timeouts::forRead, variables));
	}

}
