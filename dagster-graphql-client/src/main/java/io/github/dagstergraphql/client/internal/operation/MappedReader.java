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

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * Reader that maps the result of another reader.
 *
 * @param <S> the result of the other reader
 * @param <T> the result
 */
final class MappedReader<S, T> implements DataReader<T> {

	private final DataReader<S> source;

	private final Function<S, T> function;

	MappedReader(DataReader<S> source, Function<S, T> function) {
		this.source = source;
		this.function = function;
	}

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
