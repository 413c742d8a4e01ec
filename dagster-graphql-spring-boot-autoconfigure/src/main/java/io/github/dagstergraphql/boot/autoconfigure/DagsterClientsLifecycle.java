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

import java.util.function.Consumer;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;

/**
 * Lifecycle of all clients. Sets them up when the application starts, and ends their
 * waits when the application begins to shut down. The waits end before any bean is
 * stopped, so that the web server and task executors do not spend their grace periods on
 * calls that wait for a run. Nothing happens when the context is only stopped or paused,
 * because it may be started again.
 */
class DagsterClientsLifecycle implements SmartInitializingSingleton, ApplicationListener<ContextClosedEvent>, Ordered {

	private static final Log logger = LogFactory.getLog(DagsterClientsLifecycle.class);

	private final ConfigurableApplicationContext context;

	private final DagsterProperties properties;

	DagsterClientsLifecycle(ConfigurableApplicationContext context, DagsterProperties properties) {
		this.context = context;
		this.properties = properties;
	}

	// before listeners that wait for the completion of work
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.properties.isWarmUp()) {
			forEach(DagsterGraphQlClient.class, "Setting up", DagsterGraphQlClient::warmUp);
		}
	}

	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		if (event.getApplicationContext() == this.context && this.properties.getShutdown().isEndWaits()) {
			forEach(DagsterGraphQlClient.class, "Ending the waits of", DagsterGraphQlClient::endWaits);
			forEach(ReactiveDagsterGraphQlClient.class, "Ending the waits of", ReactiveDagsterGraphQlClient::endWaits);
		}
	}

	// existing beans only: a lazy bean must not be created
	private <T> void forEach(Class<T> type, String what, Consumer<T> action) {
		ConfigurableListableBeanFactory beans = this.context.getBeanFactory();
		for (String name : beans.getBeanNamesForType(type, false, false)) {
			Object client = beans.getSingleton(name);
			if (!type.isInstance(client)) {
				continue;
			}
			try {
				action.accept(type.cast(client));
			}
			catch (RuntimeException ex) {
				logger.warn("%s the client of the bean \"%s\" failed".formatted(what, name), ex);
			}
		}
	}

}
