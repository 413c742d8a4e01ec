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

package io.github.dagstergraphql.client.internal.call;

import java.util.concurrent.atomic.AtomicReference;

import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.observation.DagsterObservationDocumentation;
import io.github.dagstergraphql.client.observation.DagsterRequestObservationContext;
import io.github.dagstergraphql.client.observation.DagsterRequestObservationContext.OperationType;
import io.github.dagstergraphql.client.observation.DagsterRequestObservationConvention;
import io.github.dagstergraphql.client.observation.DefaultDagsterRequestObservationConvention;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.observability.DefaultSignalListener;
import reactor.core.observability.SignalListener;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Observes each operation, and propagates the observation of the caller through
 * operations that send several requests.
 */
public final class RequestObservations {

	private static final DagsterRequestObservationConvention DEFAULT_CONVENTION = new DefaultDagsterRequestObservationConvention();

	/** Context key of the parent observation, as read by WebClient. */
	private static final String KEY = ObservationThreadLocalAccessor.KEY;

	private final ObservationRegistry registry;

	private final @Nullable DagsterRequestObservationConvention convention;

	private final String clientName;

	public RequestObservations(ObservationRegistry registry, @Nullable DagsterRequestObservationConvention convention,
			String clientName) {
		this.registry = registry;
		this.convention = convention;
		this.clientName = clientName;
	}

	/**
	 * Observe an operation.
	 * @param call the operation
	 * @param exchange executes it
	 * @param <T> the result
	 * @return executes it, observed
	 */
	public <T> Mono<T> observe(Call<T> call, Mono<T> exchange) {
		return this.registry.isNoop() ? exchange : new InScope<>(exchange, this.registry).tap((context) -> {
			AtomicReference<SignalListener<T>> listener = new AtomicReference<>(new DefaultSignalListener<>() {
			});
			SideJobs.run(() -> listener.set(start(call, context)));
			return listener.get();
		});
	}

	/**
	 * Make the requests of an operation children of the observation of its caller,
	 * regardless of the threads that they are sent on.
	 * @param requests sends the requests
	 * @param <T> the result
	 * @return sends the requests
	 */
	public <T> Mono<T> keepParent(Mono<T> requests) {
		return this.registry.isNoop() ? requests
				: requests.contextWrite((context) -> withObservation(context, parent(context)));
	}

	/**
	 * Make the requests of an operation with several results children of the observation
	 * of its caller, regardless of the threads that they are sent on.
	 * @param requests sends the requests
	 * @param <T> the result
	 * @return sends the requests
	 */
	public <T> Flux<T> keepParent(Flux<T> requests) {
		return this.registry.isNoop() ? requests
				: requests.contextWrite((context) -> withObservation(context, parent(context)));
	}

	private <T> Listener<T> start(Call<T> call, ContextView context) {
		Operation<T> operation = call.operation();
		DagsterRequestObservationContext request = new DagsterRequestObservationContext(this.clientName,
				operation.isMutation() ? OperationType.MUTATION : OperationType.QUERY, operation.name(),
				operation.isCustom());
		request.setRunId(operation.runIdIn(call.request().variables()));
		Observation parent = parent(context);
		Observation observation = DagsterObservationDocumentation.CLIENT_REQUEST
			.observation(this.convention, DEFAULT_CONVENTION, () -> request, this.registry)
			.parentObservation(parent)
			.start();
		call.onRetry((retry) -> {
			request.setRetries(request.getRetries() + 1);
			observation.event(DagsterObservationDocumentation.Events.RETRY);
		});
		return new Listener<>(operation, request, observation, observation.isNoop() ? parent : observation);
	}

	private @Nullable Observation parent(ContextView context) {
		Observation parent = context.getOrDefault(KEY, null);
		return (parent != null) ? parent : this.registry.getCurrentObservation();
	}

	private static Context withObservation(Context context, @Nullable Observation observation) {
		return (observation != null) ? context.put(KEY, observation) : context;
	}

	/**
	 * Operator that sends a request while its observation is the current one of the
	 * thread. A tracer prefers the span of the thread to a parent observation: without
	 * this operator, the span of the HTTP request would be a child of the span of the
	 * caller.
	 *
	 * @param <T> the result of the request
	 */
	private static final class InScope<T> extends MonoOperator<T, T> {

		private final ObservationRegistry registry;

		InScope(Mono<T> source, ObservationRegistry registry) {
			super(source);
			this.registry = registry;
		}

		@Override
		public void subscribe(CoreSubscriber<? super T> subscriber) {
			Observation observation = subscriber.currentContext().getOrDefault(KEY, null);
			Observation.Scope before = this.registry.getCurrentObservationScope();
			AtomicReference<Observation.@Nullable Scope> scope = new AtomicReference<>();
			if (observation != null) {
				SideJobs.run(() -> scope.set(observation.openScope()));
			}
			try {
				this.source.subscribe(subscriber);
			}
			finally {
				Observation.Scope opened = scope.get();
				boolean closed = opened != null && SideJobs.run(opened::close);
				if (!closed) {
					// a failing handler leaves its scope on the thread
					this.registry.setCurrentObservationScope(before);
				}
			}
		}

	}

	/**
	 * Listener that ends the observation of an operation.
	 *
	 * @param <T> the result of the operation
	 */
	private static final class Listener<T> extends EndingListener<T> {

		private final Operation<T> operation;

		private final DagsterRequestObservationContext request;

		private final Observation observation;

		private final @Nullable Observation parentOfExchange;

		Listener(Operation<T> operation, DagsterRequestObservationContext request, Observation observation,
				@Nullable Observation parentOfExchange) {
			this.operation = operation;
			this.request = request;
			this.observation = observation;
			this.parentOfExchange = parentOfExchange;
		}

		@Override
		public Context addToContext(Context context) {
			return withObservation(context, this.parentOfExchange);
		}

		@Override
		protected void succeeded(@Nullable T value) {
			String runId = (value != null) ? this.operation.runIdOf(value) : null;
			if (runId != null) {
				this.request.setRunId(runId);
			}
			stop();
		}

		@Override
		protected void failed(Throwable failure) {
			SideJobs.run(() -> this.observation.error(failure));
			stop();
		}

		@Override
		protected void cancelled() {
			this.request.setCancelled(true);
			stop();
		}

		private void stop() {
			this.request.setEnded(true);
			this.observation.stop();
		}

	}

}
