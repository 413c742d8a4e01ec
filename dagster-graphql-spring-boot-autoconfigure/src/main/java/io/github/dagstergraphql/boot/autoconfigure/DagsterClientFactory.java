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

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import io.github.dagstergraphql.client.auth.DagsterCredentials;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;
import org.springframework.graphql.client.HttpGraphQlClient;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Factory of all clients, based on the properties and the beans of the application. Its
 * creation validates the properties of all clients.
 */
class DagsterClientFactory implements DisposableBean {

	private static final ResolvableType CONNECTOR_BUILDER = ResolvableType
		.forRawClass(ClientHttpConnectorBuilder.class);

	private final BeanFactory beanFactory;

	private final DagsterClients clients;

	private final CredentialsBeans credentials;

	private final Map<String, PropertiesDagsterConnectionDetails> connectionDetails = new HashMap<>();

	private final Map<String, DagsterGraphQlClient> built = new ConcurrentHashMap<>();

	/**
	 * Create a factory and validate the properties of all clients.
	 * @param beanFactory the beans of the application
	 * @param environment the properties
	 * @throws InvalidDagsterPropertiesException if properties are invalid
	 */
	DagsterClientFactory(BeanFactory beanFactory, Environment environment) {
		this.beanFactory = beanFactory;
		DagsterClientNames names = DagsterClientNames.of(environment, beanFactory);
		PropertyProblems problems = new PropertyProblems();
		this.clients = new DagsterClients(environment, names, problems);
		this.credentials = new CredentialsBeans(beanFactory, this.clients);
		new DagsterNamesCheck(environment, names, problems).check();
		this.clients.primary();
		this.clients.checkShared();
		for (String name : this.clients.names()) {
			check(name);
		}
		if (beanFactory.containsBean(BeanNames.BUILDER)) {
			check(DagsterClients.DEFAULT_NAME);
		}
		problems.throwIfAny();
	}

	private void check(String clientName) {
		DagsterClientSettings settings = this.clients.settings(clientName);
		new DagsterSettingsCheck(settings).check();
		String beanName = BeanNames.connectionDetails(clientName);
		if (this.beanFactory.containsBean(beanName)
				&& !this.beanFactory.isTypeMatch(beanName, PropertiesDagsterConnectionDetails.class)) {
			return;
		}
		PropertiesDagsterConnectionDetails details = PropertiesDagsterConnectionDetails.of(settings,
				new PropertiesCredentials(bean(OAuth2CredentialsFactory.class)),
				new PropertiesSslBundle(bean(SslBundles.class)));
		if (details != null) {
			this.connectionDetails.put(clientName, details);
		}
		this.clients.checkAddress(settings);
	}

	/**
	 * Return the connection details of a client that are based on its properties.
	 * @param clientName the name of the client
	 * @return the details
	 */
	PropertiesDagsterConnectionDetails connectionDetails(String clientName) {
		return Objects.requireNonNull(this.connectionDetails.get(clientName));
	}

	/**
	 * Return a client with a name.
	 * @param clientName the name of the client
	 * @return the client
	 */
	DagsterGraphQlClient client(String clientName) {
		return client(clientName, () -> builder(clientName,
				this.beanFactory.getBean(BeanNames.connectionDetails(clientName), DagsterConnectionDetails.class)));
	}

	/**
	 * Return the reactive counterpart of a client with a name. It is not obtained from
	 * the bean of the blocking client, which may be a mock.
	 * @param clientName the name of the client
	 * @return the reactive client, which uses the same connections
	 */
	ReactiveDagsterGraphQlClient reactiveClient(String clientName) {
		return client(clientName).reactive();
	}

	/**
	 * Return the Spring GraphQL client for the server of a client with a name.
	 * @param clientName the name of the client
	 * @return the Spring GraphQL client, which uses the same connections
	 */
	HttpGraphQlClient httpGraphQlClient(String clientName) {
		return client(clientName).httpGraphQlClient();
	}

	/**
	 * Return a client. Each client is built only once.
	 * @param clientName the name of the client
	 * @param builder supplies the builder
	 * @return the client
	 */
	DagsterGraphQlClient client(String clientName, ObjectFactory<DagsterGraphQlClient.Builder> builder) {
		return this.built.computeIfAbsent(clientName, (name) -> builder.getObject().build());
	}

	// also closes clients whose beans have been replaced
	@Override
	public void destroy() {
		this.built.values().forEach(DagsterGraphQlClient::close);
	}

	/**
	 * Create a builder.
	 * @param clientName the name of the client
	 * @param details the connection details
	 * @return the builder, customized
	 */
	DagsterGraphQlClient.Builder builder(String clientName, DagsterConnectionDetails details) {
		DagsterClientSettings settings = this.clients.settings(clientName);
		DagsterClientProperties properties = settings.properties();
		DagsterGraphQlClient.Builder builder = DagsterGraphQlClient.builder()
			.name(clientName)
			.versionCheck(properties.getVersionCheck())
			.maxResponseSize(Math.toIntExact(properties.getMaxResponseSize().toBytes()))
			.live(properties.isLive())
			.maxLiveConnections(properties.getMaxLiveConnections())
			.tracePropagation(properties.getTrace().isPropagation())
			.webClient(this::webClient)
			.clientConnector(connectorFactory(properties, details));
		if (!(details instanceof PropertiesDagsterConnectionDetails own && own.isDefaultAddress())) {
			builder.url(details.getUrl().toString());
		}
		if (!details.getHeaders().isEmpty()) {
			builder.headers((headers) -> details.getHeaders().forEach(headers::set));
		}
		DagsterCredentials credentials = credentials(clientName, details);
		if (credentials != null) {
			builder.credentials(credentials);
		}
		new DagsterBuilderSettings(settings).applyTo(builder);
		new ObservationBeans(this.beanFactory).applyTo(builder);
		for (DagsterGraphQlClientBuilderCustomizer customizer : this.beanFactory
			.getBeanProvider(DagsterGraphQlClientBuilderCustomizer.class)
			.orderedStream()
			.toList()) {
			customizer.customize(builder);
		}
		return builder;
	}

	// created on first use because it dominates the startup time
	private WebClient.Builder webClient() {
		return this.beanFactory.getBeanProvider(WebClient.Builder.class).getIfUnique(() -> {
			ObservationRegistry registry = bean(ObservationRegistry.class);
			return WebClient.builder().observationRegistry((registry != null) ? registry : ObservationRegistry.NOOP);
		});
	}

	private @Nullable DagsterCredentials credentials(String clientName, DagsterConnectionDetails details) {
		DagsterCredentials bean = this.credentials.find(clientName);
		return (bean != null) ? bean : details.getCredentials();
	}

	private DagsterConnectorFactory connectorFactory(DagsterClientProperties properties,
			DagsterConnectionDetails details) {
		ClientHttpConnectorBuilder<?> builder = this.beanFactory
			.<ClientHttpConnectorBuilder<?>>getBeanProvider(CONNECTOR_BUILDER)
			.getIfAvailable();
		HttpClientSettings settings = this.beanFactory.getBeanProvider(HttpClientSettings.class).getIfAvailable();
		if (settings == null) {
			settings = HttpClientSettings.defaults();
		}
		SslBundle bundle = details.getSslBundle();
		return new DagsterConnectorFactory((builder != null) ? builder : ClientHttpConnectorBuilder.detect(),
				(bundle != null) ? settings.withSslBundle(bundle) : settings, properties.getConnectTimeout());
	}

	private <T> @Nullable T bean(Class<T> type) {
		return this.beanFactory.getBeanProvider(type).getIfUnique();
	}

}
