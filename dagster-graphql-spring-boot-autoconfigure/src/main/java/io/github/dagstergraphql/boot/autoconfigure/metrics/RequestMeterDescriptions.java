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

import io.github.dagstergraphql.client.observation.DefaultDagsterRequestObservationConvention;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;

/**
 * Meter filter that adds descriptions to the meters of request observations, which
 * Micrometer creates without a description.
 */
final class RequestMeterDescriptions implements MeterFilter {

	private final String name = new DefaultDagsterRequestObservationConvention().getName();

	@Override
	public Meter.Id map(Meter.Id id) {
		if (id.getDescription() != null) {
			return id;
		}
		if (id.getName().equals(this.name)) {
			return describe(id, "Duration of requests to Dagster, from the call to the decoded response");
		}
		if (id.getName().equals(this.name + ".active")) {
			return describe(id, "Requests to Dagster that are in flight");
		}
		return id.getName().startsWith(this.name + ".") ? describe(id, "Events of requests to Dagster, such as retries")
				: id;
	}

	private static Meter.Id describe(Meter.Id id, String description) {
		return new Meter.Id(id.getName(), Tags.of(id.getTagsAsIterable()), id.getBaseUnit(), description, id.getType());
	}

}
