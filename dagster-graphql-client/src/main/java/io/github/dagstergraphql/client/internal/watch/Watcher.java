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

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.internal.call.Background;
import io.github.dagstergraphql.client.internal.failure.FailureKinds;
import io.github.dagstergraphql.client.internal.time.Timing;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * Watcher that serves many waits with common polls and tolerates outages of the server.
 * It is idle while there is no wait.
 *
 * @param <W> the type of the waits
 */
public final class Watcher<W extends Watched> {

	private static final Log logger = LogFactory.getLog(Watcher.class);

	/** Maximum time after which a new wait is polled for the first time. */
	private static final long LONGEST_DELAY = Duration.ofMillis(50).toNanos();

	private final String subject;

	private final Function<Map<String, List<W>>, Mono<Void>> poll;

	private final PollInterval interval;

	private final Timing timing;

	private final Set<W> waits = new LinkedHashSet<>();

	private @Nullable Disposable timer;

	private long timerDue;

	private boolean polling;

	/** Reason why no more waits are accepted, or {@code null} if they are. */
	private @Nullable String ended;

	private long pollBegan;

	private final FailuresInARow failures;

	private boolean outageLogged;

	private @Nullable Throwable lastFailure;

	/**
	 * Create a new watcher.
	 * @param subject the awaited objects, in the plural
	 * @param poll polls for waits that are due, by the awaited id, and ends or
	 * reschedules each of them
	 * @param interval the interval between polls
	 * @param timing the time source
	 */
	public Watcher(String subject, Function<Map<String, List<W>>, Mono<Void>> poll, PollInterval interval,
			Timing timing) {
		this.subject = subject;
		this.poll = poll;
		this.interval = interval;
		this.failures = new FailuresInARow(interval);
		this.timing = timing;
	}

	/**
	 * Start to serve a wait.
	 * @param wait the wait; closed at once if all waits have been ended
	 */
	public void add(W wait) {
		String refusal;
		synchronized (this) {
			refusal = this.ended;
			if (refusal == null) {
				this.waits.add(wait);
				setTimer();
			}
		}
		if (refusal != null) {
			wait.close(refusal);
		}
	}

	/**
	 * Stop serving a wait.
	 * @param wait the wait
	 * @return {@code false} if it was not being served
	 */
	public synchronized boolean remove(W wait) {
		if (!this.waits.remove(wait)) {
			return false;
		}
		if (this.waits.isEmpty()) {
			cancelTimer();
		}
		return true;
	}

	/**
	 * End a wait, unless it has already ended. The lock is not held during the callback,
	 * since callers may run arbitrary code when their wait ends.
	 * @param wait the wait
	 * @param signal ends it
	 */
	public void end(W wait, Consumer<W> signal) {
		if (remove(wait)) {
			signal.accept(wait);
		}
	}

	/**
	 * Close all waits, including those that are added later.
	 * @param why the reason, for the message
	 */
	public void end(String why) {
		List<W> left;
		synchronized (this) {
			if (this.ended == null) {
				this.ended = why;
			}
			left = List.copyOf(this.waits);
			this.waits.clear();
			cancelTimer();
		}
		left.forEach((wait) -> wait.close(why));
	}

	/**
	 * Change waits exclusively.
	 * @param action receives the waits that are being served
	 */
	public synchronized void update(Consumer<Set<W>> action) {
		action.accept(Collections.unmodifiableSet(this.waits));
	}

	/**
	 * Change waits exclusively, and poll for those that have become urgent.
	 * @param action receives the waits that are being served
	 */
	public synchronized void hurry(Consumer<Set<W>> action) {
		update(action);
		setTimer();
	}

	/**
	 * Read or change waits exclusively.
	 * @param action receives the waits that are being served
	 * @param <R> the type of the result
	 * @return the result of the action
	 */
	public synchronized <R extends @Nullable Object> R guarded(Function<Set<W>, R> action) {
		return action.apply(Collections.unmodifiableSet(this.waits));
	}

