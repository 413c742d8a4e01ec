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

package io.github.dagstergraphql.client;

/**
 * Handling of servers that this client does not support: versions before Dagster 0.12, or
 * minor versions later than 1.13, which this version of the client was tested with.
 * Development versions of Dagster are not checked.
 *
 * @since 0.1.0
 * @see DagsterGraphQlClient.Builder#versionCheck(VersionCheck)
 */
public enum VersionCheck {

	/**
	 * Log a warning once. The server version is requested in the background after the
	 * first successful operation, which neither waits for the check nor fails because of
	 * it. If the server does not report its version, the check is repeated after an
	 * operation one minute later, and then after pauses of up to one hour.
	 */
	WARN,

	/**
	 * Fail operations with
	 * {@link io.github.dagstergraphql.client.error.UnsupportedServerVersionException}
	 * before they are sent. The server version is requested before the first operation,
	 * within its timeout, and again after ten minutes or a rejection.
	 */
	FAIL,

	/** Disable the check. */
	OFF

}
