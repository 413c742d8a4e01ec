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

package io.github.dagstergraphql.boot.autoconfigure.listener;

import io.github.dagstergraphql.boot.autoconfigure.DagsterAutoConfiguration;
import io.github.dagstergraphql.boot.autoconfigure.DagsterProperties;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.listener.DagsterRunListener;
import io.github.dagstergraphql.client.listener.DagsterRunListenerErrorHandler;
import io.github.dagstergraphql.client.listener.DagsterRunListenerSettings;
import io.github.dagstergraphql.client.listener.EnableDagsterRunListeners;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for methods annotated with
 * {@link DagsterRunListener}, and for the events of runs that have ended.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = DagsterAutoConfiguration.class)
@ConditionalOnClass(DagsterGraphQlClient.class)
@EnableDagsterRunListeners
public final class DagsterRunListenerAutoConfiguration {

	DagsterRunListenerAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	DagsterRunListenerSettings dagsterRunListenerSettings(DagsterProperties properties, Environment environment,
			ObjectProvider<DagsterRunListenerErrorHandler> errorHandler) {
		DagsterProperties.Listener listener = properties.getListener();
		if (listener.getConcurrency() < 1) {
			throw new InvalidConfigurationPropertyValueException("dagster.listener.concurrency",
					listener.getConcurrency(), "It must be at least 1.");
		}
		DagsterRunListenerSettings.Builder builder = DagsterRunListenerSettings.builder()
			.autoStartup(listener.isAutoStartup())
			.concurrency(listener.getConcurrency())
			.publishEvents(listener.isPublishEvents())
			.taskExecutor(taskExecutor(environment));
		String application = environment.getProperty("spring.application.name", "");
		if (!application.isBlank()) {
			builder.positionPrefix("dagster.run-listener." + application + ".");
		}
		errorHandler.ifUnique(builder::errorHandler);
		return builder.build();
	}

	private static SimpleAsyncTaskExecutor taskExecutor(Environment environment) {
		SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("dagster-run-listener-");
		executor.setVirtualThreads(Threading.VIRTUAL.isActive(environment));
		return executor;
	}

}
