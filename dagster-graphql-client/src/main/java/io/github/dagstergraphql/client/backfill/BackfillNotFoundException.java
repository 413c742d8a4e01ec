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

package io.github.dagstergraphql.client.backfill;

import io.github.dagstergraphql.client.error.DagsterServerException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when no backfill with the given id exists ({@code BackfillNotFoundError}).
 *
 * @since 0.1.0
 */
public final class BackfillNotFoundException extends DagsterServerException {

	/**
	 * Create a new exception.
	 * @param errorType the GraphQL type reported by the server
	 * @param message the problem; safe to log
	 * @param serverMessage the server message, or {@code null}
	 */
	public BackfillNotFoundException(String errorType, String message, @Nullable String serverMessage) {
		super(errorType, message, serverMessage, false);
	}

}
