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

package io.github.dagstergraphql.client.internal.watch;

/**
 * Wait that a {@link Watcher} serves. The watcher synchronizes access: implementations
 * need not be thread-safe.
 */
public interface Watched {

	/**
	 * Return the id that is currently awaited.
	 * @return the id
	 */
	String id();

	/**
	 * Return the time at which the next poll is due.
	 * @return the time
	 */
	long due();

	/**
	 * Return whether the next poll must not be delayed in order to serve other waits with
	 * it.
	 * @return {@code true} if the awaited object has probably changed
	 */
	default boolean isUrgent() {
		return false;
	}

	/**
	 * Schedule the next poll after a failed one.
	 * @param now the current time
	 * @param pause the pause until the next poll
	 */
	void planAfterOutage(long now, long pause);

	/**
	 * Record a poll in an observation of the wait, if there is one. Each poll is recorded
	 * once, by one of the waits that it served.
	 * @param answered whether the server has responded
	 */
	default void polled(boolean answered) {
	}

	/**
	 * End the wait with a failure. The watcher no longer serves it.
	 * @param failure the failure
	 */
	void fail(Throwable failure);

	/**
	 * End the wait early. The watcher no longer serves it.
	 * @param why the reason, for the message
	 */
	void close(String why);

}
