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

package io.github.dagstergraphql.client.internal.run.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.internal.address.UserInterface;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.Request;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import io.github.dagstergraphql.client.run.RunStatus;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Queries for runs.
 */
public final class RunQueries implements RunSource {

	private static final String CREATION_TIME = "creationTime";

	private static final int MAX_CHILDREN = 500;

	private static final String QUERYING_RUNS = "Querying runs";

	/** First version that supports more than the operations of the Python client. */
	public static final String SINCE = "1.5.0";

	static final Operation<RunFields> RUN = Operation.<RunFields>query(RunQueries.class, "Run", "runOrError")
		.since(SINCE, "Querying a run")
		.younger(CREATION_TIME)
		.on(RunFields.class, "Run")
		.error("RunNotFoundError", RunNotFoundException::new)
		.build();

	static final Operation<RunList> RUNS = Operation.<RunList>query(RunQueries.class, "Runs", "runsOrError")
		.since(SINCE, QUERYING_RUNS)
		.younger(CREATION_TIME)
		.on(RunList.class, "Runs")
		.build();

	static final Operation<RunGroup> GROUP = Operation.<RunGroup>query(RunQueries.class, "RunGroup", "runGroupOrError")
		.since(SINCE, "Querying a group of runs")
		.younger(CREATION_TIME)
		.on(RunGroup.class, "RunGroup")
		.error("RunGroupNotFoundError", RunNotFoundException::new)
		.build();

	static final Operation<Map<String, RunStatus>> STATUSES = Operation
		.<RunStatusList>query(RunQueries.class, "RunStatuses", "runsOrError")
		.since(SINCE, "Waiting for runs")
		.on(RunStatusList.class, "Runs")
		.build()
		.map(RunStatusList::toMap);

	static final Operation<List<String>> RUN_IDS = Operation.<RunIds>query(RunQueries.class, "RunIds", "runsOrError")
		.since(SINCE, QUERYING_RUNS)
		.on(RunIds.class, "Runs")
		.build()
		.map(RunIds::toIds);

	static final Operation<Long> RUN_COUNT = Operation.<RunCount>query(RunQueries.class, "RunCount", "runsOrError")
		.since(SINCE, QUERYING_RUNS)
		.on(RunCount.class, "Runs")
		.build()
		.map(RunCount::requiredCount);

	static final Operation<List<String>> TAG_KEYS = Operation
		.<RunTagKeys>query(RunQueries.class, "RunTagKeys", "runTagKeysOrError")
		.since(SINCE, "Querying the tags of runs")
		.on(RunTagKeys.class, "RunTagKeys")
		.build()
		.map(RunTagKeys::sorted);

	static final Operation<List<String>> TAG_VALUES = Operation
		.<RunTagValues>query(RunQueries.class, "RunTagValues", "runTagsOrError")
		.since(SINCE, "Querying the tags of runs")
		.on(RunTagValues.class, "RunTags")
		.build()
		.map(RunTagValues::sorted);

	private final DagsterTransport transport;

	private final UserInterface userInterface;

	public RunQueries(DagsterTransport transport, UserInterface userInterface) {
		this.transport = transport;
		this.userInterface = userInterface;
	}

	/**
	 * Request a run, with its statistics.
	 * @param runId the run id
	 * @return the run
	 */
	public Mono<Run> one(String runId) {
		return this.transport.execute(RUN.map((run) -> run.toRun(this.userInterface)), Map.of("runId", runId));
	}

	/**
	 * Request the runs of a group, without their statistics.
	 * @param runId the id of any of the runs
	 * @return the runs, beginning with the first one
	 */
	public Mono<List<Run>> group(String runId) {
		return this.transport.execute(GROUP.map((group) -> group.toRuns(this.userInterface)), Map.of("runId", runId));
	}

	/**
	 * Request runs, without their statistics.
	 * @param filter the filter, which must not exclude all runs
	 * @param cursor the run that precedes the page, or {@code null} to begin with the
	 * newest
	 * @param limit the maximum number of runs, at least one: Dagster treats 0 as no limit
	 * @return the runs, newest first
	 */
	public Mono<List<Run>> many(RunFilter filter, @Nullable String cursor, int limit) {
		return execute(RUNS.map((runs) -> runs.toRuns(this.userInterface)), variables(filter, cursor, limit),
				filter.confidential());
	}

	/**
	 * Request the ids of runs.
	 * @param filter the filter, which must not exclude all runs
	 * @param cursor the run that precedes the page, or {@code null} to begin with the
	 * newest
	 * @param limit the maximum number of runs, at least one: Dagster treats 0 as no limit
	 * @return the ids, newest first
	 */
	public Mono<List<String>> ids(RunFilter filter, @Nullable String cursor, int limit) {
		return execute(RUN_IDS, variables(filter, cursor, limit), filter.confidential());
	}

	/**
	 * Request the number of runs.
	 * @param filter the filter
	 * @return the number
	 */
	public Mono<Long> count(RunFilter filter) {
		return execute(RUN_COUNT, Map.of("filter", filter.toInput()), filter.confidential());
	}

	/**
	 * Return the keys of the tags of all runs.
	 * @return the keys, sorted
	 */
	public Mono<List<String>> tagKeys() {
		return this.transport.execute(TAG_KEYS, Map.of());
	}

	/**
	 * Return the values that the runs have for a tag.
	 * @param key the key of the tag
	 * @return the values, sorted
	 */
	public Mono<List<String>> tagValues(String key) {
		return this.transport.execute(TAG_VALUES, Map.of("tagKeys", List.of(key)));
	}

	private static Map<String, ?> variables(RunFilter filter, @Nullable String cursor, int limit) {
		Map<String, Object> variables = new LinkedHashMap<>();
		variables.put("filter", filter.toInput());
		if (cursor != null) {
			variables.put("cursor", cursor);
		}
		variables.put("limit", limit);
		return variables;
	}

	private <T> Mono<T> execute(Operation<T> query, Map<String, ?> variables, @Nullable Object confidential) {
		return this.transport.execute(new Request<>(query, variables, confidential, null));
	}

	@Override
	public Mono<List<Run>> runs(List<String> runIds) {
		return many(RunFilter.ALL.ids(runIds), null, runIds.size());
	}

	@Override
	public Mono<List<Run>> children(String runId) {
		return many(RunFilter.ALL.tag("dagster/parent_run_id", runId), null, MAX_CHILDREN);
	}

	// Dagster treats an empty list as all runs
	@Override
	public Mono<Map<String, RunStatus>> statuses(List<String> runIds) {
		return this.transport.execute(STATUSES, Map.of("filter", Map.of("runIds", runIds), "limit", runIds.size()));
	}

}
