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

package io.github.dagstergraphql.client.internal.instance;

import java.util.List;

import io.github.dagstergraphql.client.instance.DaemonStatus;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.ServerError.PythonCause;
import io.github.dagstergraphql.client.internal.shape.Required;
import org.jspecify.annotations.Nullable;

/**
 * An {@code Instance} with its daemons.
 *
 * @param daemonHealth the daemons
 */
record InstanceDaemons(@Nullable DaemonHealth daemonHealth) {

	static final Operation<List<DaemonStatus>> OPERATION = Operation
		.<InstanceDaemons>query(InstanceDaemons.class, "Daemons", "instance")
		.on(InstanceDaemons.class, "Instance")
		.build()
		.map(InstanceDaemons::toStatuses);

	List<DaemonStatus> toStatuses() {
		DaemonHealth health = Required.field(this.daemonHealth, "daemonHealth");
		return Required.list(health.allDaemonStatuses(), "allDaemonStatuses").stream().map(Daemon::toStatus).toList();
	}

	/**
	 * A {@code DaemonHealth}.
	 *
	 * @param allDaemonStatuses every daemon that the server lists
	 */
	record DaemonHealth(@Nullable List<@Nullable Daemon> allDaemonStatuses) {

	}

	/**
	 * A {@code DaemonStatus}.
	 *
	 * @param daemonType the type of the daemon
	 * @param required whether the instance requires it
	 * @param healthy whether it is healthy
	 * @param lastHeartbeatTime the time of its last heartbeat, in seconds
	 * @param lastHeartbeatErrors the errors reported with the last heartbeat
	 */
	record Daemon(@Nullable String daemonType, @Nullable Boolean required, @Nullable Boolean healthy,
			@Nullable Double lastHeartbeatTime, @Nullable List<@Nullable PythonCause> lastHeartbeatErrors) {

		DaemonStatus toStatus() {
			return new DaemonStatus(Required.text(this.daemonType, "daemonType"),
					Required.field(this.required, "required"), this.healthy,
					Required.timeIfPresent(this.lastHeartbeatTime, "lastHeartbeatTime"),
					Required.list(this.lastHeartbeatErrors, "lastHeartbeatErrors")
						.stream()
						.map(PythonCause::toPythonError)
						.toList());
		}

	}

}
