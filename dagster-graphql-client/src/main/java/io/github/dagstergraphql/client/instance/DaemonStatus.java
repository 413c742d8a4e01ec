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
 * How a daemon is ({@code DaemonStatus}).
 *
 * @param type which daemon, in Dagster's own word, such as {@code SCHEDULER} or
 * {@code QUEUED_RUN_COORDINATOR}
 * @param required whether the instance needs it
 * @param healthy whether its last heartbeat is recent, as the server sees it (1.13 waits
 * for half an hour), be it with errors or without; {@code null} if it is not required
 * @param lastHeartbeat when it last said that it is alive, or {@code null} if it never
 * did
 * @param errors what went wrong before its last heartbeat; their messages may quote run
 * config, so think before logging them
 * @since 0.1.0
 */
public record DaemonStatus(String type, boolean required, @Nullable Boolean healthy, @Nullable Instant lastHeartbeat,
		List<PythonErrorInfo> errors) {

	/**
	 * Copy the list.
	 * @param type which daemon
	 * @param required whether the instance needs it
	 * @param healthy whether its last heartbeat is recent
	 * @param lastHeartbeat when it last said that it is alive
	 * @param errors what went wrong before its last heartbeat
	 */
	public DaemonStatus {
		errors = List.copyOf(errors);
	}

}
