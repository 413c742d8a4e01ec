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

import java.util.List;

import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.location.LocationEntry;
import io.github.dagstergraphql.client.location.LocationEntry.LoadStatus;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Workspace} without the content of its code locations.
 *
 * @param locationEntries the code locations
 */
record WorkspaceEntries(@Nullable List<@Nullable Entry> locationEntries) {

	List<LocationEntry> toEntries() {
		return Required.list(this.locationEntries, "locationEntries").stream().map(Entry::toEntry).toList();
	}

	/**
	 * A code location.
	 *
	 * @param name the name
	 * @param loadStatus the load status
	 * @param updatedTimestamp the time of the last update, in seconds
	 * @param locationOrLoadError the location or the load error; {@code null} while it is
	 * loading
	 */
	record Entry(@Nullable String name, @Nullable LoadStatus loadStatus, @Nullable Double updatedTimestamp,
			@Nullable LocationOrLoadError locationOrLoadError) {

		LocationEntry toEntry() {
			return LocationEntry.builder(Required.text(this.name, "name"))
				.loadStatus(Required.field(this.loadStatus, "loadStatus"))
				.loadError((this.locationOrLoadError != null) ? this.locationOrLoadError.loadError() : null)
				.updated(Required.time(this.updatedTimestamp, "updatedTimestamp"))
				.build();
		}

	}

}
