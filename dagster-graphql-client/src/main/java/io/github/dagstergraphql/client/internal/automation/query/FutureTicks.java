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
import java.util.List;

import io.github.dagstergraphql.client.internal.shape.Required;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Schedule} with its next ticks.
 *
 * @param futureTicks the ticks
 */
record FutureTicks(@Nullable Ticks futureTicks) {

	List<Instant> toTimes() {
		return Required.list(Required.field(this.futureTicks, "futureTicks").results(), "results")
			.stream()
			.map((tick) -> Required.time(tick.timestamp(), "results.timestamp"))
			.toList();
	}

	/**
	 * A {@code DryRunInstigationTicks}.
	 *
	 * @param results the ticks
	 */
	record Ticks(@Nullable List<StateFields.@Nullable NextTick> results) {

	}

}
