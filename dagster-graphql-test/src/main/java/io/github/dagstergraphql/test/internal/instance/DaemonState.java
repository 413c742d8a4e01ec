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

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.dagstergraphql.test.run.PythonException;
import org.jspecify.annotations.Nullable;

/**
 * State of a daemon.
 *
 * @param type the type of the daemon
 * @param required whether the instance requires it
 * @param running whether it continues to send heartbeats
 * @param stopped the time of its last heartbeat if it is not running, or {@code null} if
 * it has never run
 * @param errors the errors of its last heartbeat
 */
public record DaemonState(String type, boolean required, boolean running, @Nullable Instant stopped,
		List<PythonException> errors) {

	/** Dagster's interval of 30 seconds and its tolerance of 30 minutes. */
	private static final Duration TOLERANCE = Duration.ofMinutes(30).plusSeconds(30);

	/**
	 * Create a state.
	 * @param type the type of the daemon
	 * @param required whether the instance requires it
	 * @param running whether it continues to send heartbeats
	 * @param stopped the time of its last heartbeat
	 * @param errors the errors of its last heartbeat
	 */
	public DaemonState {
		errors = List.copyOf(errors);
	}

	/**
	 * Create the state of a daemon that is required and healthy.
	 * @param type the type of the daemon
	 * @return the state
	 */
	public static DaemonState healthy(String type) {
		return new DaemonState(type, true, true, null, List.of());
	}

	/**
	 * Return the time of the last heartbeat.
	 * @param now the current time
	 * @return the time, or {@code null} if it has never run
	 */
	public @Nullable Instant lastHeartbeat(Instant now) {
		return this.running ? now : this.stopped;
	}

	/**
	 * Return whether the daemon is healthy, regardless of its errors.
	 * @param now the current time
	 * @return whether its last heartbeat is recent
	 */
	public boolean isHealthy(Instant now) {
		Instant lastHeartbeat = lastHeartbeat(now);
		return lastHeartbeat != null && !now.isAfter(lastHeartbeat.plus(TOLERANCE));
	}

}
