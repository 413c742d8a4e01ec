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

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Context of the observation of the delivery of a status change to a listener.
 * {@link #getError()} returns the exception of the listener.
 *
 * @since 0.1.0
 */
public final class DagsterListenerObservationContext extends Observation.Context {

	private final String clientName;

	private final String listenerId;

	private final String runId;

	private final String jobName;

	private final @Nullable String locationName;

	private final String status;

	/**
	 * Create a new context.
	 * @param clientName the name of the client
	 * @param listenerId the id of the listener
	 * @param runId the id of the run
	 * @param jobName the name of the job
	 * @param locationName the name of the code location of the job, or {@code null} if it
	 * is no longer known to the server
	 * @param status the status, such as {@code SUCCESS}
	 */
	public DagsterListenerObservationContext(String clientName, String listenerId, String runId, String jobName,
			@Nullable String locationName, String status) {
		Assert.hasText(clientName, "client name must not be empty");
		Assert.hasText(listenerId, "listener id must not be empty");
		Assert.hasText(runId, "run id must not be empty");
		Assert.hasText(jobName, "job name must not be empty");
		Assert.hasText(status, "status must not be empty");
		this.clientName = clientName;
		this.listenerId = listenerId;
		this.runId = runId;
		this.jobName = jobName;
		this.locationName = locationName;
		this.status = status;
	}

	/**
	 * Return the name of the client.
	 * @return the name
	 */
	public String getClientName() {
		return this.clientName;
	}

	/**
	 * Return the id of the listener.
	 * @return the id
	 */
	public String getListenerId() {
		return this.listenerId;
	}

	/**
	 * Return the id of the run.
	 * @return the id
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
	 * @return the name, or {@code null} if the location is no longer known to the server
	 */
	public @Nullable String getLocationName() {
		return this.locationName;
	}

	/**
	 * Return the status of the run after the change.
	 * @return the status, such as {@code SUCCESS}
	 */
	public String getStatus() {
		return this.status;
	}

}
