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
import io.github.dagstergraphql.client.internal.call.Timeouts;
import io.github.dagstergraphql.client.internal.time.Timing;
import io.github.dagstergraphql.client.internal.version.VersionCheck;
import io.github.dagstergraphql.client.observation.DagsterClientMetrics;
import io.github.dagstergraphql.client.observation.DagsterRequestObservationConvention;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.core.retry.RetryPolicy;

/**
 * What the transport of a client is to do, and for whom.
 *
 * @param clientName what the client is called in metrics and traces
 * @param url the URL of the GraphQL endpoint
 * @param defaultAddress whether the URL is the default one, since no address is set
 * @param credentials what proves who is calling, or {@code null} if nothing does
 * @param timeouts how long operations may take
 * @param timing the time of deadlines and of pauses between attempts
 * @param maxResponseBytes how large a response may be
 * @param retryPolicy how often and how soon to try again what may be tried again
 * @param versionCheck what to do about a server that the client is not made for
 * @param metrics is told of what is tried again
 * @param observationRegistry where requests are reported to
 * @param observationConvention how they are named, or {@code null} for the default
 */
public record TransportSettings(String clientName, URI url, boolean defaultAddress,
		@Nullable DagsterCredentials credentials, Timeouts timeouts, Timing timing, int maxResponseBytes,
		RetryPolicy retryPolicy, VersionCheck.Mode versionCheck, DagsterClientMetrics metrics,
		ObservationRegistry observationRegistry, @Nullable DagsterRequestObservationConvention observationConvention) {

}
