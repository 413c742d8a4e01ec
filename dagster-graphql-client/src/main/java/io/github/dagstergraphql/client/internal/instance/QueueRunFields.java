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

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.instance.QueueReason;
import io.github.dagstergraphql.client.instance.QueuedRun;
import io.github.dagstergraphql.client.internal.run.query.RunFields;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.run.RunStatus;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Run} that is in the queue, or that a limit of the queue counts.
 *
 * @param runId the run id
 * @param jobName the name of the job
 * @param status the status
 * @param tags the tags
 * @param startTime the start time, in seconds
 * @param creationTime the creation time, in seconds
 * @param allPools the pools of its steps
 * @param rootConcurrencyKeys the pools of its first steps, once for each step
 * @param hasUnconstrainedRootNodes whether one of its first steps has no pool
 */
record QueueRunFields(@Nullable String runId, @Nullable String jobName, @Nullable RunStatus status,
		@Nullable List<RunFields.@Nullable Tag> tags, @Nullable Double startTime, @Nullable Double creationTime,
		@Nullable List<@Nullable String> allPools, @Nullable List<@Nullable String> rootConcurrencyKeys,
		@Nullable Boolean hasUnconstrainedRootNodes) {

	String id() {
		return Required.text(this.runId, "results.runId");
	}

	Map<String, String> tagMap() {
		return RunFields.tagMap(this.tags);
	}

	List<String> pools() {
		return (this.allPools != null) ? Required.list(this.allPools, "allPools") : List.of();
	}

	List<String> rootPools() {
		return (this.rootConcurrencyKeys != null) ? Required.list(this.rootConcurrencyKeys, "rootConcurrencyKeys")
				: List.of();
	}

	boolean isStarting() {
		return this.status == RunStatus.STARTING;
	}

	@Nullable Instant started() {
		return (this.status == RunStatus.STARTED) ? Required.timeIfPresent(this.startTime, "startTime") : null;
	}

	QueueRunFields verified() {
		id();
		tagMap();
		pools();
		rootPools();
		started();
		toRun(List.of());
		return this;
	}

	QueuedRun toRun(List<QueueReason> reasons) {
		return QueuedRun.builder(id())
			.jobName(this.jobName)
			.tags(tagMap())
			.created(Required.timeIfPresent(this.creationTime, "creationTime"))
			.pools(pools())
			.rootPools(rootPools().stream().distinct().toList())
			.reasons(reasons)
			.build();
	}

	/**
	 * {@code Runs}.
	 *
	 * @param results the runs, newest first
	 */
	record Page(@Nullable List<@Nullable QueueRunFields> results) {

		List<QueueRunFields> toList() {
			return Required.list(this.results, "results").stream().map(QueueRunFields::verified).toList();
		}

	}

}
