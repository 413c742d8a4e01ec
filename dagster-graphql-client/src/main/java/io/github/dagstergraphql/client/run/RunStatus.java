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

package io.github.dagstergraphql.client.run;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/**
 * Status of a run ({@code RunStatus}, {@code DagsterRunStatus} in Python).
 *
 * @since 0.1.0
 */
public enum RunStatus {

	/** The run is in the run queue, waiting for the daemon to start it. */
	QUEUED,

	/** The run was created, and its start has not begun. */
	NOT_STARTED,

	/** The run is managed outside of Dagster. */
	MANAGED,

	/** The run is being started. It cannot be terminated in this state. */
	STARTING,

	/** The run is in progress. */
	STARTED,

	/** The run has succeeded. */
	SUCCESS,

	/** The run has failed. */
	FAILURE,

	/** The run is being terminated. */
	CANCELING,

	/** The run has been terminated. */
	CANCELED,

	/** A status of a newer server that this version of the client does not know. */
	@JsonEnumDefaultValue
	UNKNOWN;

	/**
	 * Return whether the status is final.
	 * @return {@code true} for {@link #SUCCESS}, {@link #FAILURE} and {@link #CANCELED}
	 */
	public boolean isFinished() {
		return this == SUCCESS || this == FAILURE || this == CANCELED;
	}

}
