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

import io.github.dagstergraphql.client.internal.call.Blocking;
import io.github.dagstergraphql.client.location.LocationHandle;
import io.github.dagstergraphql.client.location.LocationResource;
import io.github.dagstergraphql.client.location.ReactiveLocationHandle;
import io.github.dagstergraphql.client.location.ReloadRepositoryLocationInfo;
import io.github.dagstergraphql.client.location.ShutdownRepositoryLocationInfo;

/**
 * The blocking {@link LocationHandle}.
 */
public final class DefaultLocationHandle implements LocationHandle {

	private final ReactiveLocationHandle location;

	public DefaultLocationHandle(ReactiveLocationHandle location) {
		this.location = location;
	}

	@Override
	public String name() {
		return this.location.name();
	}

	@Override
	public List<LocationResource> resources() {
		return Blocking.query(this.location.resources());
	}

	@Override
	public ReloadRepositoryLocationInfo reload() {
		return Blocking.mutation(this.location.reload());
	}

	@Override
	@Deprecated(since = "0.1.0")
	public ShutdownRepositoryLocationInfo shutdown() {
		return Blocking.mutation(this.location.shutdown());
	}

	@Override
	public String toString() {
		return "LocationHandle[" + name() + "]";
	}

}
