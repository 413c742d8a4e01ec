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
import java.util.function.Consumer;
import java.util.function.Function;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

import org.springframework.util.function.SingletonSupplier;

/**
 * Observes operations and their requests, and propagates the observation of the caller
 * through operations that send several requests.
 */
public final class Observations {

	/** Context key of the parent observation, as read by WebClient. */
	private static final String KEY = ObservationThreadLocalAccessor.KEY;

	private final ObservationRegistry registry;

	private final SingletonSupplier<ObservationFactory> factory;

	public Observations(ObservationSettings settings) {
		this.registry = settings.registry();
		this.factory = SingletonSupplier.of(() -> new ObservationFactory(settings));
	}

	<T> Mono<T> observe(Mono<T> exchange, Call<T> call) {
		return this.registry.isNoop() ? exchange : observe(exchange, new ObservedRequest<>(call));
	}

	/**
	 * Observe an operation. Its requests are children of its observation, regardless of
	 * the threads that they are sent on.
	 * @param operation sends the requests, for a single subscriber
	 * @param observed describes the operation
	 * @param <T> the result
	 * @return the operation, observed
	 */
	public <T> Mono<T> observe(Mono<T> operation, Observed<T, ?> observed) {
		return this.registry.isNoop() ? operation
				: new InObservation<>(operation, this.registry, (subscriber) -> start(observed, subscriber));
	}

	/**
	 * Make requests children of the observation of an operation that has been started.
	 * @param requests sends the requests
	 * @param observed the operation
	 * @param <T> the result
	 * @return sends the requests
	 */
	public <T> Mono<T> within(Mono<T> requests, Observed<?, ?> observed) {
		return this.registry.isNoop() ? requests
				: new InObservation<>(requests, this.registry, (subscriber) -> subscriber)
					.contextWrite((context) -> withObservation(context, observed.observation()));
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

	// If the observation cannot be started, the requests are children of that of the
	// caller.
	private <T> CoreSubscriber<? super T> start(Observed<T, ?> observed, CoreSubscriber<? super T> subscriber) {
		Context context = subscriber.currentContext();
		if (Background.contains(context)) {
			return subscriber;
		}
		Observation parent = parent(context);
		SideJobs.run(() -> observed.start(this.factory.obtain(), parent));
		Observation observation = observed.observation();
		return new EndingSubscriber<>(subscriber, observed,
				withObservation(context, (observation != null) ? observation : parent));
	}

	private @Nullable Observation parent(ContextView context) {
		Observation parent = context.getOrDefault(KEY, null);
		return (parent != null || Background.contains(context)) ? parent : this.registry.getCurrentObservation();
	}

	private static Context withObservation(Context context, @Nullable Observation observation) {
		return (observation != null) ? context.put(KEY, observation) : context;
	}

	/**
	 * Operator that sends requests while their observation is the current one of the
	 * thread, both on subscription and on demand. A tracer prefers the span of the thread
	 * to a parent observation: without this operator, the span of an HTTP request would
	 * be a child of the span of the caller.
	 *
	 * @param <T> the result of the requests
	 */
	private static final class InObservation<T> extends MonoOperator<T, T> {

		private final ObservationRegistry registry;

		private final Function<CoreSubscriber<? super T>, CoreSubscriber<? super T>> start;

		InObservation(Mono<T> source, ObservationRegistry registry,
				Function<CoreSubscriber<? super T>, CoreSubscriber<? super T>> start) {
			super(source);
			this.registry = registry;
			this.start = start;
		}

		@Override
		public void subscribe(CoreSubscriber<? super T> subscriber) {
			CoreSubscriber<? super T> observing = this.start.apply(subscriber);
			Observation observation = observing.currentContext().getOrDefault(KEY, null);
			if (observation == null) {
				this.source.subscribe(observing);
				return;
			}
			CoreSubscriber<T> scoped = new InScope<>(observing, (task) -> inScope(observation, task));
			inScope(observation, () -> this.source.subscribe(scoped));
		}

		private void inScope(Observation observation, Runnable task) {
			Observation.Scope before = this.registry.getCurrentObservationScope();
			AtomicReference<Observation.@Nullable Scope> scope = new AtomicReference<>();
			SideJobs.run(() -> scope.set(observation.openScope()));
			try {
				task.run();
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
	 * Subscriber whose demand is passed on within the scope of the observation. Reactor's
	 * context propagation may have restored the scope of the caller before.
	 *
	 * @param <T> the result of the requests
	 */
	private static final class InScope<T> implements CoreSubscriber<T>, Subscription {

		private final CoreSubscriber<? super T> actual;

		private final Consumer<Runnable> scope;

		private volatile @Nullable Subscription upstream;

		InScope(CoreSubscriber<? super T> actual, Consumer<Runnable> scope) {
			this.actual = actual;
			this.scope = scope;
		}

		@Override
		public Context currentContext() {
			return this.actual.currentContext();
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			this.upstream = subscription;
			this.actual.onSubscribe(this);
		}

		@Override
		public void onNext(T value) {
			this.actual.onNext(value);
		}

		@Override
		public void onError(Throwable failure) {
			this.actual.onError(failure);
		}

		@Override
		public void onComplete() {
			this.actual.onComplete();
		}

		@Override
		public void request(long count) {
			Subscription subscription = this.upstream;
			if (subscription != null) {
				this.scope.accept(() -> subscription.request(count));
			}
		}

		@Override
		public void cancel() {
			Subscription subscription = this.upstream;
			if (subscription != null) {
				subscription.cancel();
			}
		}

	}

}
