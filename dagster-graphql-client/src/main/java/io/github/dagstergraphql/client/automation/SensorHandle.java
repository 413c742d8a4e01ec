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

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Handle to a sensor. Obtaining it sends no request; a missing sensor is reported by the
 * first operation. Operations require Dagster 1.5 or later.
 * <p>
 * The code location is inferred from the name, and cached for one minute, unless both the
 * {@linkplain #location(String) location} and the {@linkplain #repository(String)
 * repository} are set.
 *
 * @since 0.1.0
 */
public interface SensorHandle {

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
	SensorHandle location(String locationName);

	/**
	 * Return a handle to the sensor of this name in a repository.
	 * @param repositoryName the name of the repository, {@code __repository__} for
	 * {@code Definitions}
	 * @return a new handle
	 * @throws IllegalArgumentException if the name is blank
	 */
	SensorHandle repository(String repositoryName);

	/**
	 * Request the definition and the state of the sensor.
	 * @return the sensor
	 * @throws SensorNotFoundException if the sensor does not exist
	 * @throws AmbiguousAutomationException if several code locations or repositories have
	 * a sensor with this name
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	Sensor get();

	/**
	 * Read all ticks, newest first. The same as {@link #ticks(TickOptions)} otherwise.
	 * @return the ticks
	 */
	Stream<Tick> ticks();

	/**
	 * Read ticks, newest first, a page per request when the stream reaches it, each with
	 * the read timeout. Dagster deletes old ticks according to the retention settings of
	 * the instance.
	 * @param options the options
	 * @return the ticks; the stream holds no resources and does not have to be closed
	 * @throws SensorNotFoundException from within the stream, if the sensor does not
	 * exist
	 * @throws AmbiguousAutomationException from within the stream, if several code
	 * locations or repositories have a sensor with this name
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException from
	 * within the stream, if the server rejects the request or cannot be reached
	 */
	Stream<Tick> ticks(TickOptions options);

	/**
	 * Start the sensor, so that the daemon evaluates it. Has no effect if it is running.
	 * @throws SensorNotFoundException if the sensor does not exist
	 * @throws AmbiguousAutomationException if several code locations or repositories have
	 * a sensor with this name
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	void start();

	/**
	 * Stop the sensor. Has no effect if it is stopped. Runs that it has launched
	 * continue.
	 * @throws SensorNotFoundException if the sensor does not exist
	 * @throws AmbiguousAutomationException if several code locations or repositories have
	 * a sensor with this name
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	void stop();

	/**
	 * Reset the sensor to the status that its code sets. Requires Dagster 1.6.2 or later.
	 * @throws SensorNotFoundException if the sensor does not exist
	 * @throws AmbiguousAutomationException if several code locations or repositories have
	 * a sensor with this name
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	void reset();

	/**
	 * Set the cursor, with which the next evaluation begins.
	 * @param cursor the cursor, or {@code null} for none
	 * @throws SensorNotFoundException if the sensor does not exist
	 * @throws AmbiguousAutomationException if several code locations or repositories have
	 * a sensor with this name
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	void setCursor(@Nullable String cursor);

	/**
	 * Evaluate the sensor with its current cursor, without launching anything. Runs the
	 * code of the sensor on the server, whose side effects occur.
	 * @return what a tick would launch; an exception of the code of the sensor is its
	 * error
	 * @throws SensorNotFoundException if the sensor does not exist
	 * @throws AmbiguousAutomationException if several code locations or repositories have
	 * a sensor with this name
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	TickEvaluation dryRun();

	/**
	 * Evaluate the sensor with a cursor, without launching anything. Runs the code of the
	 * sensor on the server, whose side effects occur.
	 * @param cursor the cursor, or {@code null} for none
	 * @return what a tick would launch; an exception of the code of the sensor is its
	 * error
	 * @throws SensorNotFoundException if the sensor does not exist
	 * @throws AmbiguousAutomationException if several code locations or repositories have
	 * a sensor with this name
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	TickEvaluation dryRun(@Nullable String cursor);

}
