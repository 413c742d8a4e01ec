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

package io.github.dagstergraphql.client.observation;

import org.jspecify.annotations.Nullable;

/**
 * Attempt to reload a code location.
 *
 * @param clientName the name of the client
 * @param locationName the code location, or {@code null} unless confirmed by the server
 * @param status the outcome of the reload
 * @since 0.1.0
 */
public record LocationReload(String clientName, @Nullable String locationName, Status status) {

	/**
	 * Outcome of a reload.
	 *
	 * @since 0.1.0
	 */
	public enum Status {

		/** The code location was reloaded. */
		SUCCESS,

		/** The server reported that the reload failed or that the code does not load. */
		FAILURE,

		/**
		 * The server reported neither: it could not be reached, denied the operation, or
		 * the caller canceled the request.
		 */
		ERROR

	}

}
