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

/**
 * Handle to a code location. Obtaining it sends no request; a missing location is
 * reported by the first operation.
 *
 * @since 0.1.0
 */
public interface LocationHandle {

	/**
	 * Return the name of the code location.
	 * @return {@code WorkspaceLocationEntry.name}
	 */
	String name();

	/**
	 * List the resources that the code location defines for all of its jobs and assets,
	 * such as {@code Definitions(resources=..)}. Requires Dagster 1.5 or later.
	 * @return the resources, by repository and name
	 * @throws LocationNotFoundException if the location does not exist or is not loaded
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	List<LocationResource> resources();

	/**
	 * Reload the code location and wait until the reload has finished. This may take
	 * minutes: the reload timeout applies. A code server that is not run by the webserver
	 * is not restarted; the webserver only requests its definitions.
	 * @return whether the code location was reloaded, and the reason if not
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server does not permit the reload or cannot be reached
	 */
	ReloadRepositoryLocationInfo reload();

	/**
	 * Shut down the server of the code location, which is expected to be restarted by its
	 * environment.
	 * @return whether the server was shut down, and the reason if not
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server does not permit the shutdown or cannot be reached
	 * @deprecated since 0.1.0, because Dagster deprecates the operation and will remove
	 * it in 2.0
	 */
	@Deprecated(since = "0.1.0")
	ShutdownRepositoryLocationInfo shutdown();

}
