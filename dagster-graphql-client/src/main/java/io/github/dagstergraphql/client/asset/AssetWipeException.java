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

package io.github.dagstergraphql.client.asset;

import io.github.dagstergraphql.client.error.DagsterServerException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when Dagster has not wiped partitions of an asset because its storage does not
 * support it ({@code UnsupportedOperationError}), as that of open-source Dagster. Nothing
 * has been deleted.
 *
 * @since 0.1.0
 */
public final class AssetWipeException extends DagsterServerException {

	/**
	 * Create a new exception.
	 * @param errorType the GraphQL type reported by the server
	 * @param message the problem and how to solve it; safe to log
	 * @param serverMessage the server message, or {@code null}
	 */
	public AssetWipeException(String errorType, String message, @Nullable String serverMessage) {
		super(errorType, message, serverMessage, false);
	}

}
