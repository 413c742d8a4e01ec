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

package io.github.dagstergraphql.client.instance;

import java.time.Instant;
import java.util.List;

import io.github.dagstergraphql.client.error.PythonErrorInfo;
import org.jspecify.annotations.Nullable;

/**
 * Status of a daemon ({@code DaemonStatus}).
 *
 * @param type the daemon type as reported by Dagster, such as {@code SCHEDULER} or
 * {@code QUEUED_RUN_COORDINATOR}
 * @param required whether the instance requires the daemon
 * @param healthy whether the server considers the last heartbeat recent (within half an
 * hour on 1.13), regardless of errors; {@code null} if the daemon is not required
 * @param lastHeartbeat the time of the last heartbeat, or {@code null} if there was none
 * @param errors the errors before the last heartbeat; their messages may contain run
 * config and should not be logged without review
 * @since 0.1.0
 */
public record DaemonStatus(String type, boolean required, @Nullable Boolean healthy, @Nullable Instant lastHeartbeat,
		List<PythonErrorInfo> errors) {

	/**
	 * Create a status with a copy of the errors.
	 * @param type the daemon type
	 * @param required whether the instance requires the daemon
	 * @param healthy whether the last heartbeat is recent
	 * @param lastHeartbeat the time of the last heartbeat
	 * @param errors the errors before the last heartbeat
	 */
	public DaemonStatus {
		errors = List.copyOf(errors);
	}

}
