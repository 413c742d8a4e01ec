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

package io.github.dagstergraphql.client.internal.transport;

import java.net.URI;

import io.github.dagstergraphql.client.auth.DagsterCredentials;
import io.github.dagstergraphql.client.internal.call.ObservationSettings;
import io.github.dagstergraphql.client.internal.call.Timeouts;
import io.github.dagstergraphql.client.internal.time.Timing;
import io.github.dagstergraphql.client.internal.version.VersionCheck;
import org.jspecify.annotations.Nullable;

import org.springframework.core.retry.RetryPolicy;

/**
 * Settings of the transport of a client.
 *
 * @param clientName the name of the client in metrics and traces
 * @param url the URL of the GraphQL endpoint
 * @param defaultAddress whether the URL is the default one because no address is set
 * @param credentials the credentials, or {@code null} for none
 * @param timeouts the timeouts of operations
 * @param timing the time source of deadlines and of pauses between attempts
 * @param maxResponseBytes the maximum size of a response
 * @param live whether WebSocket connections are opened
 * @param maxLiveConnections the maximum number of WebSocket connections
 * @param retryPolicy the policy for retries
 * @param versionCheck the check of the server version
 * @param observations the settings of observations
 */
public record TransportSettings(String clientName, URI url, boolean defaultAddress,
		@Nullable DagsterCredentials credentials, Timeouts timeouts, Timing timing, int maxResponseBytes, boolean live,
		int maxLiveConnections, RetryPolicy retryPolicy, VersionCheck.Mode versionCheck,
		ObservationSettings observations) {

}
