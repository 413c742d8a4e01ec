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

import io.github.dagstergraphql.client.internal.call.Observations;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.location.LocationResource;
import io.github.dagstergraphql.client.location.ReactiveLocationHandle;
import io.github.dagstergraphql.client.location.ReloadRepositoryLocationInfo;
import io.github.dagstergraphql.client.location.ShutdownRepositoryLocationInfo;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * The reactive {@link ReactiveLocationHandle}.
 */
public final class DefaultReactiveLocationHandle implements ReactiveLocationHandle {

	private final Locations locations;

	private final String name;

	DefaultReactiveLocationHandle(Locations locations, String name) {
		Assert.hasText(name, "location name must not be empty");
		this.locations = locations;
		this.name = name;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public Mono<List<LocationResource>> resources() {
		return this.locations.transport()
			.execute(Locations.RESOURCES.map((entries) -> LocationContent.of(this.name, entries)), Map.of())
			.flatMap((content) -> content.toResources(this.locations.transport()::redact));
	}

	@Override
	public Mono<ReloadRepositoryLocationInfo> reload() {
		Observations observations = this.locations.transport().observations();
		return Mono.defer(() -> observations.observe(execute(Locations.RELOAD), new ObservedLocationReload(this.name)));
	}

	@Override
	@Deprecated(since = "0.1.0")
	public Mono<ShutdownRepositoryLocationInfo> shutdown() {
		return execute(Locations.SHUTDOWN);
	}

	private <T> Mono<T> execute(Operation<T> operation) {
		return this.locations.transport()
			.execute(operation, Map.of("repositoryLocationName", this.name))
			// the location may have other jobs now, regardless of the result
			.doOnTerminate(this.locations.workspace()::clear);
	}

	@Override
	public String toString() {
		return "ReactiveLocationHandle[" + this.name + "]";
	}

}
