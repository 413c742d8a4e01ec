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
 * A wait that a {@link Watcher} serves. The watcher guards it: it need not be
 * thread-safe.
 */
public interface Watched {

	/**
	 * Return what is waited for now.
	 * @return its id
	 */
	String id();

	/**
	 * Return when the next poll is due.
	 * @return the time
	 */
	long due();

	/**
	 * Plan the next poll after one that failed.
	 * @param now the time
	 * @param pause how long to wait until then
	 */
	void planAfterOutage(long now, long pause);

	/**
	 * End the wait with a failure. The watcher does not serve it any more.
	 * @param failure the failure
	 */
	void fail(Throwable failure);

	/**
	 * End the wait early. The watcher does not serve it any more.
	 * @param why why, for the message
	 */
	void close(String why);

}
