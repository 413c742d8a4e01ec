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

import java.util.function.Function;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.integration.leader.AbstractCandidate;
import org.springframework.integration.leader.Context;
import org.springframework.integration.leader.event.LeaderEventPublisher;
import org.springframework.integration.support.leader.LockRegistryLeaderInitiator;
import org.springframework.integration.support.locks.LockRegistry;

/**
 * Makes a worker active while this instance of the application holds a lock of Spring
 * Integration.
 */
final class LockRegistryElection implements Function<RunListenerWorker, Runnable> {

	private static final Log logger = LogFactory.getLog(LockRegistryElection.class);

	private final LockRegistry<?> locks;

	private final String id;

	private final String lockKey;

	LockRegistryElection(LockRegistry<?> locks, String id, String lockKey) {
		this.locks = locks;
		this.id = id;
		this.lockKey = lockKey;
	}

	@Override
	public Runnable apply(RunListenerWorker worker) {
		LockRegistryLeaderInitiator initiator = new LockRegistryLeaderInitiator(this.locks, new Candidate(worker));
		initiator.setTaskExecutor(new SimpleAsyncTaskExecutor("dagster-run-listener-election-"));
		initiator.setLeaderEventPublisher(new NoEvents());
		initiator.start();
		return initiator::stop;
	}

	private final class Candidate extends AbstractCandidate {

		private final RunListenerWorker worker;

		private Candidate(RunListenerWorker worker) {
			super(null, LockRegistryElection.this.lockKey);
			this.worker = worker;
		}

		@Override
		public void onGranted(Context context) {
			logger.info("The run listener \"%s\" receives changes in this instance of the application"
				.formatted(LockRegistryElection.this.id));
			this.worker.setActive(true);
		}

		@Override
		public void onRevoked(Context context) {
			logger.info("The run listener \"%s\" no longer receives changes in this instance of the application"
				.formatted(LockRegistryElection.this.id));
			this.worker.setActive(false);
		}

	}

	/** Other listeners for such events expect those of the application. */
	private static final class NoEvents implements LeaderEventPublisher {

		@Override
		public void publishOnGranted(Object source, Context context, String role) {
		}

		@Override
		public void publishOnRevoked(Object source, Context context, String role) {
		}

		@Override
		public void publishOnFailedToAcquire(Object source, Context context, String role) {
		}

	}

}
