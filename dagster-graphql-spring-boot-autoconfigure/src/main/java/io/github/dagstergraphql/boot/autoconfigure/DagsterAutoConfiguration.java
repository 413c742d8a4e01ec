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

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Scope;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the Dagster client, blocking and
 * reactive. Nothing is sent before the application uses one of them.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class })
@ConditionalOnClass({ DagsterGraphQlClient.class, WebClient.class })
@EnableConfigurationProperties(DagsterProperties.class)
public final class DagsterAutoConfiguration {

	DagsterAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(DagsterConnectionDetails.class)
	PropertiesDagsterConnectionDetails dagsterConnectionDetails(DagsterProperties properties) {
		return new PropertiesDagsterConnectionDetails(properties);
	}

	@Bean
	@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
	@ConditionalOnMissingBean
	DagsterGraphQlClient.Builder dagsterGraphQlClientBuilder(DagsterProperties properties,
			DagsterConnectionDetails connectionDetails, ObjectProvider<WebClient.Builder> webClientBuilder,
			ObjectProvider<ClientHttpConnectorBuilder<?>> connectorBuilder,
			ObjectProvider<HttpClientSettings> httpClientSettings,
			ObjectProvider<DagsterGraphQlClientBuilderCustomizer> customizers) {
		DagsterGraphQlClient.Builder builder = DagsterGraphQlClient.builder()
			.url(connectionDetails.getUrl().toString())
			.connectTimeout(properties.getConnectTimeout())
			.readTimeout(properties.getReadTimeout())
			.launchTimeout(properties.getLaunchTimeout())
			.reloadTimeout(properties.getReloadTimeout())
			.maxResponseSize(Math.toIntExact(properties.getMaxResponseSize().toBytes()))
			.clientConnector(new DagsterConnectorFactory(
					connectorBuilder.getIfAvailable(ClientHttpConnectorBuilder::detect),
					httpClientSettings.getIfAvailable(HttpClientSettings::defaults), properties.getConnectTimeout()));
		webClientBuilder.ifAvailable(builder::webClient);
		customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		return builder;
	}

	@Bean
	@ConditionalOnMissingBean
	DagsterGraphQlClient dagsterGraphQlClient(DagsterGraphQlClient.Builder builder) {
		return builder.build();
	}

	// the twin shares the connections, which its sibling closes
	@Bean(destroyMethod = "")
	@ConditionalOnMissingBean
	ReactiveDagsterGraphQlClient reactiveDagsterGraphQlClient(DagsterGraphQlClient client) {
		return client.reactive();
	}

}
