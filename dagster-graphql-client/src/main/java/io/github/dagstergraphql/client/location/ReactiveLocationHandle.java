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

import reactor.core.publisher.Mono;

/**
 * A code location, to tell something; the reactive twin of {@link LocationHandle}.
 *
 * @since 0.1.0
 */
public interface ReactiveLocationHandle {

	/**
	 * Return the name of the code location.
	 * @return {@code WorkspaceLocationEntry.name}
	 */
	String name();

	/**
	 * Load the code location anew. It may take minutes: the reload timeout applies. A
	 * code server that is run by somebody else than the webserver is asked what it has,
	 * not restarted.
	 * @return whether it was reloaded, and if not, why; an error of
	 * {@link io.github.dagstergraphql.client.error.DagsterGraphQlClientException} if the
	 * server does not permit it, or cannot be reached
	 */
	Mono<ReloadRepositoryLocationInfo> reload();

	/**
	 * Shut down the server of the code location, for whoever runs it to start it again.
	 * @return whether it was shut down, and if not, why; an error of
	 * {@link io.github.dagstergraphql.client.error.DagsterGraphQlClientException} if the
	 * server does not permit it, or cannot be reached
	 * @deprecated since 0.1.0, because Dagster itself deprecates it and will remove it in
	 * 2.0
	 */
	@Deprecated(since = "0.1.0")
	Mono<ShutdownRepositoryLocationInfo> shutdown();

}
