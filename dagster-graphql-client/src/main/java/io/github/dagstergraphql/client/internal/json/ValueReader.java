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

import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;

import io.github.dagstergraphql.client.error.InvalidResponseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.ValueInstantiationException;

import org.springframework.util.ClassUtils;

/**
 * Reads a part of a response as a type of the application, and distinguishes a response
 * that does not fit from a type that cannot be constructed.
 */
final class ValueReader {

	/** Message of Jackson for an object that fits no constructor of its class. */
	private static final String NO_CREATOR = "cannot deserialize from Object value";

	private final Type type;

	private final String what;

	ValueReader(Type type, String what) {
		this.type = type;
		this.what = what;
	}

	<T> @Nullable T read(JsonNode node) {
		try {
			return ApplicationMapper.MAPPER.treeToValue(node, ApplicationMapper.MAPPER.constructType(this.type));
		}
		catch (InvalidDefinitionException ex) {
			JavaType unknown = ex.getType();
			throw notConstructible((unknown != null) ? unknown.getRawClass() : Object.class, ex);
		}
		catch (ValueInstantiationException ex) {
			throw unreadable("%s rejects it with %s, at %s".formatted(ex.getType().getRawClass().getName(), causeOf(ex),
					JsonPlace.of(ex)));
		}
		catch (MismatchedInputException ex) {
			if (String.valueOf(ex.getOriginalMessage()).contains(NO_CREATOR)) {
				throw notConstructible(ex.getTargetType(), ex);
			}
			throw unreadable("the type does not match at " + JsonPlace.of(ex));
		}
		catch (JacksonException ex) {
			throw unreadable("the type does not match at " + JsonPlace.of(ex));
		}
		catch (StackOverflowError ex) {
			throw unreadable("it is nested too deeply");
		}
		// Reactor would rethrow it on the event loop, and leave the caller waiting
		catch (LinkageError ex) {
			throw unreadable("a class is missing (" + ex + ")");
		}
	}

	private IllegalArgumentException notConstructible(Class<?> cause, JacksonException ex) {
		return new IllegalArgumentException("%s cannot be read as %s: Jackson cannot construct %s, at %s. %s"
			.formatted(this.what, this.type.getTypeName(), cause.getName(), JsonPlace.of(ex), remedy(cause, ex)));
	}

	private static String remedy(Class<?> raw, JacksonException ex) {
		String notOpen = ModuleAccess.remedy(ex);
		if (notOpen != null) {
			return notOpen;
		}
		if (isKotlin(raw) && !ClassUtils.isPresent(ApplicationMapper.KOTLIN_MODULE, raw.getClassLoader())) {
			return "It is a Kotlin class: add tools.jackson.module:jackson-module-kotlin";
		}
		if (Modifier.isAbstract(raw.getModifiers())) {
			return "It is abstract: specify the class to construct with @JsonDeserialize or @JsonTypeInfo";
		}
		if (raw.isMemberClass() && !Modifier.isStatic(raw.getModifiers())) {
			return "It is an inner class: make it static";
		}
		return "Add a constructor without parameters or one with @JsonCreator, or use a record";
	}

	private static boolean isKotlin(Class<?> type) {
		return Arrays.stream(type.getAnnotations())
			.anyMatch((annotation) -> annotation.annotationType().getName().equals("kotlin.Metadata"));
	}

	private static String causeOf(ValueInstantiationException ex) {
		return ((ex.getCause() != null) ? ex.getCause() : ex).getClass().getName();
	}

	private InvalidResponseException unreadable(String reason) {
		return new InvalidResponseException(
				"%s cannot be read as %s: %s".formatted(this.what, this.type.getTypeName(), reason), false, 200, "");
	}

}
