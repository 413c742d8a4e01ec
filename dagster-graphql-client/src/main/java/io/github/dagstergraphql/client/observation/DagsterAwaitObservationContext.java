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

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Context of the observation of a wait for a run and its retries. {@link #getError()}
 * returns the failure, usually a
 * {@link io.github.dagstergraphql.client.error.DagsterGraphQlClientException}.
 *
 * @since 0.1.0
 */
public final class DagsterAwaitObservationContext extends Observation.Context {

	private final String clientName;

	private final String runId;

	private final List<Consumer<PollOutcome>> pollListeners = new CopyOnWriteArrayList<>();

	private volatile @Nullable String jobName;

	private volatile @Nullable String locationName;

	private volatile @Nullable String status;

	private volatile @Nullable Outcome outcome;

	/**
	 * Create a new context.
	 * @param clientName the name of the client
	 * @param runId the id of the awaited run
	 */
	public DagsterAwaitObservationContext(String clientName, String runId) {
		Assert.hasText(clientName, "client name must not be empty");
		Assert.hasText(runId, "run id must not be empty");
		this.clientName = clientName;
		this.runId = runId;
	}

	/**
	 * Return the name of the client.
	 * @return the name
	 */
	public String getClientName() {
		return this.clientName;
	}

	/**
	 * Return the id of the awaited run.
	 * @return the id of the first attempt, even if the run is retried
	 */
	public String getRunId() {
		return this.runId;
	}

	/**
	 * Return the name of the job.
	 * @return the name, or {@code null} until the run or one of its retries has finished
	 */
	public @Nullable String getJobName() {
		return this.jobName;
	}

	/**
	 * Set the name of the job.
	 * @param jobName the name, or {@code null} if it is not known
	 */
	public void setJobName(@Nullable String jobName) {
		this.jobName = jobName;
	}

	/**
	 * Return the name of the code location of the job.
	 * @return the name, or {@code null} until the run or one of its retries has finished,
	 * and if the location is no longer known to the server
	 */
	public @Nullable String getLocationName() {
		return this.locationName;
	}

	/**
	 * Set the name of the code location of the job.
	 * @param locationName the name, or {@code null} if it is not known
	 */
	public void setLocationName(@Nullable String locationName) {
		this.locationName = locationName;
	}

	/**
	 * Return the last known status of the last attempt. It is set when the wait ends.
	 * @return the status, such as {@code SUCCESS}, or {@code null} if it is not known
	 */
	public @Nullable String getStatus() {
		return this.status;
	}

	/**
	 * Set the last known status of the last attempt.
	 * @param status the status, or {@code null} if it is not known
	 */
	public void setStatus(@Nullable String status) {
		this.status = status;
	}

	/**
	 * Return the outcome of the wait.
	 * @return the outcome, or {@code null} while the wait is in progress
	 */
	public @Nullable Outcome getOutcome() {
		return this.outcome;
	}

	/**
	 * Set the outcome of the wait.
	 * @param outcome the outcome, or {@code null} while the wait is in progress
	 */
	public void setOutcome(@Nullable Outcome outcome) {
		this.outcome = outcome;
	}

	/**
	 * Add a listener for the polls that are attributed to this wait. All waits of a
	 * client share its polls, and each poll is attributed to one of them. A poll is
	 * neither an observation nor an event, so that it is not part of a trace.
	 * @param listener receives the outcome of each poll
	 */
	public void onPoll(Consumer<PollOutcome> listener) {
		Assert.notNull(listener, "listener must not be null");
		this.pollListeners.add(listener);
	}

	/**
	 * Notify the listeners of a poll that is attributed to this wait.
	 * @param outcome the outcome of the poll
	 */
	public void polled(PollOutcome outcome) {
		this.pollListeners.forEach((listener) -> listener.accept(outcome));
	}

	/**
	 * Outcome of a wait.
	 *
	 * @since 0.1.0
	 */
	public enum Outcome {

		/** The run, or its last retry, has finished, with any status. */
		FINISHED,

		/** The run finished without success, although success was required. */
		NOT_SUCCESSFUL,

		/** The run was not finished in time. */
		TIMEOUT,

		/** The client was closed, or its waits were ended. */
		CLOSED,

		/** The caller canceled the wait. */
		CANCELLED,

		/** Any other failure: for example, the run does not exist. */
		ERROR

	}

	/**
	 * Outcome of a poll of all awaited runs.
	 *
	 * @since 0.1.0
	 */
	public enum PollOutcome {

		/** The server returned the status of the runs. */
		SUCCESS,

		/** The poll failed and is repeated. */
		ERROR

	}

}
