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

package io.github.dagstergraphql.boot.autoconfigure.health;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.boot.autoconfigure.DagsterProperties;
import io.github.dagstergraphql.boot.autoconfigure.DagsterProperties.FailureStatus;
import io.github.dagstergraphql.boot.autoconfigure.internal.SafeText;
import io.github.dagstergraphql.client.location.LocationEntry;

import org.springframework.boot.health.contributor.Health;

/**
 * Health indicator for the code locations.
 */
final class LocationsHealthIndicator extends DagsterHealthIndicator<List<LocationEntry>> {

	private final FailureStatus failureStatus;

	LocationsHealthIndicator(HealthCheck<List<LocationEntry>> check, DagsterProperties.Health settings) {
		super(check, settings);
		this.failureStatus = settings.getLocations().getFailureStatus();
	}

	@Override
	void describe(List<LocationEntry> locations, Health.Builder builder) {
		for (LocationEntry location : locations) {
			builder.withDetail(location.locationName(), details(location));
			if (location.loadError() != null) {
				builder.status(status(this.failureStatus));
			}
		}
	}

	private static Map<String, Object> details(LocationEntry location) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("loadStatus", location.loadStatus().name());
		details.put("updated", location.updated().toString());
		if (location.loadError() != null) {
			details.put("error", SafeText.summarize(location.loadError()));
		}
		return details;
	}

}
