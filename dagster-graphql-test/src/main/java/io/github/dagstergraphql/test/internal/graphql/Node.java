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

package io.github.dagstergraphql.test.internal.graphql;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import graphql.schema.DataFetchingEnvironment;
import io.github.dagstergraphql.test.internal.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * An object of a result: a GraphQL type and the values of its fields, some of which are
 * computed on request.
 */
final class Node {

	private final String type;

	private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

	private Node(String type) {
		this.type = type;
	}

	static Node of(String type) {
		return new Node(type);
	}

	String type() {
		return this.type;
	}

	Node with(String field, @Nullable Object value) {
		this.fields.put(field, value);
		return this;
	}

	Node lazy(String field, Supplier<@Nullable Object> value) {
		return with(field, value);
	}

	Node byArguments(String field, Function<JsonObject, @Nullable Object> value) {
		return with(field, value);
	}

	@Nullable Object get(DataFetchingEnvironment environment) {
		String field = environment.getField().getName();
		if (!this.fields.containsKey(field)) {
			throw new IllegalStateException("the embedded Dagster has no value for " + this.type + "." + field);
		}
		Object value = this.fields.get(field);
		if (value instanceof Supplier<?> supplier) {
			return supplier.get();
		}
		if (value instanceof Function<?, ?> function) {
			@SuppressWarnings("unchecked")
			Function<JsonObject, @Nullable Object> typed = (Function<JsonObject, @Nullable Object>) function;
			return typed.apply(JsonObject.of(environment.getArguments()));
		}
		return value;
	}

}
