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

import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.location.LocationChange;
import io.github.dagstergraphql.client.location.LocationEntry;
import io.github.dagstergraphql.client.location.ReactiveLocationsSpec;
import io.github.dagstergraphql.client.location.ReloadRepositoryLocationInfo;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The reactive {@link ReactiveLocationsSpec}.
 */
public final class DefaultReactiveLocationsSpec implements ReactiveLocationsSpec {

	private final Locations locations;

	DefaultReactiveLocationsSpec(Locations locations) {
		this.locations = locations;
	}

	@Override
	public Mono<List<LocationEntry>> list() {
		return this.locations.transport()
			.execute(Locations.LOCATIONS, Map.of())
			.map((entries) -> entries.stream().map(this::withoutEcho).toList());
	}

	// The error is displayed by the health endpoint.
	private LocationEntry withoutEcho(LocationEntry entry) {
		return (entry.loadError() == null) ? entry
				: entry.mutate().loadError(this.locations.transport().redactEcho(entry.loadError())).build();
	}

	@Override
	public Mono<Map<String, ReloadRepositoryLocationInfo>> reload() {
		DagsterTransport transport = this.locations.transport();
		return Mono.defer(() -> transport.observations()
			.observe(transport.execute(Locations.RELOAD_ALL, Map.of())
				// the locations may have other jobs now, regardless of the result
				.doOnTerminate(this.locations.workspace()::clear), new ObservedWorkspaceReload()));
	}

	@Override
	public Flux<LocationChange> changes() {
		return this.locations.changes().flux(list());
	}

	@Override
	public String toString() {
		return "ReactiveLocationsSpec[]";
	}

}
