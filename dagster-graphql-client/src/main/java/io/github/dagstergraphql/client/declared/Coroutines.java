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

import java.lang.reflect.Method;
import java.util.Objects;

import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlinx.coroutines.reactive.ReactiveFlowKt;
import kotlinx.coroutines.reactor.MonoKt;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.KotlinDetector;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/**
 * Suspending functions and flows of Kotlin, which need {@code kotlinx-coroutines-reactor}
 * on the class path.
 */
final class Coroutines {

	private static final boolean PRESENT = ClassUtils.isPresent("kotlinx.coroutines.reactor.MonoKt",
			Coroutines.class.getClassLoader());

	private static final String FLOW = "kotlinx.coroutines.flow.Flow";

	private static final String UNIT = "kotlin.Unit";

	private Coroutines() {
	}

	static boolean isPresent() {
		return PRESENT;
	}

	static boolean isFlow(Class<?> type) {
		return type.getName().equals(FLOW);
	}

	static boolean isUnit(@Nullable Class<?> type) {
		return type != null && type.getName().equals(UNIT);
	}

	/**
	 * Return the number of parameters that the source code declares. The compiler adds
	 * one to a suspending function.
	 * @param method the method
	 * @return the number
	 */
	static int parameterCount(Method method) {
		return method.getParameterCount() - (KotlinDetector.isSuspendingFunction(method) ? 1 : 0);
	}

	/**
	 * Return the result of a suspending function.
	 * @param method the function
	 * @param type the interface that has it
	 * @return the type that the source code declares
	 */
	static ResolvableType result(Method method, Class<?> type) {
		return ResolvableType.forMethodParameter(method, method.getParameterCount() - 1, type).getGeneric(0);
	}

	/**
	 * Suspend until a value is available.
	 * @param value the value
	 * @param arguments the arguments of the suspending function
	 * @return the value, or the marker of Kotlin for a suspended function
	 */
	@SuppressWarnings("unchecked")
	static @Nullable Object await(Mono<?> value, @Nullable Object[] arguments) {
		Continuation<Object> continuation = (Continuation<Object>) Objects
			.requireNonNull(arguments[arguments.length - 1]);
		return MonoKt.awaitSingle(((Mono<Object>) value).defaultIfEmpty(Unit.INSTANCE), continuation);
	}

	static Object toFlow(Flux<?> values) {
		return ReactiveFlowKt.asFlow(values);
	}

}
