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

package io.github.dagstergraphql.client.internal.operation;

import java.util.List;
import java.util.function.Function;

import io.github.dagstergraphql.client.internal.shape.Required;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Root fields of data that is read as a {@link DataReader#tree(Function) tree}.
 */
public final class TreeField {

	private TreeField() {
	}

	/**
	 * Read a field whose type is a union of a success and of errors.
	 * @param data the data
	 * @param field the name of the field
	 * @param type the GraphQL type of the success
	 * @param reader reads the success
	 * @param <T> the result
	 * @return the result, a failure for any other type, or {@code null} if the field is
	 * absent
	 */
	public static <T> @Nullable Result<T> union(JsonNode data, String field, String type,
			Function<JsonNode, Result<T>> reader) {
		JsonNode node = data.path(field);
		if (isAbsent(node)) {
			return null;
		}
		return type.equals(node.path("__typename").asString(null)) ? reader.apply(node)
				: new Result.Failure<>(ServerError.of(node));
	}

	/**
	 * Read a list.
	 * @param data the data
	 * @param field the name of the field
	 * @param reader reads an element
	 * @param <T> the type of the elements
	 * @return the elements, or {@code null} if the field is absent
	 */
	public static <T> @Nullable Result<List<T>> list(JsonNode data, String field, Function<JsonNode, T> reader) {
		JsonNode node = data.path(field);
		return isAbsent(node) ? null
				: new Result.Value<>(Required.array(node, field).valueStream().map(reader).toList());
	}

	private static boolean isAbsent(JsonNode node) {
		return node.isMissingNode() || node.isNull();
	}

}
