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

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.error.GraphQlRequestException;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.internal.call.Deadline;
import io.github.dagstergraphql.client.internal.failure.FailureKinds;
import io.github.dagstergraphql.client.internal.json.Json;
import io.github.dagstergraphql.client.internal.launch.Launched;
import io.github.dagstergraphql.client.internal.launch.error.LaunchErrors;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.Request;
import io.github.dagstergraphql.client.internal.operation.Result;
import io.github.dagstergraphql.client.internal.operation.ServerError;
import io.github.dagstergraphql.client.internal.operation.ServerErrors;
import io.github.dagstergraphql.client.internal.operation.TimeoutKind;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.shape.ShapeException;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.ContextView;
import tools.jackson.databind.JsonNode;

/**
 * Launches that are sent together. Each of them finds its job first. When the last one is
 * ready to be sent, or has failed, a single request is sent for all that are ready.
 */
final class LaunchBatch {

	private static final String FIELD = "launchMultipleRuns";

	static final Operation<Results> LAUNCH_RUNS = Operation.<Results>mutation(LaunchBatch.class, "LaunchRuns", FIELD)
		.timeout(TimeoutKind.LAUNCH)
		.on(Results.class, "LaunchMultipleRunsResult")
		.errors(LaunchErrors.ALL)
		.build();

	private final DagsterTransport transport;

	private final AtomicBoolean unsupported;

	private final ContextView context;

	private final AtomicInteger missing;

	private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();

	private final Disposable.Swap sending = Disposables.swap();

	/**
	 * Create a new batch.
	 * @param transport the transport
	 * @param size the number of launches
	 * @param unsupported whether the server is known to be older than
	 * {@code launchMultipleRuns} (1.9)
	 * @param context the context of the request
	 */
	LaunchBatch(DagsterTransport transport, int size, AtomicBoolean unsupported, ContextView context) {
		this.transport = transport;
		this.missing = new AtomicInteger(size);
		this.unsupported = unsupported;
		this.context = context;
	}

	Member join() {
		return new Member();
	}

	/**
	 * Stop waiting for the response.
	 */
	void cancel() {
		this.sending.dispose();
	}

	private void arrive() {
		if (this.missing.decrementAndGet() == 0) {
			List<Entry> ready = List.copyOf(this.entries);
			this.sending.update(send(ready).contextWrite(this.context).subscribe((nothing) -> {
			}, (failure) -> ready.forEach((entry) -> entry.fail(failure))));
		}
	}

	private Mono<Void> send(List<Entry> ready) {
		if (ready.size() < 2 || this.unsupported.get()) {
			return sendOneByOne(ready);
		}
		Map<String, ?> variables = Map.of("executionParamsList",
				ready.stream().map((entry) -> entry.request().variables().get("executionParams")).toList());
		Supplier<?> confidential = () -> ready.stream().map(Entry::confidential).toList();
		Request<List<Result<String>>> request = new Request<>(LAUNCH_RUNS.map((results) -> results.of(ready.size())),
				variables, confidential, null);
		return this.transport.execute(request, ready.get(0).deadline())
			// an event loop must not spend time on the messages of exceptions
			.publishOn(Schedulers.parallel())
			.doOnNext((results) -> complete(ready, results, confidential))
			.then()
			.onErrorResume(GraphQlRequestException.class, (ex) -> {
				if (ex.isOutcomeUnknown() || !FailureKinds.isUnknownField(ex, FIELD)) {
					return Mono.error(ex);
				}
				this.unsupported.set(true);
				return sendOneByOne(ready);
			});
	}

	private void complete(List<Entry> ready, List<Result<String>> results, Supplier<?> confidential) {
		for (int index = 0; index < ready.size(); index++) {
			Entry entry = ready.get(index);
			if (results.get(index) instanceof Result.Failure<String> failure) {
				entry.fail(toException(failure.error(), confidential));
			}
			else {
				entry.succeed(((Result.Value<String>) results.get(index)).value());
			}
		}
	}

	private DagsterGraphQlClientException toException(ServerError error, Supplier<?> confidential) {
		try {
			return ServerErrors.toException(error, LAUNCH_RUNS, this.transport.redactor(confidential));
		}
		catch (ShapeException ex) {
			return new InvalidResponseException(
					LAUNCH_RUNS + " received unexpected JSON for a launch, at " + ex.getMessage(), true, 0, "");
		}
	}

	private Mono<Void> sendOneByOne(List<Entry> ready) {
		return Flux.fromIterable(ready)
			.concatMap((entry) -> this.transport.execute(entry.request(), entry.deadline())
				.doOnNext(entry::succeed)
				.doOnError(entry::fail)
				.onErrorComplete())
			.then();
	}

	/**
	 * One of the launches.
	 */
	final class Member {

		private final AtomicBoolean arrived = new AtomicBoolean();

		/**
		 * Send a request together with those of the other launches. A further request is
		 * sent on its own.
		 * @param request the request
		 * @param deadline the deadline of the launch
		 * @return the id of the new run
		 */
		Mono<String> send(Request<String> request, Deadline deadline) {
			return Mono.defer(() -> {
				if (!this.arrived.compareAndSet(false, true)) {
					return LaunchBatch.this.transport.execute(request, deadline);
				}
				Entry entry = new Entry(request, deadline, Sinks.one());
				LaunchBatch.this.entries.add(entry);
				arrive();
				return entry.result().asMono();
			});
		}

		/**
		 * Send the others without this launch, unless it has been sent.
		 */
		void leave() {
			if (this.arrived.compareAndSet(false, true)) {
				arrive();
			}
		}

	}

	/**
	 * Launch that is ready to be sent.
	 *
	 * @param request the request of a single launch
	 * @param deadline the deadline of the launch
	 * @param result receives the id of the new run
	 */
	private record Entry(Request<String> request, Deadline deadline, Sinks.One<String> result) {

		@Nullable Object confidential() {
			return (this.request.confidential() instanceof Supplier<?> values) ? values.get()
					: this.request.confidential();
		}

		void succeed(String runId) {
			this.result.tryEmitValue(runId);
		}

		void fail(Throwable failure) {
			this.result.tryEmitError(failure);
		}

	}

	/**
	 * A {@code LaunchMultipleRunsResult}.
	 *
	 * @param launchMultipleRunsResult a result for each launch, in the order of the
	 * request
	 */
	record Results(@Nullable List<@Nullable JsonNode> launchMultipleRunsResult) {

		List<Result<String>> of(int size) {
			List<Result<String>> results = Required.list(this.launchMultipleRunsResult, "launchMultipleRunsResult")
				.stream()
				.map(Results::read)
				.toList();
			if (results.size() != size) {
				throw new ShapeException("launchMultipleRunsResult[" + results.size() + "]");
			}
			return results;
		}

		private static Result<String> read(JsonNode node) {
			if ("LaunchRunSuccess".equals(Required.string(node.get("__typename"), "launchMultipleRunsResult"))) {
				return new Result.Value<>(Json.MAPPER.treeToValue(node, Launched.class).runId());
			}
			return new Result.Failure<>(ServerError.of(node));
		}

	}

}
