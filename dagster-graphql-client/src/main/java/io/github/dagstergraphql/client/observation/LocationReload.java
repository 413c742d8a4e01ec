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
 * A code location that was reloaded, or was to be.
 *
 * @param clientName what the client is called
 * @param locationName the code location; {@code null} unless the server confirmed that
 * there is one of that name
 * @param status what came of it
 * @since 0.1.0
 */
public record LocationReload(String clientName, @Nullable String locationName, Status status) {

	/**
	 * What came of a reload.
	 *
	 * @since 0.1.0
	 */
	public enum Status {

		/** It was reloaded. */
		SUCCESS,

		/** The server answered that it could not, or that the code does not load. */
		FAILURE,

		/**
		 * There is no such answer: the server could not be asked, did not permit it, or
		 * the caller did not wait for it.
		 */
		ERROR

	}

}
