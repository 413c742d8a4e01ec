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

package io.github.dagstergraphql.client.location;

import java.util.List;
import java.util.Map;

import reactor.core.publisher.Mono;

/**
 * Spec to list or reload the code locations of the webserver; the reactive counterpart of
 * {@link LocationsSpec}.
 *
 * @since 0.1.0
 */
public interface ReactiveLocationsSpec {

	/**
	 * List the code locations with their load status, repositories, library versions and
	 * the permissions of the caller ({@code Workspace.locationEntries}).
	 * @return the code locations, in the order of the server
	 */
	Mono<List<LocationEntry>> list();

	/**
	 * Reload the workspace: all code locations, including those that have been added to
	 * the configuration of the webserver. This may take minutes: the reload timeout
	 * applies.
	 * @return whether each code location was reloaded, by its name, in the order of the
	 * server; an error of
	 * {@link io.github.dagstergraphql.client.error.DagsterGraphQlClientException} if the
	 * server does not permit the reload or cannot be reached
	 */
	Mono<Map<String, ReloadRepositoryLocationInfo>> reload();

}
