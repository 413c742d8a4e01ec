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

package io.github.dagstergraphql.client.internal.backfill.launch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.github.dagstergraphql.client.error.PythonErrorException;
import io.github.dagstergraphql.client.internal.asset.query.AssetQueries;
import io.github.dagstergraphql.client.internal.call.Deadline;
import io.github.dagstergraphql.client.internal.launch.error.LaunchErrors;
import io.github.dagstergraphql.client.internal.metadata.AssetKeys;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.Request;
import io.github.dagstergraphql.client.internal.operation.TimeoutKind;
import io.github.dagstergraphql.client.internal.partition.JobPartitions;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.internal.workspace.JobQuery;
import io.github.dagstergraphql.client.internal.workspace.RepositoryName;
import io.github.dagstergraphql.client.internal.workspace.Workspace;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.partition.InvalidPartitionException;
import io.github.dagstergraphql.client.partition.InvalidPartitionException.Reason;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Launches backfills. The partition keys are checked first, because servers before 1.8
 * accept unknown ones.
 */
public final class BackfillLaunches {

	/** First version that supports backfills of assets. */
	static final String SINCE = "1.5.0";

	/** First version whose {@code LaunchBackfillParams} have a title. */
	private static final String TITLE_SINCE = "1.7.8";

	/** First version whose {@code LaunchBackfillParams} have run config. */
	private static final String RUN_CONFIG_SINCE = "1.11.7";

	static final Operation<String> LAUNCH = Operation
		.<LaunchedBackfill>mutation(BackfillLaunches.class, "LaunchBackfill", "launchPartitionBackfill")
		.since(SINCE, "Launching a backfill")
		.timeout(TimeoutKind.LAUNCH)
		.on(LaunchedBackfill.class, "LaunchBackfillSuccess")
		.errors(LaunchErrors.ALL)
		.error("PartitionSetNotFoundError", BackfillLaunches::notPartitioned)
		.error("PartitionKeysNotFoundError", BackfillLaunches::partitionsNotFound)
		.build()
		.map(LaunchedBackfill::requiredId);

	/** Reported for assets whose dependencies are not part of the selection. */
	private static final Pattern DIFFERENT_PARTITIONS = Pattern.compile("must have the same PartitionsDefinition");

	private final DagsterTransport transport;

	private final Workspace workspace;

	private final JobPartitions jobPartitions;

	private final BackfillTargets targets;

	public BackfillLaunches(DagsterTransport transport, Workspace workspace, AssetQueries assets) {
		this.transport = transport;
		this.workspace = workspace;
		this.jobPartitions = new JobPartitions(transport, workspace);
		this.targets = new BackfillTargets(transport, assets);
	}

	/**
	 * Launch a backfill of a job.
	 * @param job the job
	 * @param request the settings
	 * @return the id of the backfill
	 */
	public Mono<String> launch(JobQuery job, BackfillRequest request) {
		return within((deadline) -> checkVersion(request, deadline).then(find(job, deadline))
			.flatMap((place) -> partitions(job, place, request.partitions(), deadline).flatMap((partitions) -> {
				Map<String, Object> params = new LinkedHashMap<>(partitions);
				params.put("selector", selector(job, place));
				return send(params, request, deadline);
			})
				.onErrorResume(InvalidPartitionException.class,
						(ex) -> (ex.getServerMessage() != null && ex.getReason() == Reason.NOT_PARTITIONED)
								? this.jobPartitions.notPartitioned(job.jobName(), place) : Mono.error(ex))));
	}

	/**
	 * Launch a backfill of assets.
	 * @param keys the keys of the assets
	 * @param request the settings
	 * @return the id of the backfill
	 */
	public Mono<String> launch(List<AssetKey> keys, BackfillRequest request) {
		return within((deadline) -> checkVersion(request, deadline)
			.then(Mono.defer(() -> partitions(keys, request.partitions(), deadline)))
			.flatMap((partitions) -> {
				Map<String, Object> params = new LinkedHashMap<>(partitions);
				params.put("assetSelection", keys.stream().map(AssetKeys::toInput).toList());
				return send(params, request, deadline);
			})
			.onErrorMap(PythonErrorException.class, BackfillLaunches::explain));
	}

	private static RuntimeException explain(PythonErrorException ex) {
		String said = ex.getPythonError().message();
		return DIFFERENT_PARTITIONS.matcher(said).find()
				? new InvalidPartitionException(ex.getErrorType(), Reason.DIFFERENT_PARTITIONS,
						"The assets have different partitions: launch a backfill for each of them", said)
				: ex;
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
		if (request.runConfig() != null) {
			return require("A backfill with run config", RUN_CONFIG_SINCE, deadline);
		}
		return request.isTitled() ? require("A backfill with a title or a description", TITLE_SINCE, deadline)
				: Mono.empty();
	}

	private Mono<Void> require(String feature, String since, Deadline deadline) {
		return deadline.limit(this.transport.versions().require(feature, since), "Querying the version");
	}

	private Mono<Map<String, Object>> partitions(JobQuery job, RepositoryName place, PartitionChoice choice,
			Deadline deadline) {
		if (choice.isEverything()) {
			return Mono.just(Map.of("allPartitions", true));
		}
		return this.jobPartitions.all(job.jobName(), place, choice.keys(), choice.isRestricted(), deadline)
			.map((known) -> Map.of("partitionNames", choice.from(known)));
	}

	private Mono<Map<String, Object>> partitions(List<AssetKey> keys, PartitionChoice choice, Deadline deadline) {
		return this.targets.find(keys, !choice.isEverything(), choice.isRestricted(), deadline)
			.flatMap((assets) -> choice.isEverything() ? Mono.just(Map.of("allPartitions", true))
					: partitions(assets, choice, deadline));
	}

	private Mono<Map<String, Object>> partitions(BackfillAssets assets, PartitionChoice choice, Deadline deadline) {
		List<String> keys = choice.from(assets.partitions());
		Mono<Map<String, Object>> partitions = Mono.just(Map.of("partitionNames", keys));
		return assets.mayBeOmitted() ? this.targets.preview(assets, keys, deadline).then(partitions) : partitions;
	}

	private Mono<String> send(Map<String, Object> params, BackfillRequest request, Deadline deadline) {
		params.putAll(request.params());
		return this.transport
			.execute(new Request<>(LAUNCH, Map.of("backfillParams", params), request.confidential(), null), deadline);
	}

	private static Map<String, Object> selector(JobQuery job, RepositoryName place) {
		return Map.of("partitionSetName", partitionSet(job), "repositorySelector", place.toSelector());
	}

	private static String partitionSet(JobQuery job) {
		return job.jobName() + "_partition_set";
	}

	private static InvalidPartitionException notPartitioned(String type, String message,
			@Nullable String serverMessage) {
		return new InvalidPartitionException(type, Reason.NOT_PARTITIONED, message, serverMessage);
	}

	private static InvalidPartitionException partitionsNotFound(String type, String message,
			@Nullable String serverMessage) {
		return new InvalidPartitionException(type, Reason.UNKNOWN_KEY, message, serverMessage);
	}

}
