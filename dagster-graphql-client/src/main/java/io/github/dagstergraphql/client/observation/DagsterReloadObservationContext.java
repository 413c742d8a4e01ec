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
 * Context of the observation of the reload of a code location, or of all of them.
 * {@link #getError()} returns the failure, usually a
 * {@link io.github.dagstergraphql.client.error.DagsterGraphQlClientException}. A code
 * location that does not load is a status and not an error.
 *
 * @since 0.1.0
 */
public final class DagsterReloadObservationContext extends Observation.Context {

	private final String clientName;

	private volatile boolean workspace;

	private volatile @Nullable String locationName;

	private volatile @Nullable Status status;

	/**
	 * Create a new context.
	 * @param clientName the name of the client
	 */
	public DagsterReloadObservationContext(String clientName) {
		Assert.hasText(clientName, "client name must not be empty");
		this.clientName = clientName;
	}

	/**
	 * Return the name of the client.
	 * @return the name
	 */
	public String getClientName() {
		return this.clientName;
	}

	/**
	 * Return whether the reload is for the workspace, that is, for all code locations.
	 * @return {@code true} if so; {@code false} for a single code location
	 */
	public boolean isWorkspace() {
		return this.workspace;
	}

	/**
	 * Set whether the reload is for the workspace. Defaults to {@code false}.
	 * @param workspace whether it is for all code locations
	 */
	public void setWorkspace(boolean workspace) {
		this.workspace = workspace;
	}

	/**
	 * Return the name of the code location. It is set when the reload ends.
	 * @return the name, or {@code null} unless confirmed by the server, and for a reload
	 * of the workspace
	 */
	public @Nullable String getLocationName() {
		return this.locationName;
	}

	/**
	 * Set the name of the code location.
	 * @param locationName the name, or {@code null} unless confirmed by the server
	 */
	public void setLocationName(@Nullable String locationName) {
		this.locationName = locationName;
	}

	/**
	 * Return the status of the reload.
	 * @return the status, or {@code null} while the reload is in progress
	 */
	public @Nullable Status getStatus() {
		return this.status;
	}

	/**
	 * Set the status of the reload.
	 * @param status the status, or {@code null} while the reload is in progress
	 */
	public void setStatus(@Nullable Status status) {
		this.status = status;
	}

	/**
	 * Status of a reload.
	 *
	 * @since 0.1.0
	 */
	public enum Status {

		/** The code location was reloaded, or all of them were. */
		SUCCESS,

		/**
		 * The server reported that the reload failed, or that the code does not load, at
		 * least that of one code location.
		 */
		FAILURE,

		/**
		 * The server reported neither: it could not be reached, denied the operation, or
		 * the caller canceled the request.
		 */
		ERROR

	}

}
