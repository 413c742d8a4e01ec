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

/**
 * Result of a root field: a value, or one of Dagster's typed errors.
 *
 * @param <T> the type of the value
 */
public sealed interface Result<T> {

	/**
	 * Map the value.
	 * @param function the function
	 * @param <R> the type of the result
	 * @return the same kind of result
	 */
	default <R> Result<R> map(Function<T, R> function) {
		if (this instanceof Value<T> value) {
			return new Value<>(function.apply(value.value()));
		}
		if (this instanceof Nothing<T> nothing) {
			return new Nothing<>(function.apply(nothing.value()));
		}
		return new Failure<>(((Failure<T>) this).error());
	}

	/**
	 * A value.
	 *
	 * @param value the value
	 * @param <T> its type
	 */
	record Value<T>(T value) implements Result<T> {

	}

	/**
	 * No value, which is valid unless there are also GraphQL errors.
	 *
	 * @param value the placeholder for no value
	 * @param <T> its type
	 */
	record Nothing<T>(T value) implements Result<T> {

	}

	/**
	 * One of Dagster's typed errors.
	 *
	 * @param error the error
	 * @param <T> the type of the value
	 */
	record Failure<T>(ServerError error) implements Result<T> {

	}

}
