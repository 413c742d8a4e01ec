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

package io.github.dagstergraphql.client.internal.stream;

import java.net.URI;
import java.time.Duration;

import io.github.dagstergraphql.client.auth.DagsterCredentials;
import io.github.dagstergraphql.client.internal.call.Timeouts.Timeout;
import io.github.dagstergraphql.client.internal.time.Timing;
import org.jspecify.annotations.Nullable;

/**
 * Settings of WebSocket connections.
 *
 * @param url the URL of the GraphQL endpoint, with the scheme http or https
 * @param enabled whether connections are opened at all
 * @param maxConnections the maximum number of connections
 * @param maxMessageBytes the maximum size of a message
 * @param openTimeout the timeout until the server has acknowledged a connection
 * @param silence the time without any data after which a connection is considered broken
 * @param credentials the credentials, or {@code null} for none
 * @param timing the time source
 */
public record SocketSettings(URI url, boolean enabled, int maxConnections, int maxMessageBytes, Timeout openTimeout,
		Duration silence, @Nullable DagsterCredentials credentials, Timing timing) {

	/** Dagster sends a ping every 20 seconds. */
	public static final Duration SILENCE = Duration.ofSeconds(60);

}
