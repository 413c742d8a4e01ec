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

package io.github.dagstergraphql.client.internal.json;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.MutableConfigOverride;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

import org.springframework.beans.BeanUtils;
import org.springframework.util.ClassUtils;

/**
 * Mapper for the types of the application: run config, variables, tags, and results of
 * its own documents. Properties of type {@code Optional} are omitted if they are empty.
 * It supports the classes of Kotlin if its module is on the class path.
 */
final class ApplicationMapper {

	private static final Log logger = LogFactory.getLog(ApplicationMapper.class);

	static final String KOTLIN_MODULE = "tools.jackson.module.kotlin.KotlinModule";

	static final JsonMapper MAPPER = create(ApplicationMapper.class.getClassLoader());

	private ApplicationMapper() {
	}

	/**
	 * Load the required classes, which must not block an event loop.
	 */
	static void prepare() {
		MAPPER.writeValueAsBytes("");
	}

	/**
	 * Return the name of a property in Java.
	 * @param type the class with the property
	 * @param name the name of the property, as it is written
	 * @return the name, or {@code null} if there is no such property
	 */
	static @Nullable String javaName(Class<?> type, String name) {
		ClassIntrospector introspector = MAPPER.serializationConfig()
			.classIntrospectorInstance()
			.forOperation(MAPPER.serializationConfig());
		JavaType javaType = MAPPER.constructType(type);
		return introspector.introspectForSerialization(javaType, introspector.introspectClassAnnotations(javaType))
			.findProperties()
			.stream()
			.filter((property) -> property.getName().equals(name))
			.map(BeanPropertyDefinition::getInternalName)
			.findFirst()
			.orElse(null);
	}

	private static JsonMapper create(ClassLoader classLoader) {
		JsonMapper.Builder builder = Json.MAPPER.rebuild()
			.enable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
			.enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
			.addModule(new SimpleModule("lossy").setSerializerModifier(new LossySerializers()))
			.withConfigOverride(Optional.class, (override) -> include(override, Include.NON_ABSENT));
		for (Class<?> type : List.of(OptionalInt.class, OptionalLong.class, OptionalDouble.class)) {
			builder.withConfigOverride(type, (override) -> include(override, Include.NON_EMPTY));
		}
		if (ClassUtils.isPresent(KOTLIN_MODULE, classLoader)) {
			addKotlin(builder, classLoader);
		}
		return builder.build();
	}

	private static void include(MutableConfigOverride override, Include values) {
		override.setInclude(JsonInclude.Value.construct(values, Include.ALWAYS));
	}

	private static void addKotlin(JsonMapper.Builder builder, ClassLoader classLoader) {
		try {
			Class<?> module = ClassUtils.resolveClassName(KOTLIN_MODULE, classLoader);
			builder.addModule((JacksonModule) BeanUtils.instantiateClass(module));
		}
		// such as a module for another version of Jackson or Kotlin
		catch (RuntimeException | LinkageError ex) {
			logger.warn("Jackson's Kotlin module cannot be used: " + ex);
		}
	}

}
