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

import io.github.dagstergraphql.client.error.DagsterServerException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the content of a code location is requested that does not exist, failed to
 * load, or is still loading ({@code RepositoryLocationNotFound}).
 *
 * @since 0.1.0
 */
public final class LocationNotFoundException extends DagsterServerException {

	private final transient @Nullable LocationLoadFailureInfo loadFailure;

	/**
	 * Create a new exception.
	 * @param message the requested location and the reason or the alternatives; safe to
	 * log
	 * @param loadFailure the failure of a location that exists, or {@code null}
	 */
	public LocationNotFoundException(String message, @Nullable LocationLoadFailureInfo loadFailure) {
		super("RepositoryLocationNotFound", message, null, false);
		this.loadFailure = loadFailure;
	}

	/**
	 * Return the failure of a location that exists.
	 * @return the failure, or {@code null} if the location does not exist
	 */
	public @Nullable LocationLoadFailureInfo getLoadFailure() {
		return this.loadFailure;
	}

}
