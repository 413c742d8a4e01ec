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

import io.github.dagstergraphql.client.location.ReloadRepositoryLocationInfo;
import io.github.dagstergraphql.client.observation.DagsterReloadObservationContext;

/**
 * Observed reload of all code locations, which fails if one of them does not load.
 */
final class ObservedWorkspaceReload extends ObservedReload<Map<String, ReloadRepositoryLocationInfo>> {

	@Override
	protected DagsterReloadObservationContext createContext(String clientName) {
		DagsterReloadObservationContext context = super.createContext(clientName);
		context.setWorkspace(true);
		return context;
	}

	@Override
	boolean complete(DagsterReloadObservationContext context, Map<String, ReloadRepositoryLocationInfo> locations) {
		return locations.values().stream().allMatch(ReloadRepositoryLocationInfo::isSuccess);
	}

}
