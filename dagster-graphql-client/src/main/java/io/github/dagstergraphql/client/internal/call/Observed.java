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

import java.util.function.Consumer;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Operation of one subscriber that is observed. It completes the context of its
 * observation when it ends.
 *
 * @param <T> the result of the operation
 * @param <C> the context of the observation
 */
public abstract class Observed<T, C extends Observation.Context> implements EndingListener<T> {

	private volatile @Nullable Observation observation;

	private volatile @Nullable C context;

	/**
	 * Create the context of the observation.
	 * @param clientName the name of the client
	 * @return the context
	 */
	protected abstract C createContext(String clientName);

	/**
	 * Create the observation.
	 * @param factory creates the observation
	 * @param context the context
	 * @return the observation, not started
	 */
	protected abstract Observation createObservation(ObservationFactory factory, C context);

	/**
	 * Complete the context of an operation that has succeeded.
	 * @param context the context
	 * @param value the result of the operation, or {@code null} if there is none
	 */
	protected abstract void succeeded(C context, @Nullable T value);

	/**
	 * Complete the context of an operation that has failed.
	 * @param context the context
	 * @param failure the failure
	 */
	protected abstract void failed(C context, Throwable failure);

	/**
	 * Complete the context of an operation that was canceled by the subscriber.
	 * @param context the context
	 */
	protected abstract void cancelled(C context);

	/**
	 * Report an event of the operation. It is ignored unless the operation is observed
	 * and in progress.
	 * @param event the event
	 */
	protected final void event(Observation.Event event) {
		Observation current = this.observation;
		if (current != null) {
			SideJobs.run(() -> current.event(event));
		}
	}

	/**
	 * Return the context of the observation.
	 * @return the context, or {@code null} if the operation is not observed
	 */
	protected final @Nullable C context() {
		return this.context;
	}

	/**
	 * Return the observation.
	 * @return the observation, or {@code null} unless the operation is observed and in
	 * progress
	 */
	final @Nullable Observation observation() {
		return this.observation;
	}

	final void start(ObservationFactory factory, @Nullable Observation parent) {
		C fresh = createContext(factory.clientName());
		Observation created = createObservation(factory, fresh).parentObservation(parent);
		created.start();
		if (!created.isNoop()) {
			this.context = fresh;
			this.observation = created;
		}
	}

	@Override
	public final void succeeded(@Nullable T value) {
		end((completed) -> succeeded(completed, value), null);
	}

	@Override
	public final void failed(Throwable failure) {
		end((completed) -> failed(completed, failure), failure);
	}

	@Override
	public final void cancelled() {
		end((completed) -> cancelled(completed), null);
	}

	private void end(Consumer<C> completion, @Nullable Throwable failure) {
		Observation current = this.observation;
		C completed = this.context;
		if (current == null || completed == null) {
			return;
		}
		this.observation = null;
		SideJobs.run(() -> completion.accept(completed));
		if (failure != null) {
			SideJobs.run(() -> current.error(failure));
		}
		current.stop();
	}

}
