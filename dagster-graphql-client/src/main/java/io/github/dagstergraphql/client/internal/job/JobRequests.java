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

package io.github.dagstergraphql.client.internal.job;

import java.util.Optional;
import java.util.function.BiFunction;

import io.github.dagstergraphql.client.error.DagsterServerException;
import io.github.dagstergraphql.client.error.DagsterTimeoutException;
import io.github.dagstergraphql.client.error.GraphQlRequestException;
import io.github.dagstergraphql.client.error.PythonErrorException;
import io.github.dagstergraphql.client.error.PythonErrorInfo;
import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.internal.call.Deadline;
import io.github.dagstergraphql.client.internal.failure.FailureKinds;
import io.github.dagstergraphql.client.internal.launch.ObservedLaunch;
import io.github.dagstergraphql.client.internal.launch.error.RunConfigOrigins;
import io.github.dagstergraphql.client.internal.launch.input.RunConfigText;
import io.github.dagstergraphql.client.internal.operation.Request;
import io.github.dagstergraphql.client.internal.partition.AssetPartitionKeys;
import io.github.dagstergraphql.client.internal.partition.JobPartitions;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.internal.version.ServerVersion;
import io.github.dagstergraphql.client.internal.workspace.RepositoryName;
import io.github.dagstergraphql.client.internal.workspace.Workspace;
import io.github.dagstergraphql.client.job.JobNotFoundException;
import io.github.dagstergraphql.client.partition.PartitionKey;
import io.github.dagstergraphql.client.run.RunConfigInvalidException;
import reactor.core.publisher.Mono;

/**
 * Sends requests that concern a job to the repository of the job, which is found first if
 * it is not given.
 *
 * @param <T> the result
 */
final class JobRequests<T> {

	/** First version that reads run config given as text as YAML. */
	private static final String YAML_SINCE = "0.15.1";

	private final JobRequestType<T> type;

	private final DagsterTransport transport;

	private final BiFunction<Request<T>, Deadline, Mono<T>> sender;

	private final Workspace workspace;

	private final JobPartitions partitions;

	/**
	 * Create new requests.
	 * @param type the type of the requests
	 * @param transport the transport
	 * @param workspace finds jobs
	 */
	JobRequests(JobRequestType<T> type, DagsterTransport transport, Workspace workspace) {
		this(type, transport, workspace, transport::execute);
	}

	/**
	 * Create new requests that are sent in a particular way.
	 * @param type the type of the requests
	 * @param transport the transport, for other requests
	 * @param workspace finds jobs
	 * @param sender sends a request
	 */
	JobRequests(JobRequestType<T> type, DagsterTransport transport, Workspace workspace,
			BiFunction<Request<T>, Deadline, Mono<T>> sender) {
		this.type = type;
		this.transport = transport;
		this.sender = sender;
		this.workspace = workspace;
		this.partitions = new JobPartitions(transport, workspace);
	}

	/**
	 * Send a request.
	 * @param launch the job and its parameters
	 * @param deadline the deadline of the call
	 * @param observed records what becomes known of the job
	 * @return the result of the operation
	 */
	Mono<T> send(Launch launch, Deadline deadline, ObservedLaunch observed) {
		return locate(launch, deadline, observed).flatMap(
				(name) -> sendTo(launch, name, deadline, observed).onErrorResume((ex) -> isNotFound(ex, launch, name)
						? lookAgain(launch, name, (DagsterServerException) ex, deadline, observed) : Mono.error(ex)));
	}

	private Mono<RepositoryName> locate(Launch launch, Deadline deadline, ObservedLaunch observed) {
		RepositoryName given = launch.query().complete();
		if (given != null) {
			observed.given(launch.query().jobName(), given);
			return Mono.just(given);
		}
		return deadline.limit(this.workspace.find(launch.query()), "Finding the job " + launch.query().jobName())
			.doOnNext((name) -> observed.found(launch.query().jobName(), name));
	}

	private Mono<T> sendTo(Launch launch, RepositoryName name, Deadline deadline, ObservedLaunch observed) {
		PartitionKey partition = launch.partition();
		return (partition != null)
				? this.partitions.find(launch.query().jobName(), name, partition, deadline)
					.flatMap((found) -> sendComplete(launch.withPartition(found), name, deadline, observed))
				: sendComplete(launch, name, deadline, observed);
	}

