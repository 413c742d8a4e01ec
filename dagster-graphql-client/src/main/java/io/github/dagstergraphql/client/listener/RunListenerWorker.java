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

package io.github.dagstergraphql.client.listener;

import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.run.RunChange;
import io.github.dagstergraphql.client.run.RunChangePosition;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.task.AsyncTaskExecutor;

/**
 * Receives and delivers changes while it is active, in a thread of its own. It is created
 * inactive, may become active and inactive several times, and ends when it is stopped.
 */
final class RunListenerWorker implements Runnable {

	private static final Log logger = LogFactory.getLog(RunListenerWorker.class);

	private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

	private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

	private final RunListenerEndpoint endpoint;

	private final RunListenerDelivery delivery;

	private final PositionStore positions;

	private final AsyncTaskExecutor executor;

	private final CompletableFuture<Void> ended = new CompletableFuture<>();

	private final Object monitor = new Object();

	private boolean active;

	private boolean stopped;

	private @Nullable Stream<RunChange> changes;

	RunListenerWorker(RunListenerEndpoint endpoint, RunListenerDelivery delivery, PositionStore positions,
			AsyncTaskExecutor executor) {
		this.endpoint = endpoint;
		this.delivery = delivery;
		this.positions = positions;
		this.executor = executor;
	}

	/**
	 * Begin or end to receive changes. Does not wait for deliveries in progress.
	 * @param active whether to receive changes
	 */
	void setActive(boolean active) {
		synchronized (this.monitor) {
			this.active = active;
			signal();
		}
	}

	/**
	 * Return whether changes are received.
	 * @return whether the worker is active and has not been stopped
	 */
	boolean isActive() {
		synchronized (this.monitor) {
			return this.active && !this.stopped;
		}
	}

	/**
	 * End to receive changes permanently.
	 */
	void stop() {
		synchronized (this.monitor) {
			this.stopped = true;
			signal();
		}
	}

	private void signal() {
		Stream<RunChange> current = this.changes;
		if (current != null && (this.stopped || !this.active)) {
			current.close();
		}
		this.monitor.notifyAll();
	}

	/**
	 * Return what completes when the worker has been stopped and all its deliveries have
	 * ended.
	 * @return completes normally
	 */
	CompletableFuture<Void> ended() {
		return this.ended;
	}

	@Override
	public void run() {
		try {
			Duration pause = FIRST_PAUSE;
			while (awaitActive()) {
				try {
					if (isMocked()) {
						return;
					}
					receive();
					pause = FIRST_PAUSE;
				}
				catch (Exception ex) {
					logger.warn("The run listener \"%s\" cannot receive changes and tries again in %d seconds"
						.formatted(this.endpoint.id(), pause.toSeconds()), ex);
				}
				pause(pause);
				pause = (pause.compareTo(LONGEST_PAUSE) < 0) ? pause.multipliedBy(2) : LONGEST_PAUSE;
			}
		}
		finally {
			this.ended.complete(null);
		}
	}

	// null for a mock that replaces the client in a test
	private boolean isMocked() {
		return this.endpoint.client().runs() == null;
	}

	private void receive() {
		DagsterGraphQlClient client = this.endpoint.client();
		RunChangePosition position = this.positions.load();
		if (position == null) {
			position = client.runs().changePosition();
			this.positions.save(position);
		}
		RunListenerDeliveries deliveries = new RunListenerDeliveries(this.delivery, client,
				new ProcessedChanges(this.endpoint.id(), this.positions), this::pause, this.executor,
				this.endpoint.concurrency());
		try (Stream<RunChange> stream = this.endpoint.runs().changes(position)) {
			open(stream);
			Iterator<RunChange> iterator = stream.iterator();
			while (isActive() && iterator.hasNext()) {
				RunChange change = iterator.next();
				if (!this.endpoint.accepts(change.run())) {
					deliveries.skip(change);
				}
				else if (isActive()) {
					deliveries.start(change);
				}
			}
		}
		finally {
			open(null);
			deliveries.awaitEnd();
		}
	}

	private void open(@Nullable Stream<RunChange> stream) {
		synchronized (this.monitor) {
			this.changes = stream;
			signal();
		}
	}

	private boolean awaitActive() {
		synchronized (this.monitor) {
			while (!this.active && !this.stopped) {
				await(0);
			}
			return !this.stopped;
		}
	}

	/**
	 * Wait while the worker is active.
	 * @param duration the duration
	 * @return whether it is still active
	 */
	private boolean pause(Duration duration) {
		long end = System.nanoTime() + duration.toNanos();
		synchronized (this.monitor) {
			long remaining = duration.toNanos();
			while (isActive() && remaining > 0) {
				await(Math.max(1, TimeUnit.NANOSECONDS.toMillis(remaining)));
				remaining = end - System.nanoTime();
			}
			return isActive();
		}
	}

	private void await(long millis) {
		try {
			this.monitor.wait(millis);
		}
		catch (InterruptedException ex) {
			// the executor is shutting down
			this.stopped = true;
			Thread.currentThread().interrupt();
		}
	}

}
