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

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;

import org.springframework.http.HttpHeaders;

/**
 * Access to WebSocket connections that have the TLS settings and the proxy of requests.
 *
 * @param httpClient supplies the HTTP client for each connection, or {@code null} if none
 * can be opened
 * @param headers the headers of all requests, except for credentials
 */
public record SocketAccess(Supplier<@Nullable HttpClient> httpClient, HttpHeaders headers) {

}
