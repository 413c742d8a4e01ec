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

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Spec to list, reload or watch the code locations of the webserver; the reactive
 * counterpart of {@link LocationsSpec}.
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

	/**
	 * Return the changes of code locations, whoever made them: locations that are added
	 * or removed, and those that are loaded again, successfully or not, such as with a
	 * new version of the code. The server is polled on demand, at the poll interval of
	 * the client, and at once when it announces a change over a WebSocket connection
	 * ({@code locationStateChangeEvents}). Dagster announces changes of code servers
	 * only, and no reloads.
	 * <p>
	 * Before a change is reported, the client forgets the cached code locations of jobs,
	 * schedules and sensors, so that launches find them in the new code. If a location
	 * changes several times between two polls, a single change is reported. The first
	 * request determines the state to compare with; changes before it are not reported.
	 * <p>
	 * Polling continues through outages of the server, and the {@code Flux} completes
	 * when the client is closed or its waits are ended.
	 * @return the changes, without end; an error of
	 * {@link io.github.dagstergraphql.client.error.DagsterGraphQlClientException} if a
	 * failure persists, such as a failed authentication
	 */
	Flux<LocationChange> changes();

}
