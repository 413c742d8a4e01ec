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

package io.github.dagstergraphql.client.automation;

import java.util.List;

import io.github.dagstergraphql.client.error.DagsterServerException;
import io.github.dagstergraphql.client.location.LocationLoadFailureInfo;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a sensor does not exist ({@code SensorNotFoundError}). The sensors of a
 * code location that failed to load do not exist for Dagster; the message and the details
 * of this exception tell which locations failed.
 *
 * @since 0.1.0
 */
public final class SensorNotFoundException extends DagsterServerException {

	private final transient List<AutomationCandidate> nearMisses;

	private final transient List<LocationLoadFailureInfo> failedLocations;

	/**
	 * Create a new exception without alternatives.
	 * @param errorType the GraphQL type reported by the server
	 * @param message the requested sensor; safe to log
	 * @param serverMessage the server message, or {@code null}
	 */
	public SensorNotFoundException(String errorType, String message, @Nullable String serverMessage) {
		this(errorType, message, serverMessage, List.of(), List.of());
	}

	/**
	 * Create a new exception.
	 * @param errorType the GraphQL type reported by the server
	 * @param message the requested sensor and the alternatives; safe to log
	 * @param serverMessage the server message, or {@code null}
	 * @param nearMisses sensors with the same name elsewhere or with a similar name, best
	 * match first
	 * @param failedLocations locations that failed to load and may contain the sensor
	 */
	public SensorNotFoundException(String errorType, String message, @Nullable String serverMessage,
			List<AutomationCandidate> nearMisses, List<LocationLoadFailureInfo> failedLocations) {
		super(errorType, message, serverMessage, false);
		this.nearMisses = List.copyOf(nearMisses);
		this.failedLocations = List.copyOf(failedLocations);
	}

	/**
	 * Return sensors with the same name in another location or repository, or with a
	 * similar name.
	 * @return the candidates, best match first; may be empty
	 */
	public List<AutomationCandidate> getNearMisses() {
		return this.nearMisses;
	}

	/**
	 * Return the code locations that failed to load and may contain the sensor.
	 * @return the locations with the reason; may be empty
	 */
	public List<LocationLoadFailureInfo> getFailedLocations() {
		return this.failedLocations;
	}

}
