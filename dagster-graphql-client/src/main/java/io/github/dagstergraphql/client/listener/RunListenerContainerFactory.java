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

package io.github.dagstergraphql.client.listener;

import java.util.function.Function;

import io.github.dagstergraphql.client.observation.DagsterListenerObservationConvention;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.ClassUtils;

/**
 * Creates the containers with the beans of the application.
 */
final class RunListenerContainerFactory {

	private static final Log logger = LogFactory.getLog(RunListenerContainerFactory.class);

	private static final boolean INTEGRATION = ClassUtils.isPresent(
			"org.springframework.integration.support.leader.LockRegistryLeaderInitiator",
			RunListenerContainerFactory.class.getClassLoader());

	private final BeanFactory beanFactory;

	private final DagsterRunListenerSettings settings;

	private final RunListenerObservations observations;

	RunListenerContainerFactory(BeanFactory beanFactory, DagsterRunListenerSettings settings) {
		this.beanFactory = beanFactory;
		this.settings = settings;
		this.observations = new RunListenerObservations(
				beanFactory.getBeanProvider(ObservationRegistry.class).getIfUnique(() -> ObservationRegistry.NOOP),
				beanFactory.getBeanProvider(DagsterListenerObservationConvention.class).getIfUnique());
	}

	DefaultDagsterRunListenerContainer create(RunListenerEndpoint endpoint) {
		String key = this.settings.positionPrefix() + endpoint.id();
		return new DefaultDagsterRunListenerContainer(endpoint,
				new RunListenerDelivery(endpoint, this.observations, this.settings.backOff()),
				positions(endpoint.id(), key), this.settings.taskExecutor(), activation(endpoint.id(), key));
	}

	private PositionStore positions(String id, String key) {
		PositionStore positions = INTEGRATION ? IntegrationBeans.positions(this.beanFactory, key) : null;
		if (positions == null) {
			logger.info(
					"The run listener \"%s\" omits changes while the application is not running, since there is no MetadataStore"
						.formatted(id));
			return PositionStore.inMemory();
		}
		return positions;
	}

	private Function<RunListenerWorker, Runnable> activation(String id, String key) {
		Function<RunListenerWorker, Runnable> election = INTEGRATION
				? IntegrationBeans.election(this.beanFactory, id, key) : null;
		if (election == null) {
			logger.info(
					"The run listener \"%s\" receives all changes in each instance of the application, since there is no LockRegistry"
						.formatted(id));
			return (worker) -> {
				worker.setActive(true);
				return () -> {
				};
			};
		}
		return election;
	}

}
