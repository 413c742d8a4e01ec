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
import io.github.dagstergraphql.client.observation.DagsterAwaitObservationConvention;
import io.github.dagstergraphql.client.observation.DagsterLaunchObservationConvention;
import io.github.dagstergraphql.client.observation.DagsterReloadObservationConvention;
import io.github.dagstergraphql.client.observation.DagsterRequestObservationConvention;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;

/**
 * The observation registry and the conventions of the application.
 */
final class ObservationBeans {

	private final BeanFactory beanFactory;

	ObservationBeans(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	void applyTo(DagsterGraphQlClient.Builder builder) {
		ObservationRegistry registry = bean(ObservationRegistry.class);
		if (registry != null) {
			builder.observationRegistry(registry);
		}
		DagsterRequestObservationConvention request = bean(DagsterRequestObservationConvention.class);
		if (request != null) {
			builder.observationConvention(request);
		}
		DagsterLaunchObservationConvention launch = bean(DagsterLaunchObservationConvention.class);
		if (launch != null) {
			builder.observationConvention(launch);
		}
		DagsterAwaitObservationConvention await = bean(DagsterAwaitObservationConvention.class);
		if (await != null) {
			builder.observationConvention(await);
		}
		DagsterReloadObservationConvention reload = bean(DagsterReloadObservationConvention.class);
		if (reload != null) {
			builder.observationConvention(reload);
		}
	}

	private <T> @Nullable T bean(Class<T> type) {
		return this.beanFactory.getBeanProvider(type).getIfUnique();
	}

}
