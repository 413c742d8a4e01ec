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

package io.github.dagstergraphql.client.internal.run.terminate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.error.DagsterServerException;
import io.github.dagstergraphql.client.error.GraphQlRequestException;
import io.github.dagstergraphql.client.error.UnauthorizedException;
import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.internal.failure.FailureKinds;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.ServerErrors;
import io.github.dagstergraphql.client.internal.operation.TimeoutKind;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.text.MessageText;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.run.RunTermination;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import io.github.dagstergraphql.client.run.TerminateRunsException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Terminates many runs with as few requests as the server allows, and determines the
 * outcome for each run.
 */
public final class BulkTermination {

	private static final String TERMINATE_RUNS_FIELD = "terminateRuns";

	static final Operation<Results> TERMINATE_RUNS = Operation
		.<Results>mutation(BulkTermination.class, "TerminateRuns", TERMINATE_RUNS_FIELD)
		.timeout(TimeoutKind.LAUNCH)
		.on(Results.class, "TerminateRunsResult")
		.build();

	static final Operation<Results> TERMINATE_RUNS_BY = Operation
		.<Results>mutation(BulkTermination.class, "TerminateRunsBy", TERMINATE_RUNS_FIELD)
		.timeout(TimeoutKind.LAUNCH)
		.on(Results.class, "TerminateRunsResult")
		.build();

	/** First version with {@code terminateRuns}. */
	private static final String SINCE = "1.5.1";

	/** The server processes them one after another, so that more would take too long. */
	private static final int RUNS_PER_REQUEST = 50;

	private final DagsterTransport transport;

	private final Function<String, Mono<Void>> terminateOne;

	/**
	 * Whether the server is known to be older than {@code terminateRuns} (1.5.1).
	 */
	private volatile boolean oneByOne;

	public BulkTermination(DagsterTransport transport, Function<String, Mono<Void>> terminateOne) {
		this.transport = transport;
		this.terminateOne = terminateOne;
	}

	/**
	 * Terminate runs, and fail if a run could not be terminated.
	 * @param runIds the run ids; duplicates are ignored
	 * @param policy the policy
	 * @return completes when the server has accepted all terminations
	 */
	public Mono<Void> terminateAll(Collection<String> runIds, TerminatePolicy policy) {
		return terminate(runIds, policy).flatMap(BulkTermination::toOutcome);
	}

	/**
	 * Terminate runs, and report those that could not be terminated in the result.
	 * @param runIds the run ids; duplicates are ignored
	 * @param policy the policy
	 * @return the outcome for each run, in the given order
	 */
	public Mono<List<RunTermination>> terminate(Collection<String> runIds, TerminatePolicy policy) {
		List<String> ids = List.copyOf(new LinkedHashSet<>(runIds));
		return this.transport.together(terminateFrom(ids, policy, List.of())).flatMap(BulkTermination::checkPermitted);
	}

	private static Mono<List<RunTermination>> checkPermitted(List<RunTermination> results) {
		boolean permitted = results.isEmpty()
				|| !results.stream().allMatch((result) -> ServerErrors.UNAUTHORIZED.equals(result.errorType()));
		return permitted ? Mono.just(results)
				: Mono.error(ServerErrors.notPermitted(ServerErrors.UNAUTHORIZED, results.get(0).message()));
	}

	// Continues after the results so far.
	private Mono<List<RunTermination>> terminateFrom(List<String> ids, TerminatePolicy policy,
			List<RunTermination> results) {
		if (results.size() == ids.size()) {
			return Mono.just(results);
		}
		int end = this.oneByOne ? results.size() + 1 : Math.min(ids.size(), results.size() + RUNS_PER_REQUEST);
		List<String> batch = ids.subList(results.size(), end);
		return (this.oneByOne ? one(batch.get(0), policy) : many(batch, policy))
			.onErrorMap(DagsterGraphQlClientException.class, (ex) -> results.isEmpty() ? ex : giveUp(ids, results, ex))
			.flatMap((more) -> terminateFrom(ids, policy, Stream.concat(results.stream(), more.stream()).toList()));
	}

