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

package io.github.dagstergraphql.client.internal.partition;

import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.internal.call.Deadline;
import io.github.dagstergraphql.client.internal.launch.error.LaunchErrors;
import io.github.dagstergraphql.client.internal.operation.DataReader;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.text.MessageText;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.internal.workspace.JobQuery;
import io.github.dagstergraphql.client.internal.workspace.JobQuery.Kind;
import io.github.dagstergraphql.client.internal.workspace.RepositoryName;
import io.github.dagstergraphql.client.internal.workspace.Workspace;
import io.github.dagstergraphql.client.partition.InvalidPartitionException;
import io.github.dagstergraphql.client.partition.InvalidPartitionException.Reason;
import io.github.dagstergraphql.client.partition.PartitionKey;
import reactor.core.publisher.Mono;

/**
 * Finds the partitions of jobs. Servers neither check the key of a launch nor derive its
 * run config from it.
 */
public final class JobPartitions {

	static final Operation<JobPartitionKeys> KEYS = Operation
		.<JobPartitionKeys>query(JobPartitions.class, "JobPartitionKeys", "partitionSetsOrError")
		.read(DataReader.tree(JobPartitionKeys::read))
		.errors(LaunchErrors.ALL)
		.build();

	static final Operation<JobPartition> PARTITION = Operation
		.<JobPartition>query(JobPartitions.class, "JobPartition", "partitionSetOrError")
		.read(DataReader.tree(JobPartition::read))
		.build();

	private final DagsterTransport transport;

	private final Workspace workspace;

	public JobPartitions(DagsterTransport transport, Workspace workspace) {
		this.transport = transport;
		this.workspace = workspace;
	}

	/**
	 * Find a partition of a job.
	 * @param jobName the name of the job
	 * @param place the repository of the job
	 * @param key the key
	 * @param deadline the deadline of the launch
	 * @return the partition; fails with {@link InvalidPartitionException} if there is
	 * none
	 */
	public Mono<JobPartition> find(String jobName, RepositoryName place, PartitionKey key, Deadline deadline) {
		Map<String, ?> selector = place.toSelector();
		return set(jobName, place, false, deadline).flatMap((found) -> {
			String set = String.valueOf(found.name());
			return partitions(subject(jobName), selector, found, List.of(key), deadline)
				.map((partitions) -> partitions.resolve(key))
				.flatMap((text) -> partition(selector, set, text, deadline));
		});
	}

	/**
	 * Find all partitions of a job.
	 * @param jobName the name of the job
	 * @param place the repository of the job
	 * @param wanted the keys to convert later
	 * @param statuses whether to find out which partitions are missing or have failed
	 * @param deadline the deadline of the launch
	 * @return the partitions; fails with {@link InvalidPartitionException} if the job is
	 * not partitioned
	 */
	public Mono<KnownPartitions> all(String jobName, RepositoryName place, List<PartitionKey> wanted, boolean statuses,
			Deadline deadline) {
		return set(jobName, place, statuses, deadline)
			.flatMap((found) -> partitions(subject(jobName), place.toSelector(), found, wanted, deadline)
				.map(found::toKnown));
	}

	private Mono<JobPartitionKeys> set(String jobName, RepositoryName place, boolean statuses, Deadline deadline) {
		Map<String, ?> variables = Map.of("repositorySelector", place.toSelector(), "pipelineName", jobName, "statuses",
				statuses);
		return this.transport.executeWithin(KEYS, variables, deadline)
			.flatMap((found) -> (found.name() != null) ? Mono.just(found) : notPartitioned(jobName, place));
	}

	private static String subject(String jobName) {
		return "Job \"" + MessageText.name(jobName) + "\"";
	}

	// The names of the dimensions are only part of the tags of a partition.
	private Mono<Partitions> partitions(String subject, Map<String, ?> selector, JobPartitionKeys found,
			List<PartitionKey> wanted, Deadline deadline) {
		List<String> keys = found.keys();
		boolean dimensions = wanted.stream().anyMatch((key) -> !key.dimensions().isEmpty());
		return (!dimensions || keys.isEmpty()) ? Mono.just(Partitions.of(subject, keys, List.of()))
				: partition(selector, String.valueOf(found.name()), keys.get(0), deadline)
					.map((first) -> Partitions.of(subject, keys, first.dimensions()));
	}

	private Mono<JobPartition> partition(Map<String, ?> selector, String set, String key, Deadline deadline) {
		return this.transport.executeWithin(PARTITION,
				Map.of("repositorySelector", selector, "partitionSetName", set, "partitionName", key), deadline);
	}

	/**
	 * Explain that a job has no partition set, which is the case for an unknown job, too.
	 * @param jobName the name of the job
	 * @param place the repository of the job
	 * @param <T> the type of the result that cannot be determined
	 * @return the failure
	 */
	public <T> Mono<T> notPartitioned(String jobName, RepositoryName place) {
		return this.workspace.find(new JobQuery(jobName, Kind.JOB, place.location(), place.repository()))
			.flatMap((found) -> Mono.error(new InvalidPartitionException(Reason.NOT_PARTITIONED,
					subject(jobName) + " is not partitioned: launch it without a partition")));
	}

}
