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

package io.github.dagstergraphql.test;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

import io.github.dagstergraphql.test.internal.instance.DaemonState;
import io.github.dagstergraphql.test.internal.instance.Daemons;
import io.github.dagstergraphql.test.internal.run.Simulation;
import io.github.dagstergraphql.test.run.PythonException;

import org.springframework.util.Assert;

/**
 * A daemon of the {@link EmbeddedDagster}, as reported by the server. By default, every
 * daemon that an instance with run retries requires is healthy.
 *
 * <pre class="code">
 * dagster.daemon("QUEUED_RUN_COORDINATOR").withoutHeartbeat();
 * dagster.daemon("SENSOR").heartbeatErrors(PythonException.of("OperationalError", "database is locked"));
 * </pre>
 *
 * <p>
 * Runs remain in the queue while the {@code QUEUED_RUN_COORDINATOR} does not run
 * ({@link #withoutHeartbeat()}, {@link #lastHeartbeat(Instant)}), and proceed as soon as
 * it runs again ({@link #healthy()}). While the {@code EVENT_LOG_CONSUMER} does not run,
 * failed runs announce retries that are not created until it runs again. The state of the
 * other daemons is reported but has no effect on runs.
 *
 * @since 0.1.0
 */
public final class EmbeddedDaemon {

	private static final String RUN_QUEUE = "QUEUED_RUN_COORDINATOR";

	private static final Set<String> TYPES = new TreeSet<>(Set.of("ASSET", "BACKFILL", "EVENT_LOG_CONSUMER",
			"FRESHNESS_DAEMON", "MONITORING", RUN_QUEUE, "SCHEDULER", "SENSOR"));

	private final String type;

	private final Daemons daemons;

	private final Simulation simulation;

	EmbeddedDaemon(String type, Daemons daemons, Simulation simulation) {
		Assert.isTrue(TYPES.contains(type),
				() -> "unknown daemon \"" + type + "\": the daemons of Dagster are " + String.join(", ", TYPES));
		this.type = type;
		this.daemons = daemons;
		this.simulation = simulation;
	}

	/**
	 * Return the type of the daemon.
	 * @return {@code DaemonStatus.daemonType}
	 */
	public String type() {
		return this.type;
	}

	/**
	 * Make the daemon required and healthy: its last heartbeat is always the current
	 * time, without errors. A daemon that an instance with default settings does not
	 * require, such as {@code MONITORING}, becomes required.
	 * @return this daemon
	 */
	public EmbeddedDaemon healthy() {
		return change((state) -> DaemonState.healthy(this.type));
	}

	/**
	 * Simulate a daemon that has never run, as on an instance where
	 * {@code dagster-daemon} was never started.
	 * @return this daemon
	 */
	public EmbeddedDaemon withoutHeartbeat() {
		return change((state) -> new DaemonState(this.type, true, false, null, state.errors()));
	}

	/**
	 * Simulate a daemon that has stopped. As in Dagster, the server reports it as
	 * unhealthy when its last heartbeat is more than 30 minutes and 30 seconds old by the
	 * clock of the server, which a test can {@link EmbeddedDagster#advanceTime advance}.
	 * @param lastHeartbeat the time of the last heartbeat
	 * @return this daemon
	 */
	public EmbeddedDaemon lastHeartbeat(Instant lastHeartbeat) {
		Assert.notNull(lastHeartbeat, "last heartbeat must not be null");
		return change((state) -> new DaemonState(this.type, true, false, lastHeartbeat, state.errors()));
	}

	/**
	 * Set the errors of the daemon. Dagster nevertheless reports it as healthy as long as
	 * its last heartbeat is recent.
	 * @param errors the errors of its last heartbeat, which replace the previous ones;
	 * none to clear them
	 * @return this daemon
	 */
	public EmbeddedDaemon heartbeatErrors(PythonException... errors) {
		return change((state) -> new DaemonState(this.type, true, state.running(), state.stopped(), List.of(errors)));
	}

	/**
	 * Make the daemon not required by the instance. Dagster does not list such a daemon.
	 * @return this daemon
	 */
	public EmbeddedDaemon notRequired() {
		return change((state) -> new DaemonState(this.type, false, state.running(), state.stopped(), state.errors()));
	}

	private EmbeddedDaemon change(UnaryOperator<DaemonState> change) {
		this.daemons.change(this.type, change);
		if (this.type.equals(RUN_QUEUE)) {
			this.simulation.serveQueue(this.daemons.works(RUN_QUEUE));
		}
		if (this.type.equals(Daemons.RETRIES)) {
			this.simulation.createRetries(this.daemons.works(Daemons.RETRIES));
		}
		return this;
	}

	@Override
	public String toString() {
		return "EmbeddedDaemon[" + this.type + "]";
	}

}
