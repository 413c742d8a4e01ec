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
import java.util.Map;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.internal.call.Blocking;
import io.github.dagstergraphql.client.location.LocationChange;
import io.github.dagstergraphql.client.location.LocationEntry;
import io.github.dagstergraphql.client.location.LocationsSpec;
import io.github.dagstergraphql.client.location.ReactiveLocationsSpec;
import io.github.dagstergraphql.client.location.ReloadRepositoryLocationInfo;

/**
 * The blocking {@link LocationsSpec}.
 */
public final class DefaultLocationsSpec implements LocationsSpec {

	private final ReactiveLocationsSpec locations;

	private final LocationChanges changes;

	public DefaultLocationsSpec(Locations locations) {
		this.locations = locations.all();
		this.changes = locations.changes();
	}

	@Override
	public List<LocationEntry> list() {
		return Blocking.query(this.locations.list());
	}

	@Override
	public Map<String, ReloadRepositoryLocationInfo> reload() {
		return Blocking.mutation(this.locations.reload());
	}

	@Override
	public Stream<LocationChange> changes() {
		return this.changes.stream(this.locations.list());
	}

	@Override
	public String toString() {
		return "LocationsSpec[]";
	}

}