	/**
	 * Return the state of the contact with the server.
	 * @return the state
	 */
	public synchronized Contact contact() {
		return new Contact(this.lastFailure,
				this.polling ? Duration.ofNanos(this.timing.now() - this.pollBegan) : Duration.ZERO);
	}

	private void cancelTimer() {
		if (this.timer != null) {
			this.timer.dispose();
			this.timer = null;
		}
	}

	// Waits that begin within a moment are served together, unless they are urgent.
	private void setTimer() {
		if (this.polling || this.ended != null || this.waits.isEmpty()) {
			return;
		}
		long now = this.timing.now();
		long soonest = now + Math.min(LONGEST_DELAY, this.interval.shortest().toNanos() / 10);
		long next = this.waits.stream()
			.mapToLong((wait) -> later(wait.due(), wait.isUrgent() ? now : soonest))
			.reduce((a, b) -> (a - b < 0) ? a : b)
			.orElse(soonest);
		if (this.timer != null) {
			if (this.timerDue - next <= 0) {
				return;
			}
			this.timer.dispose();
		}
		this.timerDue = next;
		this.timer = this.timing.later(this::poll, next - now);
	}

	private static long later(long one, long other) {
		return (one - other < 0) ? other : one;
	}

	private void poll() {
		Map<String, List<W>> due = new LinkedHashMap<>();
		synchronized (this) {
			this.timer = null;
			if (this.ended != null || this.polling) {
				return;
			}
			// waits that are almost due need no poll of their own
			long limit = this.timing.now() + this.interval.shortest().toNanos() / 2;
			this.waits.stream()
				.filter((wait) -> wait.due() - limit <= 0)
				.forEach((wait) -> due.computeIfAbsent(wait.id(), (id) -> new ArrayList<>()).add(wait));
			this.polling = !due.isEmpty();
			this.pollBegan = this.timing.now();
			if (!this.polling) {
				setTimer();
				return;
			}
		}
		Background.of(Mono.defer(() -> this.poll.apply(due)))
			.doOnSuccess((done) -> answered(due.values()))
			.onErrorResume((ex) -> Mono.fromRunnable(() -> failed(ex, due.values())))
			.doFinally((signal) -> {
				synchronized (this) {
					this.polling = false;
					setTimer();
				}
			})
			.subscribe((done) -> {
			}, (ex) -> logger.error("Polling awaited %s failed unexpectedly".formatted(this.subject), ex));
	}

	private synchronized void answered(Collection<List<W>> due) {
		polled(due, true);
		if (this.outageLogged) {
			this.outageLogged = false;
			logger.info("Polling awaited %s succeeds again".formatted(this.subject));
		}
		this.failures.reset();
		this.lastFailure = null;
	}

	private void failed(Throwable failure, Collection<List<W>> due) {
		List<W> lost = new ArrayList<>();
		synchronized (this) {
			polled(due, false);
			this.failures.add();
			this.lastFailure = failure;
			boolean stays = failure instanceof UnsupportedServerVersionException
					|| (!FailureKinds.mayPass(failure) && this.failures.arePersistent());
			// waits that have timed out in the meantime have already failed
			if (!this.outageLogged && !stays && !this.waits.isEmpty()) {
				this.outageLogged = true;
				logger.warn("Polling %d awaited %s failed and will be retried: %s".formatted(this.waits.size(),
						this.subject, failure.getMessage()));
			}
			long now = this.timing.now();
			long pause = this.failures.pause();
			for (List<W> waiting : due) {
				waiting.forEach((wait) -> wait.planAfterOutage(now, pause));
			}
			if (stays) {
				due.forEach(lost::addAll);
			}
		}
		lost.forEach((wait) -> end(wait, (gone) -> gone.fail(failure)));
	}

	private void polled(Collection<List<W>> due, boolean answered) {
		due.iterator().next().get(0).polled(answered);
	}

	/**
	 * State of the contact with the server.
	 *
	 * @param failure the failure of recent polls, or {@code null}
	 * @param unanswered the time that a poll has been without a response
	 */
	public record Contact(@Nullable Throwable failure, Duration unanswered) {

	}

}
