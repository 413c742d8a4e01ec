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

package io.github.dagstergraphql.boot.autoconfigure.metrics;

import java.util.Map;

import io.github.dagstergraphql.client.observation.DefaultDagsterAwaitObservationConvention;
import io.github.dagstergraphql.client.observation.DefaultDagsterLaunchObservationConvention;
import io.github.dagstergraphql.client.observation.DefaultDagsterListenerObservationConvention;
import io.github.dagstergraphql.client.observation.DefaultDagsterReloadObservationConvention;
import io.github.dagstergraphql.client.observation.DefaultDagsterRequestObservationConvention;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import org.jspecify.annotations.Nullable;

/**
 * Meter filter that adds descriptions to the meters of observations, which Micrometer
 * creates without a description.
 */
final class ObservationMeterDescriptions implements MeterFilter {

	private final Map<String, Descriptions> byName = Map
		.of(new DefaultDagsterRequestObservationConvention().getName(),
				new Descriptions("Duration of requests to Dagster, from the call to the decoded response",
						"Requests to Dagster that are in flight", "Events of requests to Dagster, such as retries"),
				new DefaultDagsterLaunchObservationConvention().getName(),
				new Descriptions("Duration of launches, from the call to the id of the run", "Launches in progress",
						"Events of launches, such as retries"),
				new DefaultDagsterAwaitObservationConvention().getName(),
				new Descriptions("Duration of waits for runs", "Waits for runs in progress",
						"Events of waits for runs, such as the end of a run"),
				new DefaultDagsterListenerObservationConvention().getName(),
				new Descriptions("Duration of deliveries of status changes to listeners",
						"Deliveries of status changes in progress", "Events of deliveries of status changes"),
				new DefaultDagsterReloadObservationConvention().getName(),
				new Descriptions("Duration of reloads of code locations", "Reloads of code locations in progress",
						"Events of reloads"));

	@Override
	public Meter.Id map(Meter.Id id) {
		String description = (id.getDescription() == null) ? descriptionOf(id.getName()) : null;
		return (description != null) ? new Meter.Id(id.getName(), Tags.of(id.getTagsAsIterable()), id.getBaseUnit(),
				description, id.getType()) : id;
	}

	private @Nullable String descriptionOf(String name) {
		Descriptions own = this.byName.get(name);
		if (own != null) {
			return own.timer();
		}
		int end = name.lastIndexOf('.');
		Descriptions observation = (end > 0) ? this.byName.get(name.substring(0, end)) : null;
		if (observation == null) {
			return null;
		}
		return name.endsWith(".active") ? observation.active() : observation.events();
	}

	/**
	 * Descriptions of the meters of one observation.
	 *
	 * @param timer the description of the timer
	 * @param active the description of the long task timer
	 * @param events the description of counters of events
	 */
	private record Descriptions(String timer, String active, String events) {

	}

}
