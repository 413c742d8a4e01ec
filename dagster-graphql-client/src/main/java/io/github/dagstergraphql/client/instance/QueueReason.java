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

import org.jspecify.annotations.Nullable;

/**
 * Reason why a run is in the queue.
 *
 * @since 0.1.0
 */
public sealed interface QueueReason {

	/**
	 * The daemon that starts queued runs has not sent a heartbeat recently.
	 *
	 * @param lastHeartbeat the time of its last heartbeat, or {@code null} if there was
	 * none
	 * @since 0.1.0
	 */
	record DaemonDown(@Nullable Instant lastHeartbeat) implements QueueReason {

	}

	/**
	 * The maximum number of runs is in progress, or will be with the runs that leave the
	 * queue earlier.
	 *
	 * @param maxConcurrentRuns the maximum number of runs
	 * @since 0.1.0
	 */
	record RunLimit(int maxConcurrentRuns) implements QueueReason {

	}

	/**
	 * The maximum number of runs with a tag is in progress, or will be with the runs that
	 * leave the queue earlier.
	 *
	 * @param limit the limit
	 * @since 0.1.0
	 */
	record TagLimit(TagConcurrencyLimit limit) implements QueueReason {

	}

	/**
	 * The slots of pools are in use: those of all first steps of the run, or, with
	 * {@link PoolGranularity#RUN}, those of at least one pool of the run.
	 *
	 * @param pools the names of the pools
	 * @since 0.1.0
	 */
	record PoolLimit(List<String> pools) implements QueueReason {

		/**
		 * Create a reason with a copy of the names.
		 */
		public PoolLimit {
			pools = List.copyOf(pools);
		}

	}

}
