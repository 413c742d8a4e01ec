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

/**
 * Reason why a subscription has failed.
 */
public enum Interruption {

	/** WebSocket connections are disabled. */
	DISABLED,

	/** The HTTP client cannot open WebSocket connections. */
	UNSUPPORTED,

	/** The maximum number of connections is in use. */
	LIMIT,

	/** The server, or a gateway in front of it, did not open the connection. */
	REFUSED,

	/** The server cannot be reached, or the connection broke. */
	BROKEN,

	/** The server did not respond, or has not sent anything for too long. */
	SILENT,

	/** The server sent something that is not a message of the protocol. */
	INVALID,

	/** The results were consumed too slowly. */
	OVERFLOW,

	/** The server reported an error in place of a result. */
	FAILED,

	/** The client has been closed. */
	CLOSED

}
