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

package io.github.dagstergraphql.client.instance;

import java.net.URI;
import java.util.List;

import reactor.core.publisher.Mono;

/**
 * Handle to the Dagster instance; the reactive counterpart of {@link InstanceHandle}.
 *
 * @since 0.1.0
 */
public interface ReactiveInstanceHandle {

	/**
	 * Return the URL of the GraphQL endpoint. No request is sent.
	 * @return the URL, without user and password
	 */
	URI url();

	/**
	 * Return the version of Dagster that the webserver runs.
	 * @return {@code Query.version}, such as {@code 1.13.27}
	 * @see InstanceHandle#version()
	 */
	Mono<String> version();

	/**
	 * Return the status of the daemons.
	 * @return {@code Instance.daemonHealth.allDaemonStatuses}: all daemons that the
	 * instance requires. Whether other daemons are included depends on the server
	 * @see InstanceHandle#daemons()
	 */
	Mono<List<DaemonStatus>> daemons();

}
