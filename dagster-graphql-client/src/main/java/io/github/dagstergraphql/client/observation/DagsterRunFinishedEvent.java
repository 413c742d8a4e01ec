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

package io.github.dagstergraphql.client.observation;

import java.time.Duration;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Event of a wait whose run, or one of its retries, has finished. If several waits
 * observe the same run, each of them has this event.
 *
 * @since 0.1.0
 */
public final class DagsterRunFinishedEvent implements Observation.Event {

	private final String runId;

	private final String jobName;

	private final @Nullable String locationName;

	private final String status;

	private final @Nullable Duration duration;

	/**
	 * Create a new event.
	 * @param runId the run id
	 * @param jobName the job of the run
	 * @param locationName the code location of the job, or {@code null} if it is no
	 * longer known to the server
	 * @param status the final status of the run: {@code SUCCESS}, {@code FAILURE} or
	 * {@code CANCELED}
	 * @param duration the duration of the run, or {@code null} if it never started
	 */
	public DagsterRunFinishedEvent(String runId, String jobName, @Nullable String locationName, String status,
			@Nullable Duration duration) {
		Assert.notNull(runId, "run id must not be null");
		Assert.notNull(jobName, "job name must not be null");
		Assert.notNull(status, "status must not be null");
		this.runId = runId;
		this.jobName = jobName;
		this.locationName = locationName;
		this.status = status;
		this.duration = duration;
	}

	@Override
	public String getName() {
		return "finished";
	}

	@Override
	public String getContextualName() {
		return "run finished";
	}

	/**
	 * Return the id of the run.
	 * @return the run id
	 */
	public String getRunId() {
		return this.runId;
	}

	/**
	 * Return the name of the job.
	 * @return the name
	 */
	public String getJobName() {
		return this.jobName;
	}

	/**
	 * Return the name of the code location of the job.
	 * @return the name, or {@code null} if it is no longer known to the server
	 */
	public @Nullable String getLocationName() {
		return this.locationName;
	}

	/**
	 * Return the final status of the run.
	 * @return {@code SUCCESS}, {@code FAILURE} or {@code CANCELED}
	 */
	public String getStatus() {
		return this.status;
	}

	/**
	 * Return the duration of the run.
	 * @return the duration, or {@code null} if the run never started
	 */
	public @Nullable Duration getDuration() {
		return this.duration;
	}

	@Override
	public String toString() {
		return "DagsterRunFinishedEvent[" + this.runId + ", " + this.status + "]";
	}

}
