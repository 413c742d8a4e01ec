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

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/**
 * Registry that creates the containers when all beans exist, and starts and stops them
 * with the application. Without listeners, it does nothing.
 */
final class DefaultDagsterRunListenerRegistry
		implements DagsterRunListenerRegistry, SmartInitializingSingleton, SmartLifecycle {

	private final ConfigurableListableBeanFactory beanFactory;

	private final ApplicationEventPublisher eventPublisher;

	private Map<String, DefaultDagsterRunListenerContainer> containers = Map.of();

	private volatile boolean running;

	DefaultDagsterRunListenerRegistry(ConfigurableListableBeanFactory beanFactory,
			ApplicationEventPublisher eventPublisher) {
		this.beanFactory = beanFactory;
		this.eventPublisher = eventPublisher;
	}

	@Override
	public void afterSingletonsInstantiated() {
		Map<String, DefaultDagsterRunListenerContainer> created = new LinkedHashMap<>();
		DagsterRunListenerSettings settings = this.beanFactory.getBeanProvider(DagsterRunListenerSettings.class)
			.getIfAvailable(() -> DagsterRunListenerSettings.builder().build());
		List<RunListenerEndpoint> endpoints = new RunListenerFinder(this.beanFactory, settings)
			.find(this.eventPublisher);
		if (!endpoints.isEmpty()) {
			RunListenerContainerFactory factory = new RunListenerContainerFactory(this.beanFactory, settings);
			endpoints.forEach((endpoint) -> {
				if (created.containsKey(endpoint.id())) {
					throw new IllegalStateException("There are several run listeners with the id \"" + endpoint.id()
							+ "\": set the id of @DagsterRunListener on " + endpoint.description());
				}
				created.put(endpoint.id(), factory.create(endpoint));
			});
		}
		this.containers = Collections.unmodifiableMap(created);
	}

	@Override
	public Set<String> getContainerIds() {
		return this.containers.keySet();
	}

	@Override
	public @Nullable DagsterRunListenerContainer getContainer(String id) {
		return this.containers.get(id);
	}

	// after everything that a listener may use
	@Override
	public int getPhase() {
		return Integer.MAX_VALUE - 100;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public void start() {
		this.running = true;
		this.containers.values()
			.stream()
			.filter(DefaultDagsterRunListenerContainer::isAutoStartup)
			.forEach(DagsterRunListenerContainer::start);
	}

	@Override
	public void stop() {
		this.running = false;
		this.containers.values().forEach(DagsterRunListenerContainer::stop);
	}

	@Override
	public void stop(Runnable callback) {
		this.running = false;
		AtomicInteger remaining = new AtomicInteger(this.containers.size());
		if (this.containers.isEmpty()) {
			callback.run();
		}
		this.containers.values().forEach((container) -> container.stop(() -> {
			if (remaining.decrementAndGet() == 0) {
				callback.run();
			}
		}));
	}

}
