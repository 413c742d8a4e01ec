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
 * What a client does about a server that it was not made for: one before Dagster 0.12, or
 * one with a later minor version than 1.13, which this version of the client was tested
 * with. Development versions of Dagster are not judged.
 *
 * @since 0.1.0
 * @see DagsterGraphQlClient.Builder#versionCheck(VersionCheck)
 */
public enum VersionCheck {

	/**
	 * Log a warning once. The server is asked for its version in the background, after
	 * the first operation that went well, which neither waits nor fails for it. If the
	 * server does not say it, it is asked again after an operation a minute later, and
	 * then after pauses that grow to an hour.
	 */
	WARN,

	/**
	 * Let operations fail with
	 * {@link io.github.dagstergraphql.client.error.UnsupportedServerVersionException}
	 * before anything is sent. The server is asked for its version before the first
	 * operation, within its timeout, and again after ten minutes or a refusal.
	 */
	FAIL,

	/** Do not look. */
	OFF

}
