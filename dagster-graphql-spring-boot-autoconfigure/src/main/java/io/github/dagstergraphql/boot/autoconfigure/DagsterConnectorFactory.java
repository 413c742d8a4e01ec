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

package io.github.dagstergraphql.boot.autoconfigure;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;

import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.http.client.reactive.ClientHttpConnector;

/**
 * Factory for connectors that are configured by the application's own builder, settings
 * and customizers, as other clients of Spring Boot are, but use the connection pool of
 * the Dagster client. For a reloadable SSL bundle, the connector follows its updates.
 */
final class DagsterConnectorFactory implements Function<HttpClient, ClientHttpConnector> {

	private final ClientHttpConnectorBuilder<?> builder;

	private final HttpClientSettings settings;

	/**
	 * Create a new factory.
	 * @param builder the builder of the application
	 * @param settings the settings of the application
	 * @param connectTimeout the timeout for establishing a connection
	 */
	DagsterConnectorFactory(ClientHttpConnectorBuilder<?> builder, HttpClientSettings settings,
			Duration connectTimeout) {
		this.builder = builder;
		// the client applies a deadline to each call and reports redirects
		this.settings = settings.withConnectTimeout(connectTimeout)
			.withReadTimeout(null)
			.withRedirects(HttpRedirects.DONT_FOLLOW);
	}

	@Override
	public ClientHttpConnector apply(HttpClient httpClient) {
		return (this.settings.sslBundle() instanceof ReloadableSslBundle bundle)
				? new ReloadingClientHttpConnector(bundle, (current) -> pooledConnector(httpClient, current))
				: connector(httpClient, this.settings);
	}

	// Copies the remaining options of the client; the settings are applied again.
	private PooledConnector pooledConnector(HttpClient httpClient, SslBundle bundle) {
		ConnectionProvider.Builder pool = httpClient.configuration().connectionProvider().mutate();
		ConnectionProvider connections = Objects.requireNonNull(pool).build();
		HttpClient pooled = HttpClient.create(connections)
			.disableRetry(httpClient.configuration().isRetryDisabled())
			.doOnChannelInit(httpClient.configuration().doOnChannelInit());
		return new PooledConnector(connector(pooled, this.settings.withSslBundle(bundle)), connections);
	}

	private ClientHttpConnector connector(HttpClient httpClient, HttpClientSettings settings) {
		ClientHttpConnectorBuilder<?> pooled = (this.builder instanceof ReactorClientHttpConnectorBuilder reactor)
				? reactor.withHttpClientFactory(() -> httpClient) : this.builder;
		return pooled.build(settings);
	}

}
