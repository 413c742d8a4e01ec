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

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Operation with its variables.
 *
 * @param operation the operation
 * @param variables its variables
 * @param confidential the part of the variables that no message may quote: any object
 * that Jackson can write, or a supplier of one; {@code null} for nothing
 * @param idempotencyKey the key by which Dagster+ recognizes a repeated attempt, or
 * {@code null}; open-source Dagster ignores it
 * @param <T> the result
 */
public record Request<T>(Operation<T> operation, Map<String, ?> variables, @Nullable Object confidential,
		@Nullable String idempotencyKey) {

	/**
	 * Create a request.
	 * @param operation the operation
	 * @param variables its variables, none of them confidential
	 * @param <T> the result
	 * @return the request
	 */
	public static <T> Request<T> of(Operation<T> operation, Map<String, ?> variables) {
		return new Request<>(operation, variables, null, null);
	}

	/**
	 * Return the same request for servers that do not have some of the younger fields.
	 * @param missing the fields and types that the server does not have
	 * @return the request
	 */
	public Request<T> without(Set<String> missing) {
		return new Request<>(this.operation.without(missing), this.variables, this.confidential, this.idempotencyKey);
	}

	/**
	 * Return the operation, without its variables.
	 */
	@Override
	public String toString() {
		return this.operation.toString();
	}

}