	private Mono<T> sendComplete(Launch launch, RepositoryName name, Deadline deadline, ObservedLaunch observed) {
		Request<T> request = new Request<>(this.type.operation(), this.type.variables().apply(launch, name),
				launch.confidential(), launch.attemptKey(name));
		return observed.follow(this.sender.apply(request, deadline))
			.onErrorResume(this.type.isYamlRejected(),
					(ex) -> readYamlForOldServer(launch, name, ex, deadline, observed))
			.onErrorResume(GraphQlRequestException.class, (ex) -> explainRefusal(launch, ex, deadline))
			.onErrorMap(RunConfigInvalidException.class,
					(ex) -> explainMissingConfig(launch, RunConfigOrigins.explain(launch.runConfig(), ex)));
	}

	private static RunConfigInvalidException explainMissingConfig(Launch launch, RunConfigInvalidException answer) {
		return launch.hasPartitionOnly() ? new RunConfigInvalidException(answer.getErrorType(), answer.getMessage()
				+ ". Dagster does not apply the run config of a partition to a launch: set the partition with partition(..) in place of the tag "
				+ AssetPartitionKeys.TAG, answer.getErrors()) : answer;
	}

	private static boolean isNotFound(Throwable failure, Launch launch, RepositoryName name) {
		return failure instanceof JobNotFoundException || (failure instanceof PythonErrorException ex
				&& (isLocationMissing(ex.getPythonError(), name) || isJobMissing(ex.getPythonError(), launch, name)));
	}

	// Error of servers before 1.0 for a location that is unknown or failed to load, and
	// of later ones if only a part of the job was selected.
	private static boolean isLocationMissing(PythonErrorInfo error, RepositoryName name) {
		String className = (error.className() != null) ? error.className() : "";
		return className.endsWith("LocationNotFoundError") || className.endsWith("LocationLoadError")
				|| error.message().contains("Location " + name.location() + " not in workspace");
	}

	// Error of servers for an unknown repository or job if only a part of it was
	// selected.
	private static boolean isJobMissing(PythonErrorInfo error, Launch launch, RepositoryName name) {
		return error.message().contains("job named \"" + launch.query().jobName() + "\" found")
				|| error.message().strip().equals("KeyError: '" + name.repository() + "'");
	}

	// The job is not in the cached repository, or in that of the caller. The cache is
	// outdated, and another search may find the job elsewhere.
	private Mono<T> lookAgain(Launch launch, RepositoryName name, DagsterServerException answer, Deadline deadline,
			ObservedLaunch observed) {
		this.workspace.clear();
		observed.refuted();
		return locate(launch, deadline, observed).filter((newName) -> !newName.equals(name))
			.flatMap((newName) -> sendTo(launch, newName, deadline, observed))
			.switchIfEmpty(Mono.defer(() -> explain(launch, answer, deadline).flatMap(Mono::error)));
	}

	private Mono<DagsterServerException> explain(Launch launch, DagsterServerException answer, Deadline deadline) {
		return deadline.limit(this.workspace.explain(launch.query(), answer), "Explaining")
			.cast(DagsterServerException.class)
			.onErrorReturn(DagsterTimeoutException.class, answer);
	}

	private Mono<T> readYamlForOldServer(Launch launch, RepositoryName name, Throwable answer, Deadline deadline,
			ObservedLaunch observed) {
		String yaml = launch.runConfigYaml();
		if (yaml == null) {
			return Mono.error(answer);
		}
		return serverVersion(deadline).filter((version) -> version.isBefore(YAML_SINCE)).flatMap((version) -> {
			if (!RunConfigText.READABLE) {
				return Mono.error(new UnsupportedServerVersionException(
						"Run config as text (without SnakeYAML on the class path)", YAML_SINCE, version.text()));
			}
			return Mono.justOrEmpty(RunConfigText.read(yaml));
		})
			.switchIfEmpty(Mono.error(answer))
			.flatMap((runConfig) -> sendComplete(launch.withRunConfig(runConfig), name, deadline, observed));
	}

	private Mono<T> explainRefusal(Launch launch, GraphQlRequestException refusal, Deadline deadline) {
		boolean unknownField = launch.selectsAssets() && !refusal.isOutcomeUnknown()
				&& FailureKinds.isUnknownField(refusal, Launch.ASSET_SELECTION);
		if (!unknownField) {
			return Mono.error(refusal);
		}
		return serverVersion(deadline).map(ServerVersion::text)
			.map(Optional::of)
			.defaultIfEmpty(Optional.empty())
			.flatMap((version) -> Mono.error(new UnsupportedServerVersionException(Launch.ASSET_SELECTION,
					this.type.assetSelectionSince(), version.orElse(null))));
	}

	// Only explains a failure, and must not fail itself.
	private Mono<ServerVersion> serverVersion(Deadline deadline) {
		return deadline.limit(this.transport.versions().get(), "Querying the version").onErrorComplete();
	}

}
