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
import java.util.function.UnaryOperator;

import io.github.dagstergraphql.client.internal.text.MessageText;
import io.github.dagstergraphql.client.internal.workspace.LoadFailures;
import io.github.dagstergraphql.client.internal.workspace.NotFoundText;
import io.github.dagstergraphql.client.location.LocationLoadFailureInfo;
import io.github.dagstergraphql.client.location.LocationNotFoundException;
import io.github.dagstergraphql.client.location.LocationResource;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The content of a code location, or the reason why it has none.
 *
 * @param name the name of the location
 * @param resources the resources
 * @param failure the failure of a location that is not loaded, or {@code null}
 * @param known the names of all locations
 */
record LocationContent(String name, List<LocationResource> resources, @Nullable LocationLoadFailureInfo failure,
		List<String> known) {

	static LocationContent of(String name, WorkspaceEntries workspace) {
		List<String> known = workspace.names();
		LocationOrLoadError location = workspace.find(name);
		if (location == null) {
			return new LocationContent(name, List.of(), new LocationLoadFailureInfo(name, null), known);
		}
		return (location.loadError() != null)
				? new LocationContent(name, List.of(), new LocationLoadFailureInfo(name, location.loadError()), known)
				: new LocationContent(name, location.resources(), null, known);
	}

	Mono<List<LocationResource>> toResources(UnaryOperator<String> redactor) {
		if (!this.known.contains(this.name)) {
			return Mono.error(new LocationNotFoundException(
					"No code location with the name \"" + MessageText.name(this.name) + "\" exists" + NotFoundText
						.known("code locations", this.known.stream().map((known) -> '"' + known + '"').toList()),
					null));
		}
		return (this.failure == null) ? Mono.just(this.resources)
				: Mono.error(new LocationNotFoundException(
						"The code location is not loaded: " + LoadFailures.describe(List.of(this.failure), redactor),
						this.failure));
	}

}
