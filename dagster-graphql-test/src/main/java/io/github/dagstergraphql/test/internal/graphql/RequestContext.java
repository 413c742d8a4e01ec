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

import java.util.Objects;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Context of a request: the client that has sent it, and whether an unexpected error was
 * raised. Such an error sets the HTTP status to 500 although the result may be complete.
 */
final class RequestContext {

	private final @Nullable String clientName;

	private volatile boolean serverError;

	RequestContext(@Nullable String clientName) {
		this.clientName = clientName;
	}

	static RequestContext of(DataFetchingEnvironment environment) {
		return Objects.requireNonNull(environment.getGraphQlContext().get(RequestContext.class));
	}

	@Nullable String clientName() {
		return this.clientName;
	}

	void serverError() {
		this.serverError = true;
	}

	boolean isServerError() {
		return this.serverError;
	}

}
