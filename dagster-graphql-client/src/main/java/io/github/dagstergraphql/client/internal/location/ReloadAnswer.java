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

package io.github.dagstergraphql.client.internal.location;

import io.github.dagstergraphql.client.error.PythonErrorInfo;
import io.github.dagstergraphql.client.location.ReloadRepositoryLocationInfo;
import io.github.dagstergraphql.client.location.ReloadRepositoryLocationInfo.FailureType;
import io.github.dagstergraphql.client.location.ReloadRepositoryLocationInfo.Status;
import org.jspecify.annotations.Nullable;

/**
 * Members of {@code ReloadRepositoryLocationMutationResult} that are regular results.
 */
sealed interface ReloadAnswer {

	ReloadRepositoryLocationInfo toInfo();

	/**
	 * A {@code WorkspaceLocationEntry}: the location was reloaded, or failed to load.
	 *
	 * @param locationOrLoadError the content or the load error; {@code null} if the
	 * server does not wait for it
	 */
	record Reloaded(@Nullable LocationOrLoadError locationOrLoadError) implements ReloadAnswer {

		@Override
		public ReloadRepositoryLocationInfo toInfo() {
			if (this.locationOrLoadError == null) {
				return new ReloadRepositoryLocationInfo(Status.SUCCESS, null, null,
						"The code location is still loading", null);
			}
			PythonErrorInfo error = this.locationOrLoadError.loadError();
			if (error == null) {
				return new ReloadRepositoryLocationInfo(Status.SUCCESS, null, null, null, null);
			}
			return new ReloadRepositoryLocationInfo(Status.FAILURE, FailureType.REPOSITORY_LOCATION_LOAD_FAILURE,
					this.locationOrLoadError.requiredType(), error.message(), error);
		}

	}

	/**
	 * A {@code ReloadNotSupported}.
	 *
	 * @param message the message
	 */
	record NotSupported(@Nullable String message) implements ReloadAnswer {

		@Override
		public ReloadRepositoryLocationInfo toInfo() {
			return new ReloadRepositoryLocationInfo(Status.FAILURE, FailureType.RELOAD_NOT_SUPPORTED,
					"ReloadNotSupported", this.message, null);
		}

	}

	/**
	 * A {@code RepositoryLocationNotFound}.
	 *
	 * @param message the message
	 */
	record NotFound(@Nullable String message) implements ReloadAnswer {

		@Override
		public ReloadRepositoryLocationInfo toInfo() {
			return new ReloadRepositoryLocationInfo(Status.FAILURE, FailureType.REPOSITORY_LOCATION_NOT_FOUND,
					"RepositoryLocationNotFound", this.message, null);
		}

	}

}
