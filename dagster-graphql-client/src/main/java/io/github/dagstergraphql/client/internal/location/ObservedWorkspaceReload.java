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

import java.util.Map;

import io.github.dagstergraphql.client.internal.call.ObservationFactory;
import io.github.dagstergraphql.client.internal.call.Observed;
import io.github.dagstergraphql.client.location.ReloadRepositoryLocationInfo;
import io.github.dagstergraphql.client.observation.DagsterReloadObservationContext;
import io.github.dagstergraphql.client.observation.DagsterReloadObservationContext.Status;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Observed reload of all code locations, which fails if one of them does not load.
 */
final class ObservedWorkspaceReload
		extends Observed<Map<String, ReloadRepositoryLocationInfo>, DagsterReloadObservationContext> {

	@Override
	protected DagsterReloadObservationContext createContext(String clientName) {
		DagsterReloadObservationContext context = new DagsterReloadObservationContext(clientName);
		context.setWorkspace(true);
		return context;
	}

	@Override
	protected Observation createObservation(ObservationFactory factory, DagsterReloadObservationContext context) {
		return factory.of(context);
	}

	@Override
	protected void succeeded(DagsterReloadObservationContext context,
			@Nullable Map<String, ReloadRepositoryLocationInfo> locations) {
		if (locations == null) {
			context.setStatus(Status.ERROR);
			return;
		}
		boolean reloaded = locations.values().stream().allMatch(ReloadRepositoryLocationInfo::isSuccess);
		context.setStatus(reloaded ? Status.SUCCESS : Status.FAILURE);
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
