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

package io.github.dagstergraphql.client.location;

import io.github.dagstergraphql.client.error.PythonErrorInfo;
import org.jspecify.annotations.Nullable;

/**
 * Outcome of a reload of a code location. A location that does not load, does not exist
 * or cannot be reloaded is reported as an outcome, not as an exception.
 *
 * @param status whether the code location was reloaded
 * @param failureType the type of the failure, or {@code null} if there was none
 * @param errorType the GraphQL type of the failure as reported by the server, or
 * {@code null} if there was none; servers since 0.12 report a load failure as
 * {@code PythonError}
 * @param message the server message about the failure, or a message that the location is
 * still loading if the server does not wait for it; otherwise {@code null}
 * @param loadError the Python error of a location that failed to load, with its causes,
 * and with a single-line {@link PythonErrorInfo#summary()}; {@code null} in all other
 * cases
 * @since 0.1.0
 */
public record ReloadRepositoryLocationInfo(Status status, @Nullable FailureType failureType, @Nullable String errorType,
		@Nullable String message, @Nullable PythonErrorInfo loadError) {

	/**
	 * Return whether the code location was reloaded.
	 * @return {@code true} if the status is {@link Status#SUCCESS}
	 */
	public boolean isSuccess() {
		return this.status == Status.SUCCESS;
	}

	/**
	 * Return the status and the types of the failure, but not the server message.
	 */
	@Override
	public String toString() {
		return "ReloadRepositoryLocationInfo[status=" + this.status + ", failureType=" + this.failureType
				+ ", errorType=" + this.errorType + "]";
	}

	/**
	 * Whether a code location was reloaded ({@code ReloadRepositoryLocationStatus} in
	 * Python).
	 *
	 * @since 0.1.0
	 */
	public enum Status {

		/** The code location was reloaded. */
		SUCCESS,

		/** The code location was not reloaded, or no longer loads. */
		FAILURE

	}

	/**
	 * Reason why a code location was not reloaded.
	 *
	 * @since 0.1.0
	 */
	public enum FailureType {

		/**
		 * The kind of location does not support reloading ({@code ReloadNotSupported}).
		 */
		RELOAD_NOT_SUPPORTED,

		/** The code location does not exist ({@code RepositoryLocationNotFound}). */
		REPOSITORY_LOCATION_NOT_FOUND,

		/**
		 * The code fails to load ({@code RepositoryLocationLoadFailure} in Python's
		 * documentation).
		 */
		REPOSITORY_LOCATION_LOAD_FAILURE

	}

}
