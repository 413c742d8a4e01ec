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

package io.github.dagstergraphql.client.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when the server is too old for the requested operation, with the required
 * version in the message, or when the server is newer than the versions this client was
 * tested with and the client is configured to reject such servers.
 *
 * @since 0.1.0
 */
public final class UnsupportedServerVersionException extends DagsterGraphQlClientException {

	/** First version that supports the requested operation. */
	private final String requiredVersion;

	/** Version of the server. */
	private final @Nullable String serverVersion;

	/**
	 * Create a new exception for a server that is too old.
	 * @param feature the requested feature, such as {@code assetSelection}
	 * @param requiredVersion the first Dagster version with the feature
	 * @param serverVersion the version of the server, or {@code null} if it is unknown
	 */
	public UnsupportedServerVersionException(String feature, String requiredVersion, @Nullable String serverVersion) {
		super("UnsupportedServerVersion",
				feature + " requires Dagster " + requiredVersion + " or later; this server "
						+ ((serverVersion != null) ? "has version " + serverVersion : "does not support it"),
				false, null);
		this.requiredVersion = requiredVersion;
		this.serverVersion = serverVersion;
	}

	private UnsupportedServerVersionException(String message, String requiredVersion, String serverVersion,
			@Nullable Throwable cause) {
		super("UnsupportedServerVersion", message, false, cause);
		this.requiredVersion = requiredVersion;
		this.serverVersion = serverVersion;
	}

	/**
	 * Create a new exception for a server that is newer than the versions this client was
	 * tested with.
	 * @param newestVersion the newest version that the client was tested with
	 * @param serverVersion the version of the server
	 * @return the exception
	 */
	public static UnsupportedServerVersionException newerThan(String newestVersion, String serverVersion) {
		return new UnsupportedServerVersionException("This server has Dagster version " + serverVersion
				+ ", which is newer than %s, the newest version that this client was tested with. It may work; check for a newer version of the client"
					.formatted(newestVersion),
				newestVersion, serverVersion, null);
	}

	/**
	 * Return the first version of Dagster that supports the requested operation.
	 * @return a version such as {@code 1.0}, or the newest version known to the client if
	 * the server is too new
	 */
	public String getRequiredVersion() {
		return this.requiredVersion;
	}

	/**
	 * Return the version of the server.
	 * @return the version ({@code Query.version}), or {@code null} if it is unknown
	 */
	public @Nullable String getServerVersion() {
		return this.serverVersion;
	}

}
