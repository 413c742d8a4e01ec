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

package io.github.dagstergraphql.client.internal.operation;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Catalog of the operations of the client, for test support: the constants of type
 * {@link Operation} of all classes below {@code internal}.
 */
public final class OperationCatalog {

	private static final String INTERNALS = OperationCatalog.class.getPackageName().replace(".operation", "");

	private OperationCatalog() {
	}

	/**
	 * Return all queries and mutations.
	 * @return the operations by name
	 */
	public static Map<String, Operation<?>> find() {
		Map<String, Operation<?>> operations = all();
		operations.values().removeIf(Operation::isSubscription);
		return operations;
	}

	/**
	 * Return all subscriptions, which are not sent over HTTP.
	 * @return the operations by name
	 */
	public static Map<String, Operation<?>> subscriptions() {
		Map<String, Operation<?>> operations = all();
		operations.values().removeIf((operation) -> !operation.isSubscription());
		return operations;
	}

	private static Map<String, Operation<?>> all() {
		Map<String, Operation<?>> operations = new TreeMap<>();
		ClassPathScanningCandidateComponentProvider classes = new AnyClass();
		for (BeanDefinition definition : classes.findCandidateComponents(INTERNALS)) {
			Class<?> type = ClassUtils.resolveClassName(String.valueOf(definition.getBeanClassName()),
					OperationCatalog.class.getClassLoader());
			for (Field field : type.getDeclaredFields()) {
				if (Modifier.isStatic(field.getModifiers()) && field.getType() == Operation.class) {
					add(operations, field);
				}
			}
		}
		return operations;
	}

	private static void add(Map<String, Operation<?>> operations, Field field) {
		ReflectionUtils.makeAccessible(field);
		Operation<?> operation = (Operation<?>) ReflectionUtils.getField(field, null);
		Assert.state(operation != null && operation.name() != null, () -> field + " is not a named operation");
		Operation<?> other = operations.put(operation.name(), operation);
		Assert.state(other == null, () -> "Several operations have the name " + operation.name());
	}

	/**
	 * Scanner for classes of any kind.
	 */
	private static final class AnyClass extends ClassPathScanningCandidateComponentProvider {

		AnyClass() {
			super(false);
			addIncludeFilter((reader, factory) -> true);
		}

		@Override
		protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
			return true;
		}

	}

}
