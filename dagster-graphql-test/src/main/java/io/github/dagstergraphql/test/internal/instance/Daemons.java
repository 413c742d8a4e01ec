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

package io.github.dagstergraphql.test.internal.instance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The daemons of the instance.
 */
public final class Daemons {

	/** Type of the daemon that creates the retries of failed runs. */
	public static final String RETRIES = "EVENT_LOG_CONSUMER";

	/** Daemons that an instance with run retries requires, in the order of the server. */
	private static final List<String> REQUIRED = List.of("SENSOR", "BACKFILL", "SCHEDULER", "QUEUED_RUN_COORDINATOR",
			RETRIES, "ASSET", "FRESHNESS_DAEMON");

	private final boolean runRetries;

	private final Map<String, DaemonState> states = new LinkedHashMap<>();

	/**
	 * Create daemons that are all healthy.
	 * @param runRetries whether the instance retries failed runs
	 */
	public Daemons(boolean runRetries) {
		this.runRetries = runRetries;
		reset();
	}

	/**
	 * Return the required daemons. Dagster lists no others.
	 * @return the daemons
	 */
	public synchronized List<DaemonState> required() {
		return this.states.values().stream().filter(DaemonState::required).toList();
	}

	/**
	 * Return whether a daemon is running or not required.
	 * @param type the type of the daemon
	 * @return {@code false} if it is required and not running
	 */
	public synchronized boolean works(String type) {
		DaemonState state = this.states.getOrDefault(type, DaemonState.healthy(type));
		return state.running() || !state.required();
	}

	/**
	 * Change the state of a daemon. A daemon that was not required so far is listed last.
	 * @param type the type of the daemon
	 * @param change a function from the healthy state to the new state
	 */
	public synchronized void change(String type, UnaryOperator<DaemonState> change) {
		DaemonState state = this.states.getOrDefault(type, DaemonState.healthy(type));
		this.states.put(type, change.apply(state));
	}

	/**
	 * Reset all daemons to healthy.
	 */
	public synchronized void reset() {
		this.states.clear();
		REQUIRED.stream()
			.filter((type) -> this.runRetries || !type.equals(RETRIES))
			.forEach((type) -> this.states.put(type, DaemonState.healthy(type)));
	}

}
