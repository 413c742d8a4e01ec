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
 * How a reload of a code location ended. That the location does not load, does not exist
 * or cannot be reloaded is an answer, not an exception.
 *
 * @param status whether it was reloaded
 * @param failureType why it was not, or {@code null} if it was
 * @param errorType the GraphQL type of the failure in the server's own word, or
 * {@code null} if there was none; servers since 0.12 call a load failure
 * {@code PythonError}
 * @param message what the server said about the failure; that the location is still
 * loading, if the server does not wait for it; or {@code null}
 * @param loadError the Python error of a location that failed to load, with its causes,
 * for which {@link PythonErrorInfo#summary()} gives a single line; {@code null} for all
 * else
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
	 * Tell how it ended, without what the server said.
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

		/** It was reloaded. */
		SUCCESS,

		/** It was not, or it does not load any more. */
		FAILURE

	}

	/**
	 * Why a code location was not reloaded.
	 *
	 * @since 0.1.0
	 */
	public enum FailureType {

		/** It is of a kind that cannot be reloaded ({@code ReloadNotSupported}). */
		RELOAD_NOT_SUPPORTED,

		/** There is none of that name ({@code RepositoryLocationNotFound}). */
		REPOSITORY_LOCATION_NOT_FOUND,

		/**
		 * Its code fails to load ({@code RepositoryLocationLoadFailure} in Python's
		 * documentation).
		 */
		REPOSITORY_LOCATION_LOAD_FAILURE

	}

}
