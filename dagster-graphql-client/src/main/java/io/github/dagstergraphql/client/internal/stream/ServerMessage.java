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

package io.github.dagstergraphql.client.internal.stream;

import io.github.dagstergraphql.client.internal.operation.Response;
import org.jspecify.annotations.Nullable;

/**
 * Message from the server.
 *
 * @param type the type of the message
 * @param response the response of {@link Type#DATA} and {@link Type#ERROR}
 * @param <T> the type of the results
 */
record ServerMessage<T>(Type type, @Nullable Response<T> response) {

	/**
	 * Return the type, as the response may contain anything.
	 */
	@Override
	public String toString() {
		return this.type.toString();
	}

	/**
	 * Types of messages.
	 */
	enum Type {

		/** The connection is acknowledged. */
		ACK,

		/** The connection is rejected. */
		REJECTED,

		/** A result of the subscription. */
		DATA,

		/** The subscription is rejected. */
		ERROR,

		/** The subscription has ended. */
		COMPLETE,

		/** Any other message, or a message about another subscription. */
		OTHER

	}

}
