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

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.github.dagstergraphql.client.internal.time.Timing;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/**
 * Timer that ends the calls of a client at their deadlines. Only the earliest deadline is
 * scheduled, because a timer for each call would wake up a thread for each call.
 */
public final class DeadlineTimer {

	private final Timing timing;

	private final Set<Timed> calls = ConcurrentHashMap.newKeySet();

	private final AtomicReference<@Nullable Alarm> alarm = new AtomicReference<>();

	DeadlineTimer(Timing timing) {
		this.timing = timing;
	}

	void add(Timed call) {
		this.calls.add(call);
		schedule(call.deadline());
	}

	void remove(Timed call) {
		this.calls.remove(call);
	}

	private void schedule(Deadline deadline) {
		Scheduler scheduler = this.timing.scheduler();
		Alarm current = this.alarm.get();
		while (current == null || deadline.isBefore(current.deadline) || current.scheduler != scheduler) {
			Alarm earlier = new Alarm(deadline, scheduler);
			if (this.alarm.compareAndSet(current, earlier)) {
				if (current != null) {
					current.task.dispose();
				}
				earlier.start();
				return;
			}
			current = this.alarm.get();
		}
	}

	private void ring(Alarm ringing) {
		if (!this.alarm.compareAndSet(ringing, null)) {
			return;
		}
		Deadline next = null;
		for (Timed call : this.calls) {
			Deadline deadline = call.deadline();
			if (!ringing.deadline.isBefore(deadline) || deadline.hasPassed()) {
				this.calls.remove(call);
				// each call separately, since the callbacks of an application may take
				// long
				ringing.scheduler.schedule(call::expire);
			}
			else if (next == null || deadline.isBefore(next)) {
				next = deadline;
			}
		}
		if (next != null) {
			schedule(next);
		}
	}

	/**
	 * Call with a deadline.
	 */
	interface Timed {

		Deadline deadline();

		/**
		 * End the call. Has no effect if it has already ended.
		 */
		void expire();

	}

	/**
	 * The earliest deadline.
	 */
	private final class Alarm {

		private final Deadline deadline;

		private final Scheduler scheduler;

		private final Disposable.Swap task = Disposables.swap();

		Alarm(Deadline deadline, Scheduler scheduler) {
			this.deadline = deadline;
			this.scheduler = scheduler;
		}

		void start() {
			this.task.update(this.scheduler.schedule(() -> ring(this), this.deadline.remaining().toNanos(),
					TimeUnit.NANOSECONDS));
		}

	}

}
