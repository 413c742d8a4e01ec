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

package io.github.dagstergraphql.client.internal.location;

import io.github.dagstergraphql.client.internal.call.ObservationFactory;
import io.github.dagstergraphql.client.internal.call.Observed;
import io.github.dagstergraphql.client.observation.DagsterReloadObservationContext;
import io.github.dagstergraphql.client.observation.DagsterReloadObservationContext.Status;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Observed reload.
 *
 * @param <T> the result of the reload
 */
abstract class ObservedReload<T> extends Observed<T, DagsterReloadObservationContext> {

	/**
	 * Complete the context of a reload to which the server has responded.
	 * @param context the context
	 * @param result the result
	 * @return whether the code was reloaded
	 */
	abstract boolean complete(DagsterReloadObservationContext context, T result);

	@Override
	protected DagsterReloadObservationContext createContext(String clientName) {
		return new DagsterReloadObservationContext(clientName);
	}

	@Override
	protected final Observation createObservation(ObservationFactory factory, DagsterReloadObservationContext context) {
		return factory.of(context);
	}

	@Override
	protected final void succeeded(DagsterReloadObservationContext context, @Nullable T result) {
		if (result == null) {
			context.setStatus(Status.ERROR);
			return;
		}
		context.setStatus(complete(context, result) ? Status.SUCCESS : Status.FAILURE);
	}

	@Override
	protected final void failed(DagsterReloadObservationContext context, Throwable failure) {
		context.setStatus(Status.ERROR);
	}

	@Override
	protected final void cancelled(DagsterReloadObservationContext context) {
		context.setStatus(Status.ERROR);
	}

}
