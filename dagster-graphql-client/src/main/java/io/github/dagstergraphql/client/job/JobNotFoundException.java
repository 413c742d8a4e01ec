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

package io.github.dagstergraphql.client.job;

import java.util.List;

import io.github.dagstergraphql.client.error.DagsterServerException;
import io.github.dagstergraphql.client.location.LocationLoadFailureInfo;
import org.jspecify.annotations.Nullable;

/**
 * No such job ({@code PipelineNotFoundError} where the server was asked to launch it,
 * {@code JobNotFoundError} where its location was to be inferred). Dagster gives the same
 * answer for an unknown job, an unknown location and a location that failed to load; the
 * message and the details here tell which.
 *
 * @since 0.1.0
 */
public final class JobNotFoundException extends DagsterServerException {

	private final transient List<JobCandidate> nearMisses;

	private final transient List<LocationLoadFailureInfo> failedLocations;

	/**
	 * Create a new exception.
	 * @param errorType the GraphQL type that the server answered, or Python's
	 * {@code JobNotFoundError}
	 * @param message what was looked for where, and what is there instead; safe to log
	 * @param serverMessage the server's own message, or {@code null}
	 * @param nearMisses jobs whose name is alike, best first
	 * @param failedLocations locations that might have the job but failed to load
	 */
	public JobNotFoundException(String errorType, String message, @Nullable String serverMessage,
			List<JobCandidate> nearMisses, List<LocationLoadFailureInfo> failedLocations) {
		super(errorType, message, serverMessage, false);
		this.nearMisses = List.copyOf(nearMisses);
		this.failedLocations = List.copyOf(failedLocations);
	}

	/**
	 * Return jobs that may have been meant: the same name elsewhere, or a similar name.
	 * @return the candidates, best first, possibly none
	 */
	public List<JobCandidate> getNearMisses() {
		return this.nearMisses;
	}

	/**
	 * Return the code locations that failed to load: the job may be in one of them.
	 * @return the locations with the reason, possibly none
	 */
	public List<LocationLoadFailureInfo> getFailedLocations() {
		return this.failedLocations;
	}

}
