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

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import java.util.function.Supplier;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import io.github.dagstergraphql.client.run.ReactiveRunHandle;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunChange;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunStatus;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Listener that is a method of a bean.
 */
final class RunListenerMethod implements RunListenerInvoker {

	private static final Map<Class<?>, BiFunction<RunChange, DagsterGraphQlClient, Object>> ARGUMENTS = arguments();

	private final Supplier<Object> bean;

	private final Method method;

	private final List<BiFunction<RunChange, DagsterGraphQlClient, Object>> arguments = new ArrayList<>();

	private final @Nullable ReactiveAdapter result;

	/**
	 * Create a listener.
	 * @param bean returns the bean
	 * @param method the method
	 * @throws IllegalStateException if the method is not a listener
	 */
	RunListenerMethod(Supplier<Object> bean, Method method) {
		this.bean = bean;
		this.method = method;
		for (Class<?> type : method.getParameterTypes()) {
			BiFunction<RunChange, DagsterGraphQlClient, Object> argument = ARGUMENTS.get(type);
			if (argument == null) {
				throw new IllegalStateException(
						"Invalid @DagsterRunListener on %s: the parameter type %s is not supported. Use any of %s"
							.formatted(description(method), type.getName(),
									ARGUMENTS.keySet().stream().map(Class::getSimpleName).toList()));
			}
			this.arguments.add(argument);
		}
		Class<?> returned = method.getReturnType();
		this.result = ReactiveAdapterRegistry.getSharedInstance().getAdapter(returned);
		if (returned != void.class && this.result == null) {
			throw new IllegalStateException(
					"Invalid @DagsterRunListener on %s: the method must return void, a CompletionStage or a reactive type such as Mono<Void>, but returns %s"
						.formatted(description(method), returned.getName()));
		}
	}

	private static Map<Class<?>, BiFunction<RunChange, DagsterGraphQlClient, Object>> arguments() {
		Map<Class<?>, BiFunction<RunChange, DagsterGraphQlClient, Object>> arguments = new LinkedHashMap<>();
		arguments.put(RunChange.class, (change, client) -> change);
		arguments.put(Run.class, (change, client) -> change.run());
		arguments.put(RunStatus.class, (change, client) -> change.status());
		arguments.put(RunHandle.class, (change, client) -> client.run(change.run().id()));
		arguments.put(ReactiveRunHandle.class, (change, client) -> client.reactive().run(change.run().id()));
		arguments.put(DagsterGraphQlClient.class, (change, client) -> client);
		arguments.put(ReactiveDagsterGraphQlClient.class, (change, client) -> client.reactive());
		return arguments;
	}

	static String description(Method method) {
		return ClassUtils.getQualifiedMethodName(method) + "()";
	}

	@Override
	public void invoke(RunChange change, DagsterGraphQlClient client) throws Throwable {
		Object target = this.bean.get();
		Method invocable = AopUtils.selectInvocableMethod(this.method, target.getClass());
		ReflectionUtils.makeAccessible(invocable);
		Object[] values = this.arguments.stream().map((argument) -> argument.apply(change, client)).toArray();
		try {
			await(invocable.invoke(target, values));
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private void await(@Nullable Object returned) throws Throwable {
		if (this.result == null || returned == null) {
			return;
		}
		try {
			Flux.from(this.result.toPublisher(returned)).then().toFuture().get();
		}
		catch (ExecutionException ex) {
			throw ex.getCause();
		}
	}

}
