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

import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.observation.DagsterRequestObservationContext;
import io.github.dagstergraphql.client.observation.DagsterRequestObservationContext.OperationType;
import io.github.dagstergraphql.client.observation.DagsterRetryEvent;
import io.github.dagstergraphql.client.observation.RetryReason;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Observed call.
 *
 * @param <T> the result of the operation
 */
final class ObservedRequest<T> extends Observed<T, DagsterRequestObservationContext> {

	private final Call<T> call;

	ObservedRequest(Call<T> call) {
		this.call = call;
	}

	@Override
	protected DagsterRequestObservationContext createContext(String clientName) {
		Operation<T> operation = this.call.operation();
		DagsterRequestObservationContext context = new DagsterRequestObservationContext(clientName,
				operation.isMutation() ? OperationType.MUTATION : OperationType.QUERY, operation.name(),
				operation.isCustom());
		context.setRunId(operation.runIdIn(this.call.request().variables()));
		this.call.onRetry((reason) -> retried(context, reason));
		return context;
	}

	@Override
	protected Observation createObservation(ObservationFactory factory, DagsterRequestObservationContext context) {
		return factory.of(context);
	}

	private void retried(DagsterRequestObservationContext context, RetryReason reason) {
		Operation<T> operation = this.call.operation();
		context.setRetries(context.getRetries() + 1);
		event(new DagsterRetryEvent(operation.isCustom() ? null : operation.name(), reason));
	}

	@Override
	protected void succeeded(DagsterRequestObservationContext context, @Nullable T value) {
		String runId = (value != null) ? this.call.operation().runIdOf(value) : null;
		if (runId != null) {
			context.setRunId(runId);
		}
		context.setEnded(true);
	}

	@Override
	protected void failed(DagsterRequestObservationContext context, Throwable failure) {
		context.setEnded(true);
	}

	@Override
	protected void cancelled(DagsterRequestObservationContext context) {
		context.setCancelled(true);
		context.setEnded(true);
	}

}
