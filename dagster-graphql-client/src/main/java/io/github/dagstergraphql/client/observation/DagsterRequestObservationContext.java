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
 * What an observation of a request knows. {@link #getError()} is what it failed with,
 * most often a
 * {@link io.github.dagstergraphql.client.error.DagsterGraphQlClientException}.
 *
 * <p>
 * It is no {@link io.micrometer.observation.transport.SenderContext}: a request is sent
 * by none, one or several HTTP exchanges, and it is these that are spans of kind
 * {@code CLIENT} and carry the trace to the server.
 *
 * @since 0.1.0
 */
public final class DagsterRequestObservationContext extends Observation.Context {

	private final String clientName;

	private final OperationType operationType;

	private final @Nullable String operationName;

	private final boolean custom;

	private volatile @Nullable String runId;

	private volatile boolean cancelled;

	private volatile boolean ended;

	private volatile int retries;

	/**
	 * Create a new context.
	 * @param clientName what the client is called
	 * @param operationType whether the operation may change something
	 * @param operationName the name of the GraphQL operation, or {@code null} if it has
	 * none
	 * @param custom whether it is in a document of the application
	 */
	public DagsterRequestObservationContext(String clientName, OperationType operationType,
			@Nullable String operationName, boolean custom) {
		Assert.hasText(clientName, "client name must not be empty");
		Assert.notNull(operationType, "operation type must not be null");
		this.clientName = clientName;
		this.operationType = operationType;
		this.operationName = operationName;
		this.custom = custom;
	}

	/**
	 * Return what the client is called.
	 * @return the name
	 */
	public String getClientName() {
		return this.clientName;
	}

	/**
	 * Return whether the operation may change something.
	 * @return the type of the GraphQL operation
	 */
	public OperationType getOperationType() {
		return this.operationType;
	}

	/**
	 * Return the name of the GraphQL operation. Those of the client are few; those of the
	 * application may be any.
	 * @return the name, or {@code null} if it has none
	 */
	public @Nullable String getOperationName() {
		return this.operationName;
	}

	/**
	 * Return whether the operation is in a document of the application rather than one of
	 * the client.
	 * @return {@code true} if it is the application's
	 */
	public boolean isCustom() {
		return this.custom;
	}

	/**
	 * Return the run that the operation is about: the one that it names, or the one that
	 * it launched, once it has.
	 * @return the id, or {@code null} if there is none, or it is not known
	 */
	public @Nullable String getRunId() {
		return this.runId;
	}

	/**
	 * Set the run that the operation is about.
	 * @param runId the id, or {@code null} if there is none
	 */
	public void setRunId(@Nullable String runId) {
		this.runId = runId;
	}

	/**
	 * Return how often the request was sent again so far.
	 * @return 0 if the first attempt is, or was, the only one
	 */
	public int getRetries() {
		return this.retries;
	}

	/**
	 * Set how often the request was sent again so far.
	 * @param retries the number of attempts after the first
	 */
	public void setRetries(int retries) {
		this.retries = retries;
	}

	/**
	 * Return whether the caller did not wait for the answer.
	 * @return {@code true} if the request was given up without an error
	 */
	public boolean isCancelled() {
		return this.cancelled;
	}

	/**
	 * Set whether the caller did not wait for the answer.
	 * @param cancelled {@code true} if the request was given up without an error
	 */
	public void setCancelled(boolean cancelled) {
		this.cancelled = cancelled;
	}

	/**
	 * Return whether the request has ended, in whatever way. Meters of requests that are
	 * in flight are tagged before it has.
	 * @return {@code false} while it is in progress
	 */
	public boolean isEnded() {
		return this.ended;
	}

	/**
	 * Set whether the request has ended.
	 * @param ended {@code true} if there is an outcome
	 */
	public void setEnded(boolean ended) {
		this.ended = ended;
	}

	/**
	 * The types of GraphQL operations that are sent as requests.
	 *
	 * @since 0.1.0
	 */
	public enum OperationType {

		/** It only asks. */
		QUERY,

		/** It may change something. */
		MUTATION

	}

}
