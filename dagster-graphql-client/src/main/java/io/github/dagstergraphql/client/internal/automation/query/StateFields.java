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

package io.github.dagstergraphql.client.internal.automation.query;

import java.time.Instant;

import io.github.dagstergraphql.client.automation.AutomationStatus;
import io.github.dagstergraphql.client.internal.shape.Required;
import org.jspecify.annotations.Nullable;

/**
 * The {@code InstigationState} of a schedule or sensor.
 *
 * @param id the id of its origin, followed by that of its selector on newer servers
 * @param selectorId the id of its selector
 * @param instigationType whether it is a schedule or a sensor
 * @param status the status
 * @param nextTick the next tick, or {@code null}
 * @param typeSpecificData the data of a sensor
 */
record StateFields(@Nullable String id, @Nullable String selectorId, @Nullable String instigationType,
		@Nullable AutomationStatus status, @Nullable NextTick nextTick, @Nullable SensorData typeSpecificData) {

	AutomationStatus requiredStatus() {
		return Required.field(this.status, "status");
	}

	@Nullable Instant nextTickTime() {
		return (this.nextTick != null && this.nextTick.timestamp() != null)
				? Required.time(this.nextTick.timestamp(), "nextTick.timestamp") : null;
	}

	@Nullable String cursor() {
		return (this.typeSpecificData != null) ? this.typeSpecificData.lastCursor() : null;
	}

	Ids toIds() {
		String origin = Required.text(this.id, "id");
		int end = origin.indexOf("::");
		return new Ids(Required.text(this.instigationType, "instigationType"),
				(end >= 0) ? origin.substring(0, end) : origin, Required.text(this.selectorId, "selectorId"));
	}

	/**
	 * A {@code DryRunInstigationTick}.
	 *
	 * @param timestamp the time, or {@code null}
	 */
	record NextTick(@Nullable Double timestamp) {

	}

	/**
	 * A {@code SensorData}.
	 *
	 * @param lastCursor the cursor, or {@code null}
	 */
	record SensorData(@Nullable String lastCursor) {

	}

	/**
	 * Ids by which a schedule or sensor is stopped.
	 *
	 * @param type the {@code InstigationType}
	 * @param origin the id of its origin
	 * @param selector the id of its selector
	 */
	record Ids(String type, String origin, String selector) {

	}

}
