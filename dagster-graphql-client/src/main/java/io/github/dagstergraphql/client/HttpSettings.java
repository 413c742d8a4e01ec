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

import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.dagstergraphql.client.internal.call.Blocking;
import io.github.dagstergraphql.client.internal.transport.HttpAccess;
import io.netty.channel.ChannelOption;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * HTTP settings of the builder, applied when the HTTP client is created.
 *
 * @param webClient the supplier of the {@code WebClient} builder, which provides the
 * connector if there is no factory
 * @param connectorFactory the factory of the connector, called with the pooled HTTP
 * client
 * @param connectTimeout the timeout for connecting
 * @param headers the headers of all requests
 * @param url the URL of all requests
 * @param maxSockets the maximum number of WebSocket connections, in addition to those for
 * requests
 */
record HttpSettings(Supplier<? extends WebClient.Builder> webClient,
		@Nullable Function<HttpClient, ClientHttpConnector> connectorFactory, Duration connectTimeout,
		HttpHeaders headers, URI url, int maxSockets) {

	/** Less than the 5 seconds after which the webserver closes idle connections. */
	private static final Duration MAX_IDLE_TIME = Duration.ofSeconds(4);

	private static final int MAX_CONNECTIONS = 100;

	static final Function<HttpClient, ClientHttpConnector> REACTOR_NETTY = ReactorClientHttpConnector::new;

	HttpAccess open() {
		WebClient.Builder client = this.webClient.get().clone();
		client.defaultHeaders((defaults) -> {
			if (!defaults.containsHeader(HttpHeaders.USER_AGENT)) {
				defaults.set(HttpHeaders.USER_AGENT, ClientVersion.userAgent());
			}
			defaults.putAll(this.headers);
		});
		if (this.connectorFactory == null) {
			return new HttpAccess(client, () -> null, () -> {
			});
		}
		ConnectionProvider connections = ConnectionProvider.builder("dagster")
			.maxConnections(MAX_CONNECTIONS + this.maxSockets)
			// waiting for a connection is limited by the timeout of the call
			.pendingAcquireMaxCount(-1)
			.maxIdleTime(MAX_IDLE_TIME)
			.build();
		HttpClient httpClient = httpClient(connections);
		ClientHttpConnector connector = this.connectorFactory.apply(httpClient);
		if (connector instanceof ReactorClientHttpConnector) {
			// otherwise, the first call waits for event loops and the host name resolver
			Blocking.await(httpClient.warmup(), () -> false);
			client.clientConnector(BaseUrlConnector.of(this.url, connector));
		}
		else {
			client.clientConnector(connector);
		}
		return new HttpAccess(client, () -> ConnectorHttpClient.of(connector), () -> close(connector, connections));
	}

	private HttpClient httpClient(ConnectionProvider connections) {
		return HttpClient.create(connections)
			.baseUrl(BaseUrlConnector.baseUrl(this.url))
			// a retry by Reactor Netty would repeat mutations as well
			.disableRetry(true)
			// as Spring Boot does
			.compress(true)
			.proxyWithSystemProperties()
			.doOnChannelInit((observer, channel, address) -> InformationalResponses.dropFrom(channel.pipeline()))
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(this.connectTimeout.toMillis()));
	}

	private static void close(ClientHttpConnector connector, ConnectionProvider connections) {
		try {
			if (connector instanceof AutoCloseable closeable) {
				closeable.close();
			}
		}
		catch (Exception ex) {
			throw new IllegalStateException("The connections to Dagster could not be closed", ex);
		}
		finally {
			connections.dispose();
		}
	}

}
