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

import io.github.dagstergraphql.client.location.ShutdownRepositoryLocationInfo;
import io.github.dagstergraphql.client.location.ShutdownRepositoryLocationInfo.Status;
import org.jspecify.annotations.Nullable;

/**
 * Members of {@code ShutdownRepositoryLocationMutationResult} that are regular results.
 */
sealed interface ShutdownAnswer {

	ShutdownRepositoryLocationInfo toInfo();

	/**
	 * A {@code ShutdownRepositoryLocationSuccess}.
	 */
	record ShutDown() implements ShutdownAnswer {

		@Override
		public ShutdownRepositoryLocationInfo toInfo() {
			return new ShutdownRepositoryLocationInfo(Status.SUCCESS, null, null);
		}

	}

	/**
	 * A {@code RepositoryLocationNotFound}.
	 *
	 * @param message the message
	 */
	record NotFound(@Nullable String message) implements ShutdownAnswer {

		@Override
		public ShutdownRepositoryLocationInfo toInfo() {
			return new ShutdownRepositoryLocationInfo(Status.FAILURE, "RepositoryLocationNotFound", this.message);
		}

	}

	/**
	 * A {@code PythonError}, such as for a location that does not support it.
	 *
	 * @param message the message
	 */
	record Failed(@Nullable String message) implements ShutdownAnswer {

		@Override
		public ShutdownRepositoryLocationInfo toInfo() {
			return new ShutdownRepositoryLocationInfo(Status.FAILURE, "PythonError", this.message);
		}

	}

}
