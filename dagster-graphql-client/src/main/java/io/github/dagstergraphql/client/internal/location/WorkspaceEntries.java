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

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.location.LocationEntry;
import io.github.dagstergraphql.client.location.LocationEntry.LoadStatus;
import io.github.dagstergraphql.client.location.ReloadRepositoryLocationInfo;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Workspace} without the jobs of its code locations.
 *
 * @param locationEntries the code locations
 */
record WorkspaceEntries(@Nullable List<@Nullable Entry> locationEntries) {

	List<LocationEntry> toEntries() {
		return Required.list(this.locationEntries, "locationEntries").stream().map(Entry::toEntry).toList();
	}

	Map<String, ReloadRepositoryLocationInfo> toOutcomes() {
		Map<String, ReloadRepositoryLocationInfo> outcomes = new LinkedHashMap<>();
		Required.list(this.locationEntries, "locationEntries")
			.forEach((entry) -> outcomes.put(Required.text(entry.name(), "name"),
					new ReloadAnswer.Reloaded(entry.locationOrLoadError()).toInfo()));
		return Collections.unmodifiableMap(outcomes);
	}

	List<String> names() {
		return Required.list(this.locationEntries, "locationEntries")
			.stream()
			.map((entry) -> Required.text(entry.name(), "name"))
			.toList();
	}

	/**
	 * Find a code location.
	 * @param name the name
	 * @return the location or its load error; {@code null} if it does not exist or is
	 * still loading
	 */
	@Nullable LocationOrLoadError find(String name) {
		return Required.list(this.locationEntries, "locationEntries")
			.stream()
			.filter((entry) -> name.equals(entry.name()) && entry.locationOrLoadError() != null)
			.findFirst()
			.map(Entry::locationOrLoadError)
			.orElse(null);
	}

	/**
	 * A code location.
	 *
	 * @param name the name
	 * @param loadStatus the load status
	 * @param updatedTimestamp the time of the last update, in seconds
	 * @param permissions the permissions; {@code null} on older servers
	 * @param locationOrLoadError the location or the load error; {@code null} while it is
	 * loading
	 */
	record Entry(@Nullable String name, @Nullable LoadStatus loadStatus, @Nullable Double updatedTimestamp,
			@Nullable List<@Nullable Permission> permissions, @Nullable LocationOrLoadError locationOrLoadError) {

		LocationEntry toEntry() {
			return LocationEntry.builder(Required.text(this.name, "name"))
				.loadStatus(Required.field(this.loadStatus, "loadStatus"))
				.loadError((this.locationOrLoadError != null) ? this.locationOrLoadError.loadError() : null)
				.updated(Required.time(this.updatedTimestamp, "updatedTimestamp"))
				.repositoryNames(
						(this.locationOrLoadError != null) ? this.locationOrLoadError.repositoryNames() : List.of())
				.libraryVersions(
						(this.locationOrLoadError != null) ? this.locationOrLoadError.libraryVersions() : Map.of())
				.permissions(allPermissions())
				.build();
		}

		private Map<String, Boolean> allPermissions() {
			Map<String, Boolean> all = new LinkedHashMap<>();
			if (this.permissions != null) {
				Required.list(this.permissions, "permissions")
					.forEach((permission) -> all.put(Required.field(permission.permission(), "permissions.permission"),
							Required.field(permission.value(), "permissions.value")));
			}
			return all;
		}

	}

	/**
	 * A {@code Permission}.
	 *
	 * @param permission the name
	 * @param value whether it is granted
	 */
	record Permission(@Nullable String permission, @Nullable Boolean value) {

	}

}
