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

package io.github.dagstergraphql.samples.secrets;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.DagsterGraphQlClient;

import org.springframework.util.ClassUtils;

/**
 * Records the operations of a client that are called, and lists all of them.
 */
final class CalledOperations {

	private static final String CLIENT = DagsterGraphQlClient.class.getPackageName();

	/** Need no request, or end what other tests use. */
	private static final Set<String> ANSWERED_HERE = Set.of("id", "key", "uiUrl", "url", "name", "close", "reactive",
			"warmUp", "endWaits");

	private final Set<String> asked = new TreeSet<>();

	/**
	 * Return all methods of a type and of the types they return.
	 * @param type the type
	 * @return its methods
	 */
	static Set<String> of(Class<?> type) {
		Set<Class<?>> types = new LinkedHashSet<>();
		collect(type, types);
		return types.stream()
			.flatMap((each) -> Stream.of(each.getMethods()))
			.filter((method) -> !Modifier.isStatic(method.getModifiers()))
			.filter((method) -> !ANSWERED_HERE.contains(method.getName()))
			.map(CalledOperations::name)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static void collect(Class<?> type, Set<Class<?>> types) {
		if (leads(type) && types.add(type)) {
			for (Method method : type.getMethods()) {
				if (!Modifier.isStatic(method.getModifiers())) {
					collect(method.getReturnType(), types);
				}
			}
		}
	}

	private static boolean leads(Class<?> type) {
		return type.isInterface() && !type.isSealed() && type.getName().startsWith(CLIENT);
	}

	/**
	 * Note what is asked of a client, and of all that it leads to.
	 * @param client the client
	 * @return the same client
	 */
	DagsterGraphQlClient noting(DagsterGraphQlClient client) {
		return (DagsterGraphQlClient) wrap(client);
	}

	private Object wrap(Object target) {
		Class<?>[] interfaces = Stream.of(ClassUtils.getAllInterfaces(target))
			.filter((type) -> type.getName().startsWith(CLIENT) && Modifier.isPublic(type.getModifiers()))
			.toArray(Class<?>[]::new);
		return Proxy.newProxyInstance(getClass().getClassLoader(), interfaces, (proxy, method, arguments) -> {
			synchronized (this.asked) {
				this.asked.add(name(method));
			}
			try {
				Object result = method.invoke(target, arguments);
				return (result != null && leads(method.getReturnType())) ? wrap(result) : result;
			}
			catch (InvocationTargetException ex) {
				throw ex.getCause();
			}
		});
	}

	/**
	 * Return what was asked so far.
	 * @return the methods
	 */
	Set<String> asked() {
		synchronized (this.asked) {
			return new TreeSet<>(this.asked);
		}
	}

	private static String name(Method method) {
		return method.getDeclaringClass().getSimpleName() + "." + method.getName();
	}

}
