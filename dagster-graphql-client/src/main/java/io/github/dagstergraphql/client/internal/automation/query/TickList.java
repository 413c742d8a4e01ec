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

import java.util.List;

import io.github.dagstergraphql.client.automation.Tick;
import io.github.dagstergraphql.client.internal.shape.Required;
import org.jspecify.annotations.Nullable;

/**
 * The {@code InstigationState} of a schedule or sensor with a page of its ticks.
 *
 * @param instigationType whether it is a schedule or a sensor
 * @param ticks the ticks
 */
record TickList(@Nullable String instigationType, @Nullable List<@Nullable TickFields> ticks) {

	Page toPage() {
		return new Page(Required.text(this.instigationType, "instigationType"),
				Required.list(this.ticks, "ticks").stream().map(TickFields::toTick).toList());
	}

	/**
	 * A page of ticks.
	 *
	 * @param type the {@code InstigationType}
	 * @param ticks the ticks
	 */
	record Page(String type, List<Tick> ticks) {

	}

}
