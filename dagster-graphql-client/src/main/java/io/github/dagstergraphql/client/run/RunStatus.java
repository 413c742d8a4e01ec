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
 * Where a run is in its life ({@code RunStatus}, {@code DagsterRunStatus} in Python).
 *
 * @since 0.1.0
 */
public enum RunStatus {

	/** Waits in the run queue; the daemon takes it from there. */
	QUEUED,

	/** Was created, and nobody has begun to start it. */
	NOT_STARTED,

	/** Is managed by somebody else than Dagster. */
	MANAGED,

	/** Is being started. It cannot be terminated in this state. */
	STARTING,

	/** Is running. */
	STARTED,

	/** Is over: all went well. */
	SUCCESS,

	/** Is over: something failed. */
	FAILURE,

	/** Is being terminated. */
	CANCELING,

	/** Is over: it was terminated. */
	CANCELED,

	/** A status that this version of the client does not know, of a newer server. */
	@JsonEnumDefaultValue
	UNKNOWN;

	/**
	 * Return whether the run is over.
	 * @return {@code true} for {@link #SUCCESS}, {@link #FAILURE} and {@link #CANCELED}
	 */
	public boolean isFinished() {
		return this == SUCCESS || this == FAILURE || this == CANCELED;
	}

}
