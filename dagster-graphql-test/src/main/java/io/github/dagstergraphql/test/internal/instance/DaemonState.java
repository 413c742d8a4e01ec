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
 * How a daemon is.
 *
 * @param type which daemon
 * @param required whether the instance needs it
 * @param running whether it goes on saying that it is alive
 * @param stopped when it said so for the last time if it does no longer, or {@code null}
 * if it never did
 * @param errors what goes wrong with it
 */
public record DaemonState(String type, boolean required, boolean running, @Nullable Instant stopped,
		List<PythonException> errors) {

	/** Dagster's interval of 30 seconds and its tolerance of 30 minutes. */
	private static final Duration TOLERANCE = Duration.ofMinutes(30).plusSeconds(30);

	/**
	 * Copy the list.
	 * @param type which daemon
	 * @param required whether the instance needs it
	 * @param running whether it goes on saying that it is alive
	 * @param stopped when it said so for the last time
	 * @param errors what goes wrong with it
	 */
	public DaemonState {
		errors = List.copyOf(errors);
	}

	/**
	 * Create a daemon that is needed and well.
	 * @param type which daemon
	 * @return the daemon
	 */
	public static DaemonState healthy(String type) {
		return new DaemonState(type, true, true, null, List.of());
	}

	/**
	 * Return when it last said that it is alive.
	 * @param now the time
	 * @return when, or {@code null} if it never did
	 */
	public @Nullable Instant lastHeartbeat(Instant now) {
		return this.running ? now : this.stopped;
	}

	/**
	 * Return whether it is well, which does not depend on its errors.
	 * @param now the time
	 * @return whether its last heartbeat is recent
	 */
	public boolean isHealthy(Instant now) {
		Instant lastHeartbeat = lastHeartbeat(now);
		return lastHeartbeat != null && !now.isAfter(lastHeartbeat.plus(TOLERANCE));
	}

}
