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
 * Context of the observation of a request. {@link #getError()} returns the failure,
 * usually a {@link io.github.dagstergraphql.client.error.DagsterGraphQlClientException}.
 *
 * <p>
 * This context is not a {@link io.micrometer.observation.transport.SenderContext}: a
 * request is sent by any number of HTTP exchanges, which may be zero. These exchanges are
 * the spans of kind {@code CLIENT} and propagate the trace to the server.
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
	 * @param clientName the name of the client
	 * @param operationType the type of the GraphQL operation
	 * @param operationName the name of the GraphQL operation, or {@code null} if it has
	 * none
	 * @param custom whether the operation is in a document of the application
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
	 * Return the name of the client.
	 * @return the name
	 */
	public String getClientName() {
		return this.clientName;
	}

	/**
	 * Return the type of the GraphQL operation.
	 * @return the type
	 */
	public OperationType getOperationType() {
		return this.operationType;
	}

	/**
	 * Return the name of the GraphQL operation. The number of operations of the client is
	 * limited, whereas operations of the application may have any name.
	 * @return the name, or {@code null} if the operation has none
	 */
	public @Nullable String getOperationName() {
		return this.operationName;
	}

	/**
	 * Return whether the operation is in a document of the application.
	 * @return {@code false} for operations of the client
	 */
	public boolean isCustom() {
		return this.custom;
	}

	/**
	 * Return the id of the run that the operation refers to or has launched.
	 * @return the id, or {@code null} if there is no such run or its id is not yet known
	 */
	public @Nullable String getRunId() {
		return this.runId;
	}

	/**
	 * Set the id of the run that the operation refers to.
	 * @param runId the id, or {@code null} if there is no such run
	 */
	public void setRunId(@Nullable String runId) {
		this.runId = runId;
	}

	/**
	 * Return the number of retries so far.
	 * @return 0 if only one attempt has been made
	 */
	public int getRetries() {
		return this.retries;
	}

	/**
	 * Set the number of retries so far.
	 * @param retries the number of attempts after the first
	 */
	public void setRetries(int retries) {
		this.retries = retries;
	}

	/**
	 * Return whether the caller canceled the request.
	 * @return {@code true} if the request was canceled without an error
	 */
	public boolean isCancelled() {
		return this.cancelled;
	}

	/**
	 * Set whether the caller canceled the request.
	 * @param cancelled {@code true} if the request was canceled without an error
	 */
	public void setCancelled(boolean cancelled) {
		this.cancelled = cancelled;
	}

	/**
	 * Return whether the request has ended, regardless of its outcome. Meters of requests
	 * in flight are tagged before the request ends.
	 * @return {@code false} while the request is in progress
	 */
	public boolean isEnded() {
		return this.ended;
	}

	/**
	 * Set whether the request has ended.
	 * @param ended {@code true} if the outcome is known
	 */
	public void setEnded(boolean ended) {
		this.ended = ended;
	}

	/**
	 * Types of GraphQL operations that are sent as requests.
	 *
	 * @since 0.1.0
	 */
	public enum OperationType {

		/** Operation that only reads data. */
		QUERY,

		/** Operation that may change data. */
		MUTATION

	}

}
