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

package io.github.dagstergraphql.client.internal.run.event;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Source of the events of a run for one reader. Sources differ in how they learn of new
 * events, but share the cursors of the server, so that a reader can change from one to
 * another after each page.
 */
public interface EventSource extends AutoCloseable {

	/**
	 * Request the events after a cursor.
	 * @param cursor the cursor of the previous page, or {@code null} for the beginning of
	 * the log
	 * @param patience how long to wait for events, in nanoseconds, if there are none yet
	 * @return the events, empty if there are none; a failure of the server, after which
	 * the reader requests the same page again
	 */
	Mono<EventPage> next(@Nullable String cursor, long patience);

	/**
	 * Release resources, such as a connection.
	 */
	@Override
	default void close() {
	}

}
