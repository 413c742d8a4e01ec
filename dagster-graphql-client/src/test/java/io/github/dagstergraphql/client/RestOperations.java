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

package io.github.dagstergraphql.client;

import java.util.Map;
import java.util.stream.Collectors;

import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.OperationCatalog;
import org.jspecify.annotations.Nullable;

/**
 * The operations that are no GraphQL operations, by their paths.
 */
public final class RestOperations {

	private static final Map<String, String> NAMES = OperationCatalog.find()
		.values()
		.stream()
		.filter((operation) -> operation.path() != null)
		.collect(Collectors.toMap(Operation::path, Operation::name));

	private RestOperations() {
	}

	/**
	 * Return the operation that a request is for.
	 * @param path the path of the request
	 * @return the name, or {@code null} if it is a GraphQL request
	 */
	public static @Nullable String at(String path) {
		return NAMES.entrySet()
			.stream()
			.filter((entry) -> path.endsWith(entry.getKey()))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(null);
	}

}
