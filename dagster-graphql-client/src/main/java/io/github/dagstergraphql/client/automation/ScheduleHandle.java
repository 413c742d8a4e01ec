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

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Handle to a schedule. Obtaining it sends no request; a missing schedule is reported by
 * the first operation. Operations require Dagster 1.5 or later.
 * <p>
 * The code location is inferred from the name, and cached for one minute, unless both the
 * {@linkplain #location(String) location} and the {@linkplain #repository(String)
 * repository} are set.
 *
 * @since 0.1.0
 */
public interface ScheduleHandle {

	/**
	 * Return the name of the schedule.
	 * @return {@code Schedule.name}
	 */
	String name();

	/**
	 * Return a handle to the schedule of this name in a code location.
	 * @param locationName the name of the code location
	 * @return a new handle
	 * @throws IllegalArgumentException if the name is blank
	 */
	ScheduleHandle location(String locationName);

	/**
	 * Return a handle to the schedule of this name in a repository.
	 * @param repositoryName the name of the repository, {@code __repository__} for
	 * {@code Definitions}
	 * @return a new handle
	 * @throws IllegalArgumentException if the name is blank
	 */
	ScheduleHandle repository(String repositoryName);

	/**
	 * Request the definition and the state of the schedule.
	 * @return the schedule
	 * @throws ScheduleNotFoundException if the schedule does not exist
	 * @throws AmbiguousAutomationException if several code locations or repositories have
	 * a schedule with this name
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	Schedule get();

	/**
	 * Request the times of the next ticks, even if the schedule is stopped.
	 * @param limit the maximum number of ticks, up to 1000
	 * @return the times, in ascending order
	 * @throws IllegalArgumentException if the limit is not between 1 and 1000
	 * @throws ScheduleNotFoundException if the schedule does not exist
	 * @throws AmbiguousAutomationException if several code locations or repositories have
	 * a schedule with this name
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	List<Instant> nextTicks(int limit);

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
	 * @throws ScheduleNotFoundException from within the stream, if the schedule does not
	 * exist
	 * @throws AmbiguousAutomationException from within the stream, if several code
	 * locations or repositories have a schedule with this name
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException from
	 * within the stream, if the server rejects the request or cannot be reached
	 */
	Stream<Tick> ticks(TickOptions options);

	/**
	 * Start the schedule, so that the daemon evaluates it. Has no effect if it is
	 * running.
	 * @throws ScheduleNotFoundException if the schedule does not exist
	 * @throws AmbiguousAutomationException if several code locations or repositories have
	 * a schedule with this name
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	void start();

	/**
	 * Stop the schedule. Has no effect if it is stopped. Runs that it has launched
	 * continue.
	 * @throws ScheduleNotFoundException if the schedule does not exist
	 * @throws AmbiguousAutomationException if several code locations or repositories have
	 * a schedule with this name
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	void stop();

	/**
	 * Reset the schedule to the status that its code sets. Requires Dagster 1.6.2 or
	 * later.
	 * @throws ScheduleNotFoundException if the schedule does not exist
	 * @throws AmbiguousAutomationException if several code locations or repositories have
	 * a schedule with this name
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	void reset();

	/**
	 * Evaluate the schedule for a point in time, without launching anything. Runs the
	 * code of the schedule on the server, whose side effects occur.
	 * @param time the point in time, such as one of {@link #nextTicks(int)}; the first
	 * scheduled time that is not before it is used
	 * @return what a tick would launch; an exception of the code of the schedule is its
	 * error
	 * @throws ScheduleNotFoundException if the schedule does not exist
	 * @throws AmbiguousAutomationException if several code locations or repositories have
	 * a schedule with this name
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	TickEvaluation dryRun(Instant time);

}
