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
import java.util.function.Consumer;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import io.github.dagstergraphql.client.auth.DagsterCredentials;
import io.github.dagstergraphql.client.observation.DagsterClientMetrics;
import io.github.dagstergraphql.client.observation.DagsterRequestObservationConvention;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Makes clients, with a name or without, of what the properties say and of the beans of
 * the application.
 */
class DagsterClientFactory {

	/** What fits into the milliseconds of a connect timeout. */
	private static final Duration MAX_TIMEOUT = Duration.ofDays(24);

	private static final ResolvableType CONNECTOR_BUILDER = ResolvableType
		.forRawClass(ClientHttpConnectorBuilder.class);

	private final BeanFactory beanFactory;

	private final DagsterClients clients;

	private final CredentialsBeans credentials;

	DagsterClientFactory(BeanFactory beanFactory, Environment environment) {
		this.beanFactory = beanFactory;
		this.clients = new DagsterClients(environment);
		this.credentials = new CredentialsBeans(beanFactory, this.clients);
	}

	/**
	 * Make the connection details of a client with a name.
	 * @param clientName the client
	 * @return the details
	 */
	PropertiesDagsterConnectionDetails connectionDetails(String clientName) {
		return connectionDetails(this.clients.settings(clientName));
	}

	/**
	 * Make connection details of the properties.
	 * @param settings what they say of a client
	 * @return the details
	 */
	PropertiesDagsterConnectionDetails connectionDetails(DagsterClientSettings settings) {
		return new PropertiesDagsterConnectionDetails(settings,
				new PropertiesCredentials(bean(OAuth2CredentialsFactory.class)),
				new PropertiesSslBundle(bean(SslBundles.class)));
	}

	/**
	 * Make a client with a name.
	 * @param clientName the client
	 * @return the client
	 */
	DagsterGraphQlClient client(String clientName) {
		DagsterConnectionDetails details = this.beanFactory.getBean(BeanNames.connectionDetails(clientName),
				DagsterConnectionDetails.class);
		return builder(this.clients.settings(clientName), details).build();
	}

	/**
	 * Return the reactive twin of a client with a name.
	 * @param clientName the client
	 * @return the twin, on the same connections
	 */
	ReactiveDagsterGraphQlClient reactiveClient(String clientName) {
		return this.beanFactory.getBean(BeanNames.client(clientName), DagsterGraphQlClient.class).reactive();
	}

	/**
	 * Make a builder.
	 * @param settings what the properties say of the client
	 * @param details where its server is
	 * @return the builder, customized
	 */
	DagsterGraphQlClient.Builder builder(DagsterClientSettings settings, DagsterConnectionDetails details) {
		DagsterClientProperties properties = checked(settings);
		DagsterGraphQlClient.Builder builder = DagsterGraphQlClient.builder()
			.name(settings.clientName())
			.url(details.getUrl().toString())
			.headers((headers) -> details.getHeaders().forEach(headers::set))
			.connectTimeout(properties.getConnectTimeout())
			.readTimeout(properties.getReadTimeout())
			.launchTimeout(properties.getLaunchTimeout())
			.launchSettleTime(properties.getLaunchSettleTime())
			.reloadTimeout(properties.getReloadTimeout())
			.pollInterval(properties.getPollInterval(), properties.getMaxPollInterval())
			.retryPolicy(retryPolicy(properties.getRetry()))
			.versionCheck(properties.getVersionCheck())
			.maxResponseSize(Math.toIntExact(properties.getMaxResponseSize().toBytes()))
			.webClient(this::webClient)
			.clientConnector(connectorFactory(properties, details));
		ifPresent(credentials(settings.clientName(), details), builder::credentials);
		ifPresent(properties.getDefaultLocation(), builder::defaultLocation);
		ifPresent(properties.getDefaultRepository(), builder::defaultRepository);
		ifPresent(properties.getUiUrl(), builder::uiUrl);
		ifPresent(bean(ObservationRegistry.class), builder::observationRegistry);
		ifPresent(bean(DagsterRequestObservationConvention.class), builder::observationConvention);
		ifPresent(bean(DagsterClientMetrics.class), builder::metrics);
		this.beanFactory.getBeanProvider(DagsterGraphQlClientBuilderCustomizer.class)
			.orderedStream()
			.forEach((customizer) -> customizer.customize(builder));
		return builder;
	}

