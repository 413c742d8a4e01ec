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

import io.github.dagstergraphql.client.internal.call.EndingListener;
import io.github.dagstergraphql.client.location.ReloadRepositoryLocationInfo;
import io.github.dagstergraphql.client.location.ReloadRepositoryLocationInfo.FailureType;
import io.github.dagstergraphql.client.observation.DagsterClientMetrics;
import io.github.dagstergraphql.client.observation.LocationReload;
import io.github.dagstergraphql.client.observation.LocationReload.Status;
import org.jspecify.annotations.Nullable;

/**
 * Records a reload in the metrics. The name of a code location is recorded only if it
 * exists on the server.
 */
final class Reload extends EndingListener<ReloadRepositoryLocationInfo> {

	private final DagsterClientMetrics metrics;

	private final String clientName;

	private final String locationName;

	Reload(DagsterClientMetrics metrics, String clientName, String locationName) {
		this.metrics = metrics;
		this.clientName = clientName;
		this.locationName = locationName;
	}

	@Override
	protected void succeeded(@Nullable ReloadRepositoryLocationInfo info) {
		if (info == null) {
			report(null, Status.ERROR);
			return;
		}
		boolean known = info.failureType() != FailureType.REPOSITORY_LOCATION_NOT_FOUND;
		report(known ? this.locationName : null, info.isSuccess() ? Status.SUCCESS : Status.FAILURE);
	}

	@Override
	protected void failed(Throwable failure) {
		report(null, Status.ERROR);
	}

	@Override
	protected void cancelled() {
		report(null, Status.ERROR);
	}

	private void report(@Nullable String confirmedName, Status status) {
		this.metrics.locationReloaded(new LocationReload(this.clientName, confirmedName, status));
	}

}
