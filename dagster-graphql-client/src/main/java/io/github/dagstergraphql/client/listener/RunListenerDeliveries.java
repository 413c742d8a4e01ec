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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.run.RunChange;

/**
 * Deliveries of the changes of one stream, as many at the same time as the listener
 * permits, and in order for each run.
 */
final class RunListenerDeliveries {

	private final RunListenerDelivery delivery;

	private final DagsterGraphQlClient client;

	private final ProcessedChanges processed;

	private final Predicate<Duration> pause;

	private final Executor executor;

	private final int concurrency;

	private final Semaphore permits;

	/** Last delivery of each run. */
	private final Map<String, CompletableFuture<Void>> last = new ConcurrentHashMap<>();

	RunListenerDeliveries(RunListenerDelivery delivery, DagsterGraphQlClient client, ProcessedChanges processed,
			Predicate<Duration> pause, Executor executor, int concurrency) {
		this.delivery = delivery;
		this.client = client;
		this.processed = processed;
		this.pause = pause;
		this.executor = executor;
		this.concurrency = concurrency;
		this.permits = new Semaphore(concurrency);
	}

	/**
	 * Start the delivery of a change, and wait before if there are as many as the
	 * listener permits.
	 * @param change the change
	 */
	void start(RunChange change) {
		this.permits.acquireUninterruptibly();
		ProcessedChanges.Entry entry = this.processed.add(change.position());
		CompletableFuture<Void> ended = new CompletableFuture<>();
		CompletableFuture<Void> previous = this.last.put(change.run().id(), ended);
		Runnable task = () -> {
			try {
				if (this.delivery.deliver(change, this.client, this.pause)) {
					entry.processed();
				}
			}
			finally {
				end(change, ended);
			}
		};
		if (previous == null) {
			execute(task);
		}
		else {
			previous.thenRun(() -> execute(task));
		}
	}

	// a full executor must not lose a change
	private void execute(Runnable task) {
		try {
			this.executor.execute(task);
		}
		catch (RejectedExecutionException ex) {
			task.run();
		}
	}

	private void end(RunChange change, CompletableFuture<Void> ended) {
		this.last.remove(change.run().id(), ended);
		ended.complete(null);
		this.permits.release();
	}

	/**
	 * Skip a change that the listener does not accept.
	 * @param change the change
	 */
	void skip(RunChange change) {
		this.processed.add(change.position()).processed();
	}

	/**
	 * Wait until all deliveries have ended.
	 */
	void awaitEnd() {
		this.permits.acquireUninterruptibly(this.concurrency);
	}

}
