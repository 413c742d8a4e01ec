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

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Handle to a sensor; the reactive counterpart of {@link SensorHandle}. Obtaining it
 * sends no request; a missing sensor is reported by the first operation. Operations
 * require Dagster 1.5 or later.
 * <p>
 * The code location is inferred from the name, and cached for one minute, unless both the
 * {@linkplain #location(String) location} and the {@linkplain #repository(String)
 * repository} are set. An error of {@link AmbiguousAutomationException} is emitted if
 * several code locations or repositories have a sensor with this name.
 *
 * @since 0.1.0
 */
public interface ReactiveSensorHandle {

	/**
	 * Return the name of the sensor.
	 * @return {@code Sensor.name}
	 */
	String name();

	/**
	 * Return a handle to the sensor of this name in a code location.
	 * @param locationName the name of the code location
	 * @return a new handle
	 * @throws IllegalArgumentException if the name is blank
	 */
	ReactiveSensorHandle location(String locationName);

	/**
	 * Return a handle to the sensor of this name in a repository.
	 * @param repositoryName the name of the repository, {@code __repository__} for
	 * {@code Definitions}
	 * @return a new handle
	 * @throws IllegalArgumentException if the name is blank
	 */
	ReactiveSensorHandle repository(String repositoryName);

	/**
	 * Request the definition and the state of the sensor.
	 * @return the sensor; an error of {@link SensorNotFoundException} if the sensor does
	 * not exist
	 */
	Mono<Sensor> get();

	/**
	 * Read all ticks, newest first. The same as {@link #ticks(TickOptions)} otherwise.
	 * @return the ticks
	 */
	Flux<Tick> ticks();

	/**
	 * Read ticks, newest first, a page per request when the flux reaches it, each with
	 * the read timeout. Dagster deletes old ticks according to the retention settings of
	 * the instance.
	 * @param options the options
	 * @return the ticks
	 */
	Flux<Tick> ticks(TickOptions options);

	/**
	 * Start the sensor, so that the daemon evaluates it. Has no effect if it is running.
	 * @return completes when the server has accepted the change; an error of
	 * {@link SensorNotFoundException} if the sensor does not exist
	 */
	Mono<Void> start();

	/**
	 * Stop the sensor. Has no effect if it is stopped. Runs that it has launched
	 * continue.
	 * @return completes when the server has accepted the change; an error of
	 * {@link SensorNotFoundException} if the sensor does not exist
	 */
	Mono<Void> stop();

	/**
	 * Reset the sensor to the status that its code sets. Requires Dagster 1.6.2 or later.
	 * @return completes when the server has accepted the change; an error of
	 * {@link SensorNotFoundException} if the sensor does not exist
	 */
	Mono<Void> reset();

	/**
	 * Set the cursor, with which the next evaluation begins.
	 * @param cursor the cursor, or {@code null} for none
	 * @return completes when the server has accepted the change; an error of
	 * {@link SensorNotFoundException} if the sensor does not exist
	 */
	Mono<Void> setCursor(@Nullable String cursor);

	/**
	 * Evaluate the sensor with its current cursor, without launching anything. Runs the
	 * code of the sensor on the server, whose side effects occur.
	 * @return what a tick would launch; an exception of the code of the sensor is its
	 * error; an error of {@link SensorNotFoundException} if the sensor does not exist
	 */
	Mono<TickEvaluation> dryRun();

	/**
	 * Evaluate the sensor with a cursor, without launching anything. Runs the code of the
	 * sensor on the server, whose side effects occur.
	 * @param cursor the cursor, or {@code null} for none
	 * @return what a tick would launch; an exception of the code of the sensor is its
	 * error; an error of {@link SensorNotFoundException} if the sensor does not exist
	 */
	Mono<TickEvaluation> dryRun(@Nullable String cursor);

}
