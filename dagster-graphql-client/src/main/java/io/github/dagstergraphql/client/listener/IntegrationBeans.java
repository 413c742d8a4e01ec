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

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.integration.metadata.MetadataStore;
import org.springframework.integration.support.locks.LockRegistry;

/**
 * Beans of Spring Integration, which is an optional dependency.
 */
final class IntegrationBeans {

	private IntegrationBeans() {
	}

	static @Nullable PositionStore positions(BeanFactory beanFactory, String key) {
		MetadataStore store = unique(beanFactory, MetadataStore.class);
		return (store != null) ? new MetadataPositionStore(store, key) : null;
	}

	static @Nullable Function<RunListenerWorker, Runnable> election(BeanFactory beanFactory, String id, String key) {
		LockRegistry<?> locks = unique(beanFactory, LockRegistry.class);
		return (locks != null) ? new LockRegistryElection(locks, id, key) : null;
	}

	// several without a primary one are an error: none of them would be ignored silently
	private static <T> @Nullable T unique(BeanFactory beanFactory, Class<T> type) {
		try {
			return beanFactory.getBeanProvider(type).getIfAvailable();
		}
		catch (NoUniqueBeanDefinitionException ex) {
			throw new IllegalStateException("Run listeners require a single bean of type " + type.getSimpleName()
					+ ", or one that is marked with @Primary, but there are " + ex.getBeanNamesFound(), ex);
		}
	}

}
