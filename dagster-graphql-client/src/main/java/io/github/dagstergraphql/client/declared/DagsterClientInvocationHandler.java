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

package io.github.dagstergraphql.client.declared;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Calls of the methods of a declared client.
 */
final class DagsterClientInvocationHandler implements InvocationHandler {

	private static final @Nullable Object[] NO_ARGUMENTS = new @Nullable Object[0];

	private final Class<?> type;

	private final DagsterGraphQlClient client;

	private final Map<Method, DeclaredMethod> methods;

	private final LaunchChecks checks;

	private final Map<Method, MethodHandle> defaultMethods = new ConcurrentHashMap<>();

	DagsterClientInvocationHandler(Class<?> type, DagsterGraphQlClient client, Map<Method, DeclaredMethod> methods,
			JobValidation validation) {
		this.type = type;
		this.client = client;
		this.methods = methods;
		this.checks = new LaunchChecks(client, validation);
	}

	void checkAtStartup() {
		this.checks.runAtStartup(this.type, this.methods.values());
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		return call(proxy, method, (arguments != null) ? arguments : NO_ARGUMENTS);
	}

	private @Nullable Object call(Object proxy, Method method, @Nullable Object[] arguments) throws Throwable {
		DeclaredMethod declared = this.methods.get(method);
		if (declared != null) {
			return declared.invoke(this.client, this.checks, arguments);
		}
		if (method.isDefault()) {
			return defaultMethod(method).bindTo(proxy).invokeWithArguments(arguments);
		}
		return switch (method.getName()) {
			case "equals" -> proxy == arguments[0];
			case "hashCode" -> System.identityHashCode(proxy);
			default -> ClassUtils.getShortName(this.type) + "[" + this.client + "]";
		};
	}

	private MethodHandle defaultMethod(Method method) throws IllegalAccessException {
		MethodHandle handle = this.defaultMethods.get(method);
		if (handle == null) {
			Class<?> declaring = method.getDeclaringClass();
			// the interface may be one that only its package can access
			handle = MethodHandles.privateLookupIn(declaring, MethodHandles.lookup())
				.unreflectSpecial(method, declaring);
			this.defaultMethods.put(method, handle);
		}
		return handle;
	}

}
