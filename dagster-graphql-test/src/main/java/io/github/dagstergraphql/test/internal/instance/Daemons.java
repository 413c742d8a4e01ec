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

	/** Creates the retries of failed runs. */
	public static final String RETRIES = "EVENT_LOG_CONSUMER";

	/** Those that an instance with run retries needs, in the order of the server. */
	private static final List<String> REQUIRED = List.of("SENSOR", "BACKFILL", "SCHEDULER", "QUEUED_RUN_COORDINATOR",
			RETRIES, "ASSET", "FRESHNESS_DAEMON");

	private final boolean runRetries;

	private final Map<String, DaemonState> states = new LinkedHashMap<>();

	/**
	 * Create daemons that are all well.
	 * @param runRetries whether the instance retries failed runs
	 */
	public Daemons(boolean runRetries) {
		this.runRetries = runRetries;
		reset();
	}

	/**
	 * Return the daemons that the instance needs: Dagster lists no others.
	 * @return the daemons
	 */
	public synchronized List<DaemonState> required() {
		return this.states.values().stream().filter(DaemonState::required).toList();
	}

	/**
	 * Return whether a daemon does its work, or is not needed for it.
	 * @param type which daemon
	 * @return {@code false} if it is needed and does not run
	 */
	public synchronized boolean works(String type) {
		DaemonState state = this.states.getOrDefault(type, DaemonState.healthy(type));
		return state.running() || !state.required();
	}

	/**
	 * Let a daemon become something else. One that the instance did not need so far is
	 * listed last.
	 * @param type which daemon
	 * @param change makes its state of what it would be if it were well
	 */
	public synchronized void change(String type, UnaryOperator<DaemonState> change) {
		DaemonState state = this.states.getOrDefault(type, DaemonState.healthy(type));
		this.states.put(type, change.apply(state));
	}

	/**
	 * Let every daemon be well.
	 */
	public synchronized void reset() {
		this.states.clear();
		REQUIRED.stream()
			.filter((type) -> this.runRetries || !type.equals(RETRIES))
			.forEach((type) -> this.states.put(type, DaemonState.healthy(type)));
	}

}
