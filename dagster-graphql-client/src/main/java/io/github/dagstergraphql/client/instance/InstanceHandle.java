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

/**
 * The Dagster instance, to ask something. Getting it asks nothing.
 *
 * @since 0.1.0
 */
public interface InstanceHandle {

	/**
	 * Return where the instance is asked. It asks nothing.
	 * @return the URL of the GraphQL endpoint, without user and password
	 */
	URI url();

	/**
	 * Ask for the version of Dagster that the webserver runs.
	 * @return {@code Query.version}, such as {@code 1.13.27}
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server cannot be asked
	 */
	String version();

	/**
	 * Ask how the daemons are.
	 * @return {@code Instance.daemonHealth.allDaemonStatuses}: every daemon that the
	 * instance needs. Servers leave out those that it does not need, but need not
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server cannot be asked
	 */
	List<DaemonStatus> daemons();

}
