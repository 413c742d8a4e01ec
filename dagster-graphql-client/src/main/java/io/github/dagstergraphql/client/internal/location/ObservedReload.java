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
import io.github.dagstergraphql.client.location.ReloadRepositoryLocationInfo;
import io.github.dagstergraphql.client.location.ReloadRepositoryLocationInfo.FailureType;
import io.github.dagstergraphql.client.observation.DagsterReloadObservationContext;
import io.github.dagstergraphql.client.observation.DagsterReloadObservationContext.Status;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Observed reload. The name of a code location is recorded only if it exists on the
 * server.
 */
final class ObservedReload extends Observed<ReloadRepositoryLocationInfo, DagsterReloadObservationContext> {

	private final String locationName;

	ObservedReload(String locationName) {
		this.locationName = locationName;
	}

	@Override
	protected DagsterReloadObservationContext createContext(String clientName) {
		return new DagsterReloadObservationContext(clientName);
	}

	@Override
	protected Observation createObservation(ObservationFactory factory, DagsterReloadObservationContext context) {
		return factory.of(context);
	}

	@Override
	protected void succeeded(DagsterReloadObservationContext context, @Nullable ReloadRepositoryLocationInfo info) {
		if (info == null) {
			context.setStatus(Status.ERROR);
			return;
		}
		if (info.failureType() != FailureType.REPOSITORY_LOCATION_NOT_FOUND) {
			context.setLocationName(this.locationName);
		}
		context.setStatus(info.isSuccess() ? Status.SUCCESS : Status.FAILURE);
	}

	@Override
	protected void failed(DagsterReloadObservationContext context, Throwable failure) {
		context.setStatus(Status.ERROR);
	}

	@Override
	protected void cancelled(DagsterReloadObservationContext context) {
		context.setStatus(Status.ERROR);
	}

}
