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
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.core.env.Environment;
import org.springframework.graphql.client.HttpGraphQlClient;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for blocking and reactive Dagster
 * clients: one client with the address directly below {@code dagster}, and one client for
 * each name below {@code dagster.clients}. No request is sent until the application uses
 * one of them.
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
	static ConfigurationPropertiesBindHandlerAdvisor dagsterBindHandlerAdvisor(Environment environment) {
		// the factory binds the same properties and reports all errors together
		return (parent) -> new ServiceLinkPortBindHandler(new ProblemBindHandler(parent, new PropertyProblems()),
				environment);
	}

	@Bean
	DagsterClientFactory dagsterClientFactory(BeanFactory beanFactory, Environment environment) {
		return new DagsterClientFactory(beanFactory, environment);
	}

	@Bean
	DagsterClientsLifecycle dagsterClientsLifecycle(ConfigurableApplicationContext context,
			DagsterProperties properties) {
		return new DagsterClientsLifecycle(context, properties);
	}

	@Bean
	@Conditional(OnDefaultClientCondition.class)
	@ConditionalOnMissingBean(DagsterConnectionDetails.class)
	PropertiesDagsterConnectionDetails dagsterConnectionDetails(DagsterClientFactory factory) {
		return factory.connectionDetails(DagsterClients.DEFAULT_NAME);
	}

	@Bean
	@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
	@Conditional(OnDefaultClientCondition.class)
	@ConditionalOnMissingBean
	DagsterGraphQlClient.Builder dagsterGraphQlClientBuilder(DagsterConnectionDetails connectionDetails,
			DagsterClientFactory factory) {
		return factory.builder(DagsterClients.DEFAULT_NAME, connectionDetails);
	}

	// counterpart of a client of the application, which may be a mock without one
	@Bean(destroyMethod = "")
	@Conditional(OnDefaultClientCondition.class)
	@ConditionalOnMissingBean
	ReactiveDagsterGraphQlClient reactiveDagsterGraphQlClient(DagsterGraphQlClient client, DagsterClientFactory factory,
			ObjectProvider<DagsterGraphQlClient.Builder> builder) {
		ReactiveDagsterGraphQlClient twin = client.reactive();
		return (twin != null) ? twin : factory.client(DagsterClients.DEFAULT_NAME, builder).reactive();
	}

	@Configuration(proxyBeanMethods = false)
	@Conditional(OnDefaultClientCondition.class)
	static class HttpGraphQlClientConfiguration {

		// does not replace a client of the application; its creation sets up HTTP
		@Bean(name = BeanNames.HTTP_GRAPHQL_CLIENT, defaultCandidate = false, destroyMethod = "")
		@Lazy
		@ConditionalOnMissingBean(name = BeanNames.HTTP_GRAPHQL_CLIENT)
		HttpGraphQlClient dagsterHttpGraphQlClient(BeanFactory beanFactory, DagsterClientFactory factory,
				ObjectProvider<DagsterGraphQlClient> client, ObjectProvider<DagsterGraphQlClient.Builder> builder) {
			DagsterGraphQlClient bean = beanFactory.containsBean(BeanNames.CLIENT)
					? beanFactory.getBean(BeanNames.CLIENT, DagsterGraphQlClient.class) : client.getIfUnique();
			// null for a mock
			HttpGraphQlClient http = (bean != null) ? bean.httpGraphQlClient() : null;
			return (http != null) ? http : factory.client(DagsterClients.DEFAULT_NAME, builder).httpGraphQlClient();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Conditional(OnDefaultClientCondition.class)
	@ConditionalOnMissingBean(DagsterGraphQlClient.class)
	static class ClientWithoutNameConfiguration {

		@Bean
		DagsterGraphQlClient dagsterGraphQlClient(DagsterClientFactory factory,
				ObjectProvider<DagsterGraphQlClient.Builder> builder) {
			return factory.client(DagsterClients.DEFAULT_NAME, builder);
		}

		// does not use the client bean, which may be a mock; that bean closes the
		// connections
		@Bean(destroyMethod = "")
		@ConditionalOnMissingBean
		ReactiveDagsterGraphQlClient reactiveDagsterGraphQlClient(DagsterClientFactory factory,
				ObjectProvider<DagsterGraphQlClient.Builder> builder) {
			return factory.client(DagsterClients.DEFAULT_NAME, builder).reactive();
		}

	}

}
