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

package io.github.dagstergraphql.boot.autoconfigure.metrics;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.DagsterLiveConnectionMetrics;
import io.github.dagstergraphql.client.observation.DagsterMeterObservationHandler;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.util.function.SingletonSupplier;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the metrics of Dagster clients,
 * such as the number of submitted runs and of reloaded code locations.
 *
 * @since 0.1.0
 */
@AutoConfiguration(afterName = { "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
		"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
		"org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration" })
@ConditionalOnClass({ DagsterGraphQlClient.class, MeterRegistry.class })
@ConditionalOnBean(MeterRegistry.class)
public final class DagsterMetricsAutoConfiguration {

	DagsterMetricsAutoConfiguration() {
	}

	// created lazily: an early registry would miss binders that are registered later
	@Bean
	@ConditionalOnMissingBean
	DagsterMeterObservationHandler dagsterMeterObservationHandler(ObjectProvider<MeterRegistry> registry) {
		return new DagsterMeterObservationHandler(SingletonSupplier.of(registry::getObject),
				DagsterMeterObservationHandler.DEFAULT_MAXIMUM_NAMES);
	}

	@Bean
	@ConditionalOnMissingBean
	DagsterLiveConnectionMetrics dagsterLiveConnectionMetrics(ConfigurableListableBeanFactory beanFactory) {
		// also those that are injected only by their names
		return new DagsterLiveConnectionMetrics(beanFactory.getBeansOfType(DagsterGraphQlClient.class).values());
	}

	@Bean
	static MeterFilter dagsterObservationMeterDescriptions() {
		return new ObservationMeterDescriptions();
	}

}