	// made when a client is first used, for it costs as much as all else at start-up
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
			.getIfAvailable(ClientHttpConnectorBuilder::detect);
		HttpClientSettings settings = this.beanFactory.getBeanProvider(HttpClientSettings.class)
			.getIfAvailable(HttpClientSettings::defaults);
		SslBundle bundle = details.getSslBundle();
		return new DagsterConnectorFactory(builder, (bundle != null) ? settings.withSslBundle(bundle) : settings,
				properties.getConnectTimeout());
	}

	private static RetryPolicy retryPolicy(DagsterClientProperties.Retry retry) {
		if (!retry.isEnabled()) {
			return RetryPolicy.withMaxRetries(0);
		}
		return RetryPolicy.builder()
			.maxRetries(retry.getMaxRetries())
			.delay(retry.getDelay())
			.multiplier(retry.getMultiplier())
			.maxDelay(retry.getMaxDelay())
			.jitter(retry.getJitter())
			.build();
	}

	private <T> @Nullable T bean(Class<T> type) {
		return this.beanFactory.getBeanProvider(type).getIfUnique();
	}

	private static <T> void ifPresent(@Nullable T value, Consumer<T> consumer) {
		if (value != null) {
			consumer.accept(value);
		}
	}

	private static DagsterClientProperties checked(DagsterClientSettings settings) {
		DagsterClientProperties properties = settings.properties();
		checkTimeout(settings, "connect-timeout", properties.getConnectTimeout());
		checkTimeout(settings, "read-timeout", properties.getReadTimeout());
		checkTimeout(settings, "launch-timeout", properties.getLaunchTimeout());
		checkTimeout(settings, "launch-settle-time", properties.getLaunchSettleTime());
		checkTimeout(settings, "poll-interval", properties.getPollInterval());
		checkTimeout(settings, "max-poll-interval", properties.getMaxPollInterval());
		checkTimeout(settings, "reload-timeout", properties.getReloadTimeout());
		long bytes = properties.getMaxResponseSize().toBytes();
		settings.check(bytes > 0 && bytes <= Integer.MAX_VALUE, "max-response-size", properties.getMaxResponseSize(),
				"It must be positive, and less than 2GB.");
		checkRetry(settings, properties.getRetry());
		settings.checkNotBlank("default-location", properties.getDefaultLocation(), "Name a code location.");
		settings.checkNotBlank("default-repository", properties.getDefaultRepository(), "Name a repository.");
		checkUiUrl(settings, properties.getUiUrl());
		return properties;
	}

	private static void checkTimeout(DagsterClientSettings settings, String key, Duration timeout) {
		settings.check(!timeout.isZero() && !timeout.isNegative() && timeout.compareTo(MAX_TIMEOUT) <= 0, key, timeout,
				"It must be positive, and at most " + MAX_TIMEOUT.toDays() + " days.");
	}

	private static void checkRetry(DagsterClientSettings settings, DagsterClientProperties.Retry retry) {
		settings.check(retry.getMaxRetries() >= 0, "retry.max-retries", retry.getMaxRetries(),
				"It must not be negative. Set retry.enabled to false to send nothing again.");
		settings.check(retry.getMultiplier() >= 1, "retry.multiplier", retry.getMultiplier(), "It must be at least 1.");
		checkTimeout(settings, "retry.delay", retry.getDelay());
		checkTimeout(settings, "retry.max-delay", retry.getMaxDelay());
		settings.check(!retry.getJitter().isNegative() && retry.getJitter().compareTo(MAX_TIMEOUT) <= 0, "retry.jitter",
				retry.getJitter(), "It must not be negative, and at most " + MAX_TIMEOUT.toDays() + " days.");
	}

	private static void checkUiUrl(DagsterClientSettings settings, @Nullable String uiUrl) {
		if (uiUrl == null) {
			return;
		}
		try {
			DagsterGraphQlClient.builder().uiUrl(uiUrl);
		}
		catch (IllegalArgumentException ex) {
			settings.checkSecret(false, "ui-url", "It must be an absolute http or https URL, such as "
					+ "https://dagster.example.org, without user, query and fragment.");
		}
	}

}
