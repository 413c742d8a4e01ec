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

import java.time.Instant;
import java.util.List;

import io.github.dagstergraphql.client.asset.AssetHistoryOptions;
import io.github.dagstergraphql.client.event.RunEvent;

/**
 * A page of events of an asset.
 *
 * @param <E> the type of the events
 * @param missing whether the asset does not exist
 * @param events the events
 */
record FoundEvents<E extends RunEvent>(boolean missing, List<E> events) {

	// the server compares microseconds, which it does not return
	static boolean isWithin(RunEvent event, AssetHistoryOptions options) {
		Instant after = options.after();
		return after == null || event.timestamp().toEpochMilli() > after.toEpochMilli();
	}

}
