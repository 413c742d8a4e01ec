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

package io.github.dagstergraphql.client.internal.call;

import java.time.Duration;

import io.github.dagstergraphql.client.error.DagsterTimeoutException;
import io.github.dagstergraphql.client.internal.call.Timeouts.Timeout;
import io.github.dagstergraphql.client.internal.time.Timing;
import reactor.core.publisher.Mono;

/**
 * Deadline of a call, including all of its requests, attempts and pauses.
 */
public final class Deadline {

	private final Timeout timeout;

	private final Timing timing;

	private final long end;

	private final boolean persistent;

	private Deadline(Timeout timeout, Timing timing, long end, boolean persistent) {
		this.timeout = timeout;
		this.timing = timing;
		this.end = end;
		this.persistent = persistent;
	}

	/**
	 * Create a deadline that starts now.
	 * @param timeout the timeout
	 * @param timing the time source
	 * @return the deadline
	 */
	public static Deadline of(Timeout timeout, Timing timing) {
		return new Deadline(timeout, timing, timing.now() + timeout.duration().toNanos(), false);
	}

	/**
	 * Return the same deadline without a limit for the number of attempts once the server
	 * has been reached.
	 * @return the deadline
	 */
	public Deadline persistently() {
		return new Deadline(this.timeout, this.timing, this.end, true);
	}

	/**
	 * Return the earlier of this deadline and one that starts now.
	 * @param shorter the timeout of a part of the call
	 * @return the earlier deadline
	 */
	public Deadline orSooner(Timeout shorter) {
		long sooner = this.timing.now() + shorter.duration().toNanos();
		return (sooner - this.end < 0) ? new Deadline(shorter, this.timing, sooner, this.persistent) : this;
	}

	boolean isPersistent() {
		return this.persistent;
	}

	public Timeout timeout() {
		return this.timeout;
	}

	/**
	 * Return the remaining time.
	 * @return the time, not negative
	 */
	public Duration remaining() {
		return this.timing.until(this.end);
	}

	boolean isBefore(Deadline other) {
		return this.end - other.end < 0;
	}

	boolean hasPassed() {
		return this.end - this.timing.now() <= 0;
	}

	/**
	 * Return whether there is time left after a pause.
	 * @param pause the pause
	 * @return {@code false} if the deadline passes during the pause
	 */
	public boolean allows(Duration pause) {
		return pause.compareTo(remaining()) < 0;
	}

	/**
	 * Limit an operation whose requests have their own deadlines, and that sends no
	 * mutation itself.
	 * @param requests the operation
	 * @param what a description of the operation, for the message
	 * @param <T> the result
	 * @return the operation, limited by the deadline
	 */
	public <T> Mono<T> limit(Mono<T> requests, String what) {
		return this.timing.limit(requests, remaining(),
				Mono.error(() -> new DagsterTimeoutException("%s took longer than the %s".formatted(what, this.timeout),
						false, null)));
	}

}