	private Mono<List<RunTermination>> one(String id, TerminatePolicy policy) {
		if (policy != TerminatePolicy.SAFE_TERMINATE) {
			return Mono.error(
					() -> new UnsupportedServerVersionException("Terminating many runs with " + policy, SINCE, null));
		}
		return this.terminateOne.apply(id)
			.then(Mono.fromSupplier(() -> List.of(new RunTermination(id, null, null))))
			.onErrorResume(DagsterServerException.class, (ex) -> Mono.just(List.of(refused(id, ex))));
	}

	private static RunTermination refused(String id, DagsterServerException ex) {
		return new RunTermination(id,
				(ex instanceof UnauthorizedException) ? ServerErrors.UNAUTHORIZED : ex.getErrorType(),
				ex.getServerMessage());
	}

	private Mono<List<RunTermination>> many(List<String> ids, TerminatePolicy policy) {
		// the default, which need not be sent to old servers
		boolean safely = policy == TerminatePolicy.SAFE_TERMINATE;
		return this.transport
			.execute((safely ? TERMINATE_RUNS : TERMINATE_RUNS_BY).map((results) -> results.of(ids)),
					safely ? Map.of("runIds", ids) : Map.of("runIds", ids, "terminatePolicy", policy))
			.onErrorResume(GraphQlRequestException.class, (ex) -> {
				if (ex.isOutcomeUnknown() || !FailureKinds.isUnknownField(ex, TERMINATE_RUNS_FIELD)) {
					return Mono.error(ex);
				}
				this.oneByOne = true;
				return one(ids.get(0), policy);
			});
	}

	private static TerminateRunsException giveUp(List<String> ids, List<RunTermination> results,
			DagsterGraphQlClientException cause) {
		List<RunTermination> all = new ArrayList<>(results);
		all.add(new RunTermination(ids.get(results.size()), cause.getErrorType(), cause.getMessage()));
		for (String id : ids.subList(all.size(), ids.size())) {
			all.add(new RunTermination(id, "NotAttempted", "The operation was aborted before this run"));
		}
		return new TerminateRunsException("Terminating %d runs was aborted after %d: %s".formatted(ids.size(),
				results.size(), cause.getMessage()), all, cause.isOutcomeUnknown(), cause);
	}

	private static Mono<Void> toOutcome(List<RunTermination> results) {
		List<RunTermination> failed = results.stream().filter((result) -> !result.isTerminated()).toList();
		if (failed.isEmpty()) {
			return Mono.empty();
		}
		String message = (failed.size() == results.size()) ? "All run terminations failed: "
				: "Some runs could not be terminated: ";
		return Mono.error(new TerminateRunsException(message
				+ "[" + MessageText
					.names(failed.stream().map((result) -> result.runId() + " " + result.errorType()).toList(), ", ")
				+ "]", results, false, null));
	}

	/**
	 * A {@code TerminateRunsResult}.
	 *
	 * @param terminateRunResults a result for each run, in the order of the request
	 */
	record Results(@Nullable List<@Nullable RunResult> terminateRunResults) {

		List<RunTermination> of(List<String> ids) {
			List<RunResult> results = Required.list(this.terminateRunResults, "terminateRunResults");
			if (results.size() != ids.size()) {
				Required.field(null, "terminateRunResults[" + results.size() + "]");
			}
			List<RunTermination> named = new ArrayList<>();
			for (int index = 0; index < ids.size(); index++) {
				named.add(results.get(index).of(ids.get(index)));
			}
			return named;
		}

	}

	/**
	 * A {@code TerminateRunResult}.
	 *
	 * @param typeName the type, which distinguishes success from failure
	 * @param message the server message of a failure
	 */
	record RunResult(@JsonProperty("__typename") @Nullable String typeName, @Nullable String message) {

		RunTermination of(String id) {
			String type = Required.field(this.typeName, "terminateRunResults.__typename");
			return "TerminateRunSuccess".equals(type) ? new RunTermination(id, null, null)
					: new RunTermination(id,
							TerminationErrors.isNotPermitted(type, this.message) ? ServerErrors.UNAUTHORIZED : type,
							this.message);
		}

	}

}
