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

package io.github.dagstergraphql.client.internal.launch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import io.github.dagstergraphql.client.internal.run.query.RunFields;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.workspace.RepositoryName;
import io.github.dagstergraphql.client.run.RunStatus;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Runs} with an idempotency key.
 *
 * @param results the runs, newest first
 */
record KeyedRuns(@Nullable List<@Nullable KeyedRun> results) {

	/**
	 * Return the runs that were launched with the key, in the order in which the server
	 * stored them. Retries and re-executions have the tags of their parent run and are
	 * excluded.
	 * @return the runs, oldest first
	 */
	List<KeyedRun> launched() {
		List<KeyedRun> launched = new ArrayList<>();
		for (KeyedRun run : Required.list(this.results, "results")) {
			run.check();
			if (run.parentRunId() == null) {
				launched.add(run);
			}
		}
		Collections.reverse(launched);
		return launched;
	}

	/**
	 * A run with an idempotency key.
	 *
	 * @param runId the run id
	 * @param status the status
	 * @param pipelineName the name of the job
	 * @param parentRunId the id of the parent run, or {@code null} if there is none
	 * @param startTime the start time, or {@code null} if it has not started; servers
	 * return the end time if the run ended without having started
	 * @param endTime the end time, or {@code null} if it has not ended
	 * @param tags the tags
	 * @param repositoryOrigin the repository of the job, or {@code null} if the server
	 * does not know it
	 */
	record KeyedRun(@Nullable String runId, @Nullable RunStatus status, @Nullable String pipelineName,
			@Nullable String parentRunId, @Nullable Double startTime, @Nullable Double endTime,
			@Nullable List<RunFields.@Nullable Tag> tags, RunFields.@Nullable Origin repositoryOrigin) {

		private static final Set<RunStatus> STARTABLE = Set.of(RunStatus.QUEUED, RunStatus.NOT_STARTED,
				RunStatus.CANCELING);

		void check() {
			id();
			jobName();
			status();
		}

		String id() {
			return Required.text(this.runId, "results.runId");
		}

		String jobName() {
			return Required.text(this.pipelineName, "results.pipelineName");
		}

		@Override
		public RunStatus status() {
			return Required.field(this.status, "results.status");
		}

		boolean isOver() {
			return status().isFinished();
		}

		/**
		 * Return whether the run has never started and is not going to end by itself: it
		 * is queued, or has been left {@code CANCELING}.
		 * @return {@code true} if terminating it prevents it from starting
		 */
		boolean canBeKeptFromStarting() {
			return !hasStarted() && STARTABLE.contains(status());
		}

		private boolean hasStarted() {
			return this.startTime != null && !this.startTime.equals(this.endTime);
		}

		/**
		 * Return whether the run was launched by a client.
		 * @param clientId the id of the client
		 * @return {@code true} if the run has the tag of the client
		 */
		boolean isOf(String clientId) {
			return this.tags != null && this.tags.contains(new RunFields.Tag(KeyedLaunches.CLIENT_TAG, clientId));
		}

		@Nullable RepositoryName place() {
			return (this.repositoryOrigin != null) ? this.repositoryOrigin.place() : null;
		}

	}

}
