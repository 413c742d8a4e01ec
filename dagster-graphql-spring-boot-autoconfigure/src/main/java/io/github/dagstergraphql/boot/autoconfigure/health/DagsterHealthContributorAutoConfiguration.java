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

package io.github.dagstergraphql.boot.autoconfigure.health;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.dagstergraphql.boot.autoconfigure.DagsterAutoConfiguration;
import io.github.dagstergraphql.boot.autoconfigure.DagsterProperties;
import io.github.dagstergraphql.client.DagsterGraphQlClient;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.SimpleAutowireCandidateResolver;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the health of the servers of all
 * Dagster clients: whether the webserver responds, the daemons are running, and the code
 * locations load. Spring Boot also adapts it for blocking callers.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = DagsterAutoConfiguration.class)
@ConditionalOnClass({ DagsterGraphQlClient.class, ConditionalOnEnabledHealthIndicator.class })
@Conditional(DagsterHealthContributorAutoConfiguration.OnClient.class)
@ConditionalOnEnabledHealthIndicator("dagster")
@EnableConfigurationProperties(DagsterProperties.class)
public final class DagsterHealthContributorAutoConfiguration {

	DagsterHealthContributorAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(name = { "dagsterHealthIndicator", "dagsterHealthContributor" })
	CompositeReactiveHealthContributor dagsterHealthContributor(ConfigurableListableBeanFactory beanFactory,
			DagsterProperties properties) {
		Map<String, DagsterGraphQlClient> clients = new LinkedHashMap<>(
				SimpleAutowireCandidateResolver.resolveAutowireCandidates(beanFactory, DagsterGraphQlClient.class));
		// clients that are injected only by their names are not candidates
		for (String clientName : properties.getClients().keySet()) {
			String beanName = DagsterHealthContributors.beanName(clientName);
			if (beanFactory.containsBean(beanName)) {
				clients.put(beanName, beanFactory.getBean(beanName, DagsterGraphQlClient.class));
			}
		}
		return new DagsterHealthContributors(properties).of(clients);
	}

	/**
	 * Condition that matches if a client exists. {@code @ConditionalOnBean} alone ignores
	 * the clients of the factory that are injected only by their names.
	 */
	static class OnClient extends AnyNestedCondition {

		OnClient() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnBean(DagsterGraphQlClient.class)
		static class Candidate {

		}

		@ConditionalOnBean(name = "dagsterClientFactory")
		static class Named {

		}

	}

}
