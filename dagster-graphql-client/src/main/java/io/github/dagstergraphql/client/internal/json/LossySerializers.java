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

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.ser.bean.BeanSerializerBase;

import org.springframework.util.ClassUtils;

/**
 * Makes Jackson fail on objects that it would write incompletely or incorrectly.
 */
final class LossySerializers extends ValueSerializerModifier {

	/** Types of libraries that may be missing. */
	private static final String[] FOREIGN_JSON = { "com.fasterxml.jackson.core.TreeNode", "com.google.gson.JsonElement",
			"org.json.JSONObject", "org.json.JSONArray", "jakarta.json.JsonValue", "javax.json.JsonValue",
			"kotlinx.serialization.json.JsonElement", "io.vertx.core.json.JsonObject", "io.vertx.core.json.JsonArray" };

	static final String NO_PROPERTIES = "has no properties that Jackson detects: public fields, getters or record components";

	private static final String[] FOREIGN_LATER = { "kotlin.Function", "kotlin.Lazy", "kotlinx.coroutines.Job" };

	@Override
	public ValueSerializer<?> modifySerializer(SerializationConfig config, BeanDescription.Supplier bean,
			ValueSerializer<?> serializer) {
		if (!(serializer instanceof BeanSerializerBase)) {
			return serializer;
		}
		Class<?> type = bean.getBeanClass();
		String loss = loss(type, serializer.properties().hasNext());
		return (loss != null) ? new Failing("%s %s".formatted(type.getName(), loss)) : serializer;
	}

	@Override
	public ValueSerializer<?> modifyKeySerializer(SerializationConfig config, JavaType valueType,
			BeanDescription.Supplier key, ValueSerializer<?> serializer) {
		Class<?> type = key.getBeanClass();
		return (type != Object.class && (type.isArray() || !hasText(type)))
				? new Failing("%s has no text form and cannot be the key of a map".formatted(type.getName()))
				: serializer;
	}

	private static @Nullable String loss(Class<?> type, boolean hasProperties) {
		if (isAny(type, FOREIGN_JSON)) {
			return "is a JSON type of another library: pass its text to runConfigYaml(..), or use a Map";
		}
		if (Publisher.class.isAssignableFrom(type) || Future.class.isAssignableFrom(type)
				|| CompletionStage.class.isAssignableFrom(type) || isAny(type, FOREIGN_LATER)) {
			return "is asynchronous or deferred: pass its result";
		}
		if (!hasProperties && !type.isRecord()) {
			return NO_PROPERTIES;
		}
		return type.getName().startsWith("java.") ? "is not a data type: use a Map or a record" : null;
	}

	private static boolean isAny(Class<?> type, String[] names) {
		Stream<Class<?>> superclasses = Stream.<Class<?>>iterate(type, (each) -> each != null, Class::getSuperclass);
		return Stream.concat(superclasses, ClassUtils.getAllInterfacesForClassAsSet(type).stream())
			.anyMatch((each) -> Stream.of(names).anyMatch(each.getName()::equals));
	}

	private static boolean hasText(Class<?> type) {
		try {
			return type.isInterface() || type.getMethod("toString").getDeclaringClass() != Object.class;
		}
		catch (NoSuchMethodException ex) {
			return false;
		}
	}

	/**
	 * Replacement for a serializer that would lose data.
	 */
	private static final class Failing extends ValueSerializer<Object> {

		private final String reason;

		Failing(String reason) {
			this.reason = reason;
		}

		@Override
		public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
			throw new LossException(generator, this.reason);
		}

	}

	/**
	 * Thrown when an object cannot be written without a loss. The message contains types
	 * and no values.
	 */
	static final class LossException extends DatabindException {

		LossException(JsonGenerator generator, String reason) {
			super(generator, reason);
		}

	}

}
