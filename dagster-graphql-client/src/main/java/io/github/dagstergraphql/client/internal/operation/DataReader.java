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

import java.util.function.Function;

import io.github.dagstergraphql.client.internal.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/**
 * Reader for the {@code data} of a response, directly from the parser.
 *
 * @param <T> the result
 */
@FunctionalInterface
public interface DataReader<T> {

	/**
	 * Load resources of the reader. May block.
	 */
	default void prepare() {
	}

	/**
	 * Read the object at whose beginning the parser is positioned.
	 * @param parser the parser
	 * @return the result, or {@code null} if the response has none
	 */
	@Nullable Result<T> read(JsonParser parser);

	/**
	 * Create a reader for fields whose types are no unions.
	 * @param type a record with the fields of the roots of the operation
	 * @param <T> the type of the record
	 * @return the reader
	 */
	static <T> DataReader<T> record(Class<T> type) {
		return new RecordReader<>(type);
	}

	/**
	 * Create a reader for a tree, for data that is rarely read or whose type only the
	 * caller knows.
	 * @param function converts the tree to the result
	 * @param <T> the result
	 * @return the reader
	 */
	static <T> DataReader<T> tree(Function<JsonNode, @Nullable Result<T>> function) {
		ObjectReader reader = Json.readerFor(JsonNode.class);
		return (parser) -> function.apply(reader.readTree(parser));
	}

	/**
	 * Reader that maps the result of another reader.
	 *
	 * @param source the other reader
	 * @param function the mapping
	 * @param <S> the result of the other reader
	 * @param <T> the result
	 */
	record Mapped<S, T>(DataReader<S> source, Function<S, T> function) implements DataReader<T> {

		@Override
		public void prepare() {
			this.source.prepare();
		}

		@Override
		public @Nullable Result<T> read(JsonParser parser) {
			Result<S> result = this.source.read(parser);
			return (result != null) ? result.map(this.function) : null;
		}

	}

}
