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

package io.github.dagstergraphql.client;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Runtime hints for the GraphQL documents of the client, the records for decoded
 * responses, their deserializers, and the Kotlin module of Jackson. Documents and records
 * are found by scanning the internal packages, so that no package needs hints of its own.
 */
class DagsterClientRuntimeHints implements RuntimeHintsRegistrar {

	private static final String INTERNALS = DagsterClientRuntimeHints.class.getPackageName() + ".internal";

	private static final String KOTLIN_MODULE = "tools.jackson.module.kotlin.KotlinModule";

	private final BindingReflectionHintsRegistrar binding = new BindingReflectionHintsRegistrar();

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.resources().registerPattern(INTERNALS.replace('.', '/') + "/**/*.graphql");
		hints.resources()
			.registerPattern(ClientVersion.class.getPackageName().replace('.', '/') + "/" + ClientVersion.RESOURCE);
		ClassPathScanningCandidateComponentProvider records = new ClassPathScanningCandidateComponentProvider(false);
		records.addIncludeFilter(new AssignableTypeFilter(Record.class));
		records.addIncludeFilter(new AnnotationTypeFilter(JsonDeserialize.class));
		for (BeanDefinition definition : records.findCandidateComponents(INTERNALS)) {
			Class<?> record = ClassUtils.resolveClassName(String.valueOf(definition.getBeanClassName()), classLoader);
			this.binding.registerReflectionHints(hints.reflection(), record);
		}
		hints.reflection()
			.registerField(Objects.requireNonNull(
					ReflectionUtils.findField(ReactorClientHttpConnector.class, ConnectorHttpClient.FIELD)));
		hints.reflection()
			.registerTypeIfPresent(classLoader, KOTLIN_MODULE, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
	}

}
