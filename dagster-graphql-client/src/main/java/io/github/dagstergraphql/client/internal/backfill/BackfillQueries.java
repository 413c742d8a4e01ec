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

package io.github.dagstergraphql.client.internal.backfill;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.dagstergraphql.client.backfill.Backfill;
import io.github.dagstergraphql.client.backfill.BackfillNotFoundException;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Queries for backfills.
 */
final class BackfillQueries {

	/** First version that supports backfills of assets. */
	static final String SINCE = "1.5.0";

	/** First version that has {@code BulkActionsFilter}. */
	private static final String FILTERS_SINCE = "1.8.8";

	static final Operation<BackfillFields> BACKFILL = Operation
		.<BackfillFields>query(BackfillQueries.class, "Backfill", "partitionBackfillOrError")
		.since(SINCE, "Querying a backfill")
		.younger("title", "description")
		.on(BackfillFields.class, "PartitionBackfill")
		.error("BackfillNotFoundError", BackfillNotFoundException::new)
		.build();

	static final Operation<BackfillList> BACKFILLS = Operation
		.<BackfillList>query(BackfillQueries.class, "Backfills", "partitionBackfillsOrError")
		.since(SINCE, "Querying backfills")
		.younger("title", "description")
		.on(BackfillList.class, "PartitionBackfills")
		.build();

	static final Operation<BackfillList> FILTERED = Operation
		.<BackfillList>query(BackfillQueries.class, "FilteredBackfills", "partitionBackfillsOrError")
		.since(FILTERS_SINCE, "Filtering backfills by several statuses or by time")
		.on(BackfillList.class, "PartitionBackfills")
		.build();

	private final DagsterTransport transport;

	private final Function<String, URI> userInterface;

	BackfillQueries(DagsterTransport transport, Function<String, URI> userInterface) {
		this.transport = transport;
		this.userInterface = userInterface;
	}

	/**
	 * Request a backfill, with its progress.
	 * @param id the id of the backfill
	 * @return the backfill
	 */
	Mono<Backfill> one(String id) {
		return this.transport.execute(BACKFILL.map((backfill) -> backfill.toBackfill(this.userInterface)),
				Map.of("backfillId", id));
	}

	/**
	 * Request backfills, without their progress.
	 * @param filter the filter, which must not exclude all backfills
	 * @param cursor the backfill that precedes the page, or {@code null} to begin with
	 * the newest
	 * @param limit the maximum number of backfills
	 * @return the backfills, newest first
	 */
	Mono<List<Backfill>> many(BackfillFilter filter, @Nullable String cursor, int limit) {
		Map<String, Object> variables = new LinkedHashMap<>(filter.variables());
		if (cursor != null) {
			variables.put("cursor", cursor);
		}
		variables.put("limit", limit);
		Operation<BackfillList> operation = filter.isYounger() ? FILTERED : BACKFILLS;
		return this.transport.execute(operation.map((list) -> list.toBackfills(this.userInterface)), variables);
	}

}
