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

import io.github.dagstergraphql.client.internal.json.Json;
import io.github.dagstergraphql.client.internal.shape.Required;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.ObjectReader;

import org.springframework.util.function.SingletonSupplier;

/**
 * Reader for fields whose types are no unions, so that the server cannot return an error
 * in their place.
 *
 * @param <T> the record of the fields
 */
final class RecordReader<T> implements DataReader<T> {

	private final SingletonSupplier<ObjectReader> reader;

	RecordReader(Class<T> type) {
		this.reader = SingletonSupplier.of(() -> Json.preparedReaderFor(type));
	}

	@Override
	public void prepare() {
		this.reader.obtain();
	}

	@Override
	public @Nullable Result<T> read(JsonParser parser) {
		T data = this.reader.obtain().readValue(parser);
		return new Result.Value<>(Required.field(data, "data"));
	}

}
