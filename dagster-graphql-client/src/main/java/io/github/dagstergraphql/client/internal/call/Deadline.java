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
import java.util.function.Supplier;

import io.github.dagstergraphql.client.error.DagsterTimeoutException;
import io.github.dagstergraphql.client.internal.call.Timeouts.Timeout;
import io.github.dagstergraphql.client.internal.time.Timing;
import reactor.core.publisher.Mono;

/**
 * When a call has to be over, however many requests, attempts and pauses it takes.
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
	 * Let the time of a call run from now on.
	 * @param timeout how long it may take
	 * @param timing the time
	 * @return when it has to be over
	 */
	public static Deadline of(Timeout timeout, Timing timing) {
		return new Deadline(timeout, timing, timing.now() + timeout.duration().toNanos(), false);
	}

	/**
	 * Return the same deadline for requests that are worth any number of attempts once
	 * the server has been reached.
	 * @return the deadline
	 */
	public Deadline persistently() {
		return new Deadline(this.timeout, this.timing, this.end, true);
	}

	/**
	 * Return the same deadline, or an earlier one.
	 * @param shorter how long a part of the call may take
	 * @return whichever ends first
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
	 * Return how much time is left.
	 * @return the time, not negative
	 */
	public Duration remaining() {
		return this.timing.until(this.end);
	}

	/**
	 * Return whether there is time left after a pause.
	 * @param pause the pause
	 * @return {@code false} if the pause would be a waste of time
	 */
	public boolean allows(Duration pause) {
		return pause.compareTo(remaining()) < 0;
	}

	/**
	 * Give up what sends requests with deadlines of their own, and nothing of its own
	 * that may change something.
	 * @param requests what to give up
	 * @param what what it does, for the message
	 * @param <T> what it answers
	 * @return the same, within the deadline
	 */
	public <T> Mono<T> limit(Mono<T> requests, String what) {
		return limit(requests,
				() -> new DagsterTimeoutException("%s took longer than the %s".formatted(what, this.timeout), false,
						null));
	}

	/**
	 * Give up what is not over in time.
	 * @param requests what to give up
	 * @param failure creates the failure of what was given up
	 * @param <T> the type of the result
	 * @return the same, within the deadline
	 */
	public <T> Mono<T> limit(Mono<T> requests, Supplier<? extends Throwable> failure) {
		return this.timing.limit(requests, remaining(), Mono.error(failure));
	}

}
