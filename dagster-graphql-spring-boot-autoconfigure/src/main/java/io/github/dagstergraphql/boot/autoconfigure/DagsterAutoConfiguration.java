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

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Scope;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for Dagster clients, blocking and
 * reactive: one whose address stands directly under {@code dagster}, and one for each
 * name under {@code dagster.clients}. Nothing is sent before the application uses one of
 * them.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class })
@ConditionalOnClass({ DagsterGraphQlClient.class, WebClient.class })
@EnableConfigurationProperties(DagsterProperties.class)
@ImportRuntimeHints(DagsterPropertiesRuntimeHints.class)
@Import({ DagsterOAuth2Configuration.class, DagsterClientsRegistrar.class })
public final class DagsterAutoConfiguration {

	DagsterAutoConfiguration() {
	}

	@Bean
	static ConfigurationPropertiesBindHandlerAdvisor dagsterServiceLinkBindHandlerAdvisor(Environment environment) {
		return (parent) -> new ServiceLinkPortBindHandler(parent, environment);
	}

	@Bean
	DagsterClientFactory dagsterClientFactory(BeanFactory beanFactory, Environment environment) {
		return new DagsterClientFactory(beanFactory, environment);
	}

	@Bean
	@Conditional(OnDefaultClientCondition.class)
	@ConditionalOnMissingBean(DagsterConnectionDetails.class)
	PropertiesDagsterConnectionDetails dagsterConnectionDetails(DagsterProperties properties,
			DagsterClientFactory factory) {
		return factory.connectionDetails(DagsterClients.defaultSettings(properties));
	}

	@Bean
	@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
	@Conditional(OnDefaultClientCondition.class)
	@ConditionalOnMissingBean
	DagsterGraphQlClient.Builder dagsterGraphQlClientBuilder(DagsterProperties properties,
			DagsterConnectionDetails connectionDetails, DagsterClientFactory factory) {
		return factory.builder(DagsterClients.defaultSettings(properties), connectionDetails);
	}

	@Bean
	@Conditional(OnDefaultClientCondition.class)
	@ConditionalOnMissingBean
	DagsterGraphQlClient dagsterGraphQlClient(DagsterGraphQlClient.Builder builder) {
		return builder.build();
	}

	// the twin shares the connections, which its sibling closes
	@Bean(destroyMethod = "")
	@Conditional(OnDefaultClientCondition.class)
	@ConditionalOnMissingBean
	ReactiveDagsterGraphQlClient reactiveDagsterGraphQlClient(DagsterGraphQlClient client) {
		return client.reactive();
	}

}
