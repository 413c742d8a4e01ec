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

import java.lang.reflect.Field;

import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;

import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.util.ReflectionUtils;

/**
 * HTTP client of a connector, with the TLS settings and the proxy that the application
 * has added. Spring's connector uses it for requests only, and has no accessor for it.
 */
final class ConnectorHttpClient {

	/** Name of the field, for hints. */
	static final String FIELD = "httpClient";

	private ConnectorHttpClient() {
	}

	/**
	 * Return the HTTP client of a connector.
	 * @param connector the connector
	 * @return the HTTP client, or {@code null} if the connector is not one of Reactor
	 * Netty
	 */
	static @Nullable HttpClient of(ClientHttpConnector connector) {
		if (connector instanceof DelegatingClientHttpConnector delegating) {
			return of(delegating.getDelegate());
		}
		return (connector instanceof ReactorClientHttpConnector reactor) ? read(reactor) : null;
	}

	private static @Nullable HttpClient read(ReactorClientHttpConnector connector) {
		try {
			Field field = ReflectionUtils.findField(ReactorClientHttpConnector.class, FIELD, HttpClient.class);
			if (field == null) {
				return null;
			}
			ReflectionUtils.makeAccessible(field);
			return (HttpClient) ReflectionUtils.getField(field, connector);
		}
		// as in a native image without the hint, or with the module path
		catch (RuntimeException ex) {
			return null;
		}
	}

}
