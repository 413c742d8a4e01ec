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

package io.github.dagstergraphql.client.declared;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if the interface of a declared client has mistakes, or if the server does not
 * accept the launches that it declares.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public final class InvalidDagsterClientException extends IllegalStateException {

	private final transient Class<?> clientType;

	private final transient List<String> problems;

	InvalidDagsterClientException(Class<?> clientType, List<String> problems, @Nullable Throwable cause) {
		super("Invalid Dagster client %s:%n- %s".formatted(clientType.getName(),
				String.join("%n- ".formatted(), problems)), cause);
		this.clientType = clientType;
		this.problems = List.copyOf(problems);
	}

	/**
	 * Return the interface.
	 * @return the interface
	 */
	public Class<?> getClientType() {
		return this.clientType;
	}

	/**
	 * Return all mistakes.
	 * @return the mistakes, each with its method and parameter, and how to correct it; at
	 * least one
	 */
	public List<String> getProblems() {
		return this.problems;
	}

}
