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

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * Access to HTTP.
 *
 * @param webClient a builder that is not shared
 * @param socketClient supplies the HTTP client for each WebSocket connection, or
 * {@code null} if none can be opened
 * @param closeAction releases the connections of requests; idempotent
 */
public record HttpAccess(WebClient.Builder webClient, Supplier<@Nullable HttpClient> socketClient,
		Runnable closeAction) {

}
