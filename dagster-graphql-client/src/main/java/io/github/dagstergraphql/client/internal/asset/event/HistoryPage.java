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

package io.github.dagstergraphql.client.internal.asset.event;

import java.util.List;

import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.internal.run.event.RunEventDeserializer;
import io.github.dagstergraphql.client.internal.shape.Required;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * An {@code Asset} with a page of its events.
 *
 * @param hasDefinitionOrRecord whether the asset exists; {@code null} on older servers,
 * which return an error otherwise
 * @param events the events
 */
record HistoryPage(@Nullable Boolean hasDefinitionOrRecord,
		@JsonDeserialize(contentUsing = RunEventDeserializer.class) @Nullable List<@Nullable RunEvent> events) {

	<E extends RunEvent> FoundEvents<E> toEvents(Class<E> type) {
		return new FoundEvents<>(Boolean.FALSE.equals(this.hasDefinitionOrRecord),
				Required.list(this.events, "events").stream().map((event) -> Events.cast(event, type)).toList());
	}

}
