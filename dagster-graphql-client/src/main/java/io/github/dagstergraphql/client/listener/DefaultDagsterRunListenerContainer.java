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

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.task.AsyncTaskExecutor;

/**
 * Container with one {@link RunListenerWorker} for each time that it is started.
 */
final class DefaultDagsterRunListenerContainer implements DagsterRunListenerContainer {

	private static final Log logger = LogFactory.getLog(DefaultDagsterRunListenerContainer.class);

	private static final long STOP_TIMEOUT_SECONDS = 30;

	private final RunListenerEndpoint endpoint;

	private final RunListenerDelivery delivery;

	private final PositionStore positions;

	private final AsyncTaskExecutor executor;

	private final Function<RunListenerWorker, Runnable> activation;

	private @Nullable RunListenerWorker worker;

	private @Nullable CompletableFuture<Void> ended;

	/**
	 * Create a container.
	 * @param endpoint the listener
	 * @param delivery delivers the changes
	 * @param positions the position
	 * @param executor the executor of the worker and of the deliveries
	 * @param activation makes a worker active, at once or when this instance of the
	 * application is elected, and returns what to do after the worker has ended
	 */
	DefaultDagsterRunListenerContainer(RunListenerEndpoint endpoint, RunListenerDelivery delivery,
			PositionStore positions, AsyncTaskExecutor executor, Function<RunListenerWorker, Runnable> activation) {
		this.endpoint = endpoint;
		this.delivery = delivery;
		this.positions = positions;
		this.executor = executor;
		this.activation = activation;
	}

	boolean isAutoStartup() {
		return this.endpoint.autoStartup();
	}

	@Override
	public String getId() {
		return this.endpoint.id();
	}

	@Override
	public synchronized boolean isRunning() {
		return this.worker != null;
	}

	@Override
	public synchronized boolean isActive() {
		return this.worker != null && this.worker.isActive();
	}

	@Override
	public synchronized void start() {
		if (this.worker != null) {
			return;
		}
		RunListenerWorker started = new RunListenerWorker(this.endpoint, this.delivery, this.positions, this.executor);
		this.worker = started;
		CompletableFuture<Void> previous = this.ended;
		if (previous == null) {
			start(started);
		}
		else {
			previous.thenRun(() -> start(started));
		}
	}

	private void start(RunListenerWorker started) {
		Runnable release = this.activation.apply(started);
		started.ended().thenRun(release);
		this.executor.execute(started);
	}

	@Override
	public void stop() {
		CompletableFuture<Void> stopped = end();
		try {
			stopped.get(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (Exception ex) {
			logger.warn("The run listener \"%s\" is still processing a change after %d seconds"
				.formatted(this.endpoint.id(), STOP_TIMEOUT_SECONDS));
		}
	}

	@Override
	public void stop(Runnable callback) {
		end().thenRun(callback);
	}

	private synchronized CompletableFuture<Void> end() {
		RunListenerWorker current = this.worker;
		if (current != null) {
			this.worker = null;
			current.stop();
			this.ended = current.ended();
		}
		return (this.ended != null) ? this.ended : CompletableFuture.completedFuture(null);
	}

}
