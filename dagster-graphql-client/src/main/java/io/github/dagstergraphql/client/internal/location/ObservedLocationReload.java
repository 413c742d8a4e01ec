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

import io.github.dagstergraphql.client.location.ReloadRepositoryLocationInfo;
import io.github.dagstergraphql.client.location.ReloadRepositoryLocationInfo.FailureType;
import io.github.dagstergraphql.client.observation.DagsterReloadObservationContext;

/**
 * Observed reload of a code location, whose name is recorded only if it exists on the
 * server.
 */
final class ObservedLocationReload extends ObservedReload<ReloadRepositoryLocationInfo> {

	private final String locationName;

	ObservedLocationReload(String locationName) {
		this.locationName = locationName;
	}

	@Override
	boolean complete(DagsterReloadObservationContext context, ReloadRepositoryLocationInfo info) {
		if (info.failureType() != FailureType.REPOSITORY_LOCATION_NOT_FOUND) {
			context.setLocationName(this.locationName);
		}
		return info.isSuccess();
	}

}
