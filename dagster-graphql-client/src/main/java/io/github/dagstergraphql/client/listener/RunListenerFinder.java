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

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

import io.github.dagstergraphql.client.DagsterGraphQlClient;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.stereotype.Component;

/**
 * Finds the listeners of an application: the methods of its beans, and the publication of
 * events if it is enabled.
 */
final class RunListenerFinder {

	private final ConfigurableListableBeanFactory beanFactory;

	private final DagsterRunListenerSettings settings;

	RunListenerFinder(ConfigurableListableBeanFactory beanFactory, DagsterRunListenerSettings settings) {
		this.beanFactory = beanFactory;
		this.settings = settings;
	}

	List<RunListenerEndpoint> find(ApplicationEventPublisher eventPublisher) {
		List<RunListenerEndpoint> endpoints = new ArrayList<>();
		for (String name : this.beanFactory.getBeanNamesForType(Object.class, true, false)) {
			Class<?> type = ScopedProxyUtils.isScopedTarget(name) ? null
					: AutoProxyUtils.determineTargetClass(this.beanFactory, name);
			if (type != null && isCandidate(type)) {
				MethodIntrospector
					.selectMethods(type,
							(MethodIntrospector.MetadataLookup<DagsterRunListener>) (method) -> AnnotatedElementUtils
								.findMergedAnnotation(method, DagsterRunListener.class))
					.forEach((method, listener) -> endpoints.add(endpoint(name, method, listener)));
			}
		}
		if (this.settings.publishEvents()) {
			addEvents(endpoints, new RunEventPublisher(eventPublisher));
		}
		return endpoints;
	}

	// as for @EventListener: beans of Spring itself have no listeners
	private static boolean isCandidate(Class<?> type) {
		return AnnotationUtils.isCandidateClass(type, DagsterRunListener.class)
				&& (!type.getName().startsWith("org.springframework.")
						|| AnnotatedElementUtils.isAnnotated(type, Component.class));
	}

	private RunListenerEndpoint endpoint(String beanName, Method method, DagsterRunListener listener) {
		return new RunListenerDeclaration(this.beanFactory, this.settings, listener,
				RunListenerMethod.description(method))
			.endpoint(beanName + "." + method.getName(),
					new RunListenerMethod(() -> this.beanFactory.getBean(beanName), method));
	}

	private void addEvents(List<RunListenerEndpoint> endpoints, RunEventPublisher publisher) {
		this.beanFactory.getBeansOfType(DagsterGraphQlClient.class)
			.forEach((name, client) -> endpoints
				.add(RunEventPublisher.endpoint(name, client, publisher, this.settings)));
	}

}
