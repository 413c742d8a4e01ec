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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.dagstergraphql.client.backfill.BackfillPartitionsException;
import io.github.dagstergraphql.client.internal.call.Deadline;
import io.github.dagstergraphql.client.internal.launch.error.LaunchErrors;
import io.github.dagstergraphql.client.internal.operation.DataReader;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.Request;
import io.github.dagstergraphql.client.internal.operation.TimeoutKind;
import io.github.dagstergraphql.client.internal.text.MessageText;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.internal.workspace.JobQuery;
import io.github.dagstergraphql.client.internal.workspace.RepositoryName;
import io.github.dagstergraphql.client.internal.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Launches backfills. The partition keys are checked first, because servers before 1.8
 * accept unknown ones.
 */
final class BackfillLaunches {

	/** First version whose {@code LaunchBackfillParams} have a title. */
	private static final String TITLE_SINCE = "1.7.8";

	static final Operation<String> LAUNCH = Operation
		.<LaunchedBackfill>mutation(BackfillLaunches.class, "LaunchBackfill", "launchPartitionBackfill")
		.since(BackfillQueries.SINCE, "Launching a backfill")
		.timeout(TimeoutKind.LAUNCH)
		.on(LaunchedBackfill.class, "LaunchBackfillSuccess")
		.errors(LaunchErrors.ALL)
		.error("PartitionSetNotFoundError", BackfillLaunches::notPartitioned)
		.error("PartitionKeysNotFoundError", BackfillLaunches::partitionsNotFound)
		.build()
		.map(LaunchedBackfill::requiredId);

	static final Operation<KnownPartitions> JOB_PARTITIONS = Operation
		.<KnownPartitions>query(BackfillLaunches.class, "JobPartitions", "partitionSetOrError")
		.read(DataReader.tree(JobPartitions::read))
		.error("PartitionSetNotFoundError", BackfillLaunches::notPartitioned)
		.build();

	private final DagsterTransport transport;

	private final Workspace workspace;

	BackfillLaunches(DagsterTransport transport, Workspace workspace) {
		this.transport = transport;
		this.workspace = workspace;
	}

	/**
	 * Launch a backfill of a job.
	 * @param job the job
	 * @param request the settings
	 * @return the id of the backfill
	 */
	Mono<String> launch(JobQuery job, BackfillRequest request) {
		return within((deadline) -> checkVersion(request, deadline).then(find(job, deadline))
			.flatMap((place) -> partitions(job, place, request.partitions(), deadline).flatMap((partitions) -> {
				Map<String, Object> params = new LinkedHashMap<>(partitions);
				params.put("selector", selector(job, place));
				return send(params, request, deadline);
			})));
	}

	private Mono<String> within(Function<Deadline, Mono<String>> launch) {
		return this.transport.together(this.transport.within(this.transport.timeouts().of(LAUNCH.timeout()), launch));
	}

	private Mono<RepositoryName> find(JobQuery job, Deadline deadline) {
		return (job.location() != null && job.repository() != null)
				? Mono.just(new RepositoryName(job.location(), job.repository()))
				: deadline.limit(this.workspace.find(job), "Finding the job " + job.jobName());
	}

	private Mono<Void> checkVersion(BackfillRequest request, Deadline deadline) {
		return !request.isTitled() ? Mono.empty()
				: deadline.limit(
						this.transport.versions().require("A backfill with a title or a description", TITLE_SINCE),
						"Querying the version");
	}

	private Mono<Map<String, Object>> partitions(JobQuery job, RepositoryName place, PartitionChoice choice,
			Deadline deadline) {
		if (choice.isEverything()) {
			return Mono.just(Map.of("allPartitions", true));
		}
		Map<String, Object> variables = Map.of("repository", place.toSelector(), "partitionSet", partitionSet(job),
				"statuses", choice.isRestricted());
		return execute(Request.of(JOB_PARTITIONS, variables), deadline)
			.map((known) -> Map.of("partitionNames", choice.from(known, "Job " + MessageText.name(job.jobName()))));
	}

	private Mono<String> send(Map<String, Object> params, BackfillRequest request, Deadline deadline) {
		params.putAll(request.params());
		return this.transport.execute(
				new Request<>(LAUNCH, Map.of("backfillParams", params), List.copyOf(request.tags().values()), null),
				deadline);
	}

	private <T> Mono<T> execute(Request<T> query, Deadline deadline) {
		return this.transport.execute(query,
				deadline.orSooner(this.transport.timeouts().of(query.operation().timeout())));
	}

	private static Map<String, Object> selector(JobQuery job, RepositoryName place) {
		return Map.of("partitionSetName", partitionSet(job), "repositorySelector", place.toSelector());
	}

	private static String partitionSet(JobQuery job) {
		return job.jobName() + "_partition_set";
	}

	private static BackfillPartitionsException notPartitioned(String type, String message,
			@Nullable String serverMessage) {
		return new BackfillPartitionsException(type, message + ": the job has no partitions, or does not exist",
				serverMessage, List.of());
	}

	private static BackfillPartitionsException partitionsNotFound(String type, String message,
			@Nullable String serverMessage) {
		return new BackfillPartitionsException(type, message, serverMessage, List.of());
	}

}
