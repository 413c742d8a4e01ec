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

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Context of the observation of a launch, which includes re-executions.
 * {@link #getError()} returns the failure, usually a
 * {@link io.github.dagstergraphql.client.error.DagsterGraphQlClientException}.
 * <p>
 * The {@linkplain #getCarrier() carrier} receives the trace context. With
 * {@link io.github.dagstergraphql.client.DagsterGraphQlClient.Builder#tracePropagation(boolean)
 * trace propagation}, its W3C fields become tags of the run.
 *
 * @since 0.1.0
 */
public final class DagsterLaunchObservationContext extends SenderContext<Map<String, String>> {

	private final String clientName;

	private volatile @Nullable String jobName;

	private volatile @Nullable String locationName;

	private volatile @Nullable String runId;

	private volatile @Nullable Outcome outcome;

	/**
	 * Create a new context.
	 * @param clientName the name of the client
	 */
	public DagsterLaunchObservationContext(String clientName) {
		super((carrier, key, value) -> Objects.requireNonNull(carrier).put(key, value), Kind.PRODUCER);
		Assert.hasText(clientName, "client name must not be empty");
		this.clientName = clientName;
		setCarrier(new ConcurrentHashMap<>());
	}

	/**
	 * Return the name of the client.
	 * @return the name
	 */
	public String getClientName() {
		return this.clientName;
	}

	/**
	 * Return the name of the job. It is set when the launch ends.
	 * @return the name, or {@code null} unless confirmed by the server
	 */
	public @Nullable String getJobName() {
		return this.jobName;
	}

	/**
	 * Set the name of the job.
	 * @param jobName the name, or {@code null} unless confirmed by the server
	 */
	public void setJobName(@Nullable String jobName) {
		this.jobName = jobName;
	}

	/**
	 * Return the name of the code location of the job. It is set when the launch ends.
	 * @return the name, or {@code null} unless confirmed by the server
	 */
	public @Nullable String getLocationName() {
		return this.locationName;
	}

	/**
	 * Set the name of the code location of the job.
	 * @param locationName the name, or {@code null} unless confirmed by the server
	 */
	public void setLocationName(@Nullable String locationName) {
		this.locationName = locationName;
	}

	/**
	 * Return the id of the run that is the result of the launch.
	 * @return the id, or {@code null} if the launch is in progress or has failed
	 */
	public @Nullable String getRunId() {
		return this.runId;
	}

	/**
	 * Set the id of the run that is the result of the launch.
	 * @param runId the id, or {@code null} if there is no such run
	 */
	public void setRunId(@Nullable String runId) {
		this.runId = runId;
	}

	/**
	 * Return the outcome of the launch.
	 * @return the outcome, or {@code null} while the launch is in progress
	 */
	public @Nullable Outcome getOutcome() {
		return this.outcome;
	}

	/**
	 * Set the outcome of the launch.
	 * @param outcome the outcome, or {@code null} while the launch is in progress
	 */
	public void setOutcome(@Nullable Outcome outcome) {
		this.outcome = outcome;
	}

	/**
	 * Outcome of a launch.
	 *
	 * @since 0.1.0
	 */
	public enum Outcome {

		/** A new run was created. */
		SUCCESS,

		/** A run with the idempotency key already existed. */
		EXISTING,

		/**
		 * A new run was created, but another client launched a run with the same
		 * idempotency key at the same time and was first.
		 */
		DUPLICATE,

		/** Dagster returned one of its errors. */
		REJECTED,

		/**
		 * The request did not reach Dagster, was rejected by a proxy, was not understood,
		 * or was canceled before it was sent.
		 */
		FAILED,

		/** The outcome is unknown: a new run may have been created nevertheless. */
		UNKNOWN

	}

}
