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

package io.github.dagstergraphql.boot.autoconfigure.endpoint;

import io.github.dagstergraphql.boot.autoconfigure.DagsterAutoConfiguration;
import io.github.dagstergraphql.boot.autoconfigure.DagsterProperties;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.observation.DagsterLiveMeterDocumentation;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the actuator endpoint
 * {@code dagster}, which describes the clients, their servers, and the runs that the
 * application has launched or awaited.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = DagsterAutoConfiguration.class)
@ConditionalOnClass({ DagsterGraphQlClient.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnAvailableEndpoint(DagsterEndpoint.class)
@EnableConfigurationProperties(DagsterProperties.class)
public final class DagsterEndpointAutoConfiguration {

	DagsterEndpointAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	RecentRuns dagsterRecentRuns() {
		return new RecentRuns();
	}

	@Bean
	@ConditionalOnMissingBean
	DagsterEndpoint dagsterEndpoint(ConfigurableListableBeanFactory beanFactory, RecentRuns runs,
			ObjectProvider<LiveConnections> liveConnections, DagsterProperties properties) {
		// also clients that are injected only by their names
		return new DagsterEndpoint(() -> beanFactory.getBeansOfType(DagsterGraphQlClient.class), runs,
				liveConnections.getIfAvailable(() -> (clientName) -> null), properties.getHealth().getTimeout());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterRegistry.class)
	static class MetricsConfiguration {

		@Bean
		@ConditionalOnMissingBean
		LiveConnections dagsterLiveConnections(ObjectProvider<MeterRegistry> registries) {
			return (clientName) -> {
				MeterRegistry registry = registries.getIfUnique();
				Gauge gauge = (registry != null) ? registry.find(DagsterLiveMeterDocumentation.CONNECTIONS.getName())
					.tag(DagsterLiveMeterDocumentation.ClientKeyNames.CLIENT.asString(), clientName)
					.gauge() : null;
				return (gauge != null) ? (int) gauge.value() : null;
			};
		}

	}

}
