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
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringValueResolver;

/**
 * Reads the interface of a declared client and finds all of its mistakes.
 */
final class InterfaceReader {

	private final Class<?> type;

	private final Attributes attributes;

	private final List<String> problems = new ArrayList<>();

	private InterfaceReader(Class<?> type, StringValueResolver valueResolver) {
		this.type = type;
		this.attributes = new Attributes(valueResolver);
	}

	static List<DeclaredMethod> read(Class<?> type, StringValueResolver valueResolver) {
		InterfaceReader reader = new InterfaceReader(type, valueResolver);
		List<DeclaredMethod> methods = reader.read();
		if (!reader.problems.isEmpty()) {
			throw new InvalidDagsterClientException(type, reader.problems, null);
		}
		return methods;
	}

	/**
	 * Return whether a class declares launches.
	 * @param type the class
	 * @return whether it is an interface with an annotated method
	 */
	static boolean isCandidate(Class<?> type) {
		return type.isInterface() && Arrays.stream(type.getMethods()).anyMatch(InterfaceReader::isAnnotated);
	}

	private static boolean isAnnotated(Method method) {
		return AnnotatedElementUtils.isAnnotated(method, DagsterJob.class)
				|| AnnotatedElementUtils.isAnnotated(method, DagsterAsset.class);
	}

	private List<DeclaredMethod> read() {
		String name = ClassUtils.getShortName(this.type);
		if (!this.type.isInterface() || this.type.isAnnotation()) {
			this.problems.add(name + " is not an interface: declare the methods in an interface");
			return List.of();
		}
		if (this.type.isSealed()) {
			this.problems.add(name + " is sealed, so that it cannot be implemented: remove the modifier");
			return List.of();
		}
		List<DeclaredMethod> methods = new ArrayList<>();
		InterfaceDefaults defaults = InterfaceDefaults.read(this.type, this.attributes, this.problems);
		for (Method method : methods()) {
			DeclaredMethod declared = read(method, defaults);
			if (declared != null) {
				methods.add(declared);
			}
		}
		if (methods.isEmpty() && this.problems.isEmpty()) {
			this.problems.add(name + " declares no launch: annotate its methods with @DagsterJob or @DagsterAsset");
		}
		return methods;
	}

	// private and static methods are not inherited; in the order of the messages
	private List<Method> methods() {
		List<Method> methods = new ArrayList<>(Arrays.asList(this.type.getMethods()));
		Arrays.stream(this.type.getDeclaredMethods())
			.filter((method) -> !methods.contains(method))
			.forEach(methods::add);
		methods.removeIf((method) -> method.isSynthetic() || method.isBridge());
		methods.sort(Comparator.comparing(Method::getName).thenComparing(Method::toGenericString));
		return methods;
	}

	private @Nullable DeclaredMethod read(Method method, InterfaceDefaults defaults) {
		String description = description(method);
		if (!isAnnotated(method)) {
			if (Modifier.isAbstract(method.getModifiers()) && !isOfObject(method)) {
				this.problems.add(description
						+ " has no annotation: annotate it with @DagsterJob(\"<name of the job>\") or @DagsterAsset(\"<key of the asset>\"), or make it a default method");
			}
			return null;
		}
		if (!Modifier.isAbstract(method.getModifiers())) {
			this.problems.add("%s is %s: remove the annotation, or the modifier and the body".formatted(description,
					method.isDefault() ? "a default method"
							: Modifier.isStatic(method.getModifiers()) ? "static" : "private"));
			return null;
		}
		return new MethodReader(this.type, method, description, defaults, this.attributes, this.problems).read();
	}

	private static boolean isOfObject(Method method) {
		return ReflectionUtils.isObjectMethod(method);
	}

	private String description(Method method) {
		return "%s.%s(%s)".formatted(ClassUtils.getShortName(this.type), method.getName(),
				String.join(", ",
						Arrays.stream(method.getParameterTypes())
							.limit(Coroutines.parameterCount(method))
							.map(Class::getSimpleName)
							.toList()));
	}

}
