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

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Handle to a schedule; the reactive counterpart of {@link ScheduleHandle}. Obtaining it
 * sends no request; a missing schedule is reported by the first operation. Operations
 * require Dagster 1.5 or later.
 * <p>
 * The code location is inferred from the name, and cached for one minute, unless both the
 * {@linkplain #location(String) location} and the {@linkplain #repository(String)
 * repository} are set. An error of {@link AmbiguousAutomationException} is emitted if
 * several code locations or repositories have a schedule with this name.
 *
 * @since 0.1.0
 */
public interface ReactiveScheduleHandle {

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
	ReactiveScheduleHandle location(String locationName);

	/**
	 * Return a handle to the schedule of this name in a repository.
	 * @param repositoryName the name of the repository, {@code __repository__} for
	 * {@code Definitions}
	 * @return a new handle
	 * @throws IllegalArgumentException if the name is blank
	 */
	ReactiveScheduleHandle repository(String repositoryName);

	/**
	 * Request the definition and the state of the schedule.
	 * @return the schedule; an error of {@link ScheduleNotFoundException} if the schedule
	 * does not exist
	 */
	Mono<Schedule> get();

	/**
	 * Request the times of the next ticks, even if the schedule is stopped.
	 * @param limit the maximum number of ticks, up to 1000
	 * @return the times, in ascending order; an error of
	 * {@link ScheduleNotFoundException} if the schedule does not exist
	 * @throws IllegalArgumentException if the limit is not between 1 and 1000
	 */
	Mono<List<Instant>> nextTicks(int limit);

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
	 * Start the schedule, so that the daemon evaluates it. Has no effect if it is
	 * running.
	 * @return completes when the server has accepted the change; an error of
	 * {@link ScheduleNotFoundException} if the schedule does not exist
	 */
	Mono<Void> start();

	/**
	 * Stop the schedule. Has no effect if it is stopped. Runs that it has launched
	 * continue.
	 * @return completes when the server has accepted the change; an error of
	 * {@link ScheduleNotFoundException} if the schedule does not exist
	 */
	Mono<Void> stop();

	/**
	 * Reset the schedule to the status that its code sets. Requires Dagster 1.6.2 or
	 * later.
	 * @return completes when the server has accepted the change; an error of
	 * {@link ScheduleNotFoundException} if the schedule does not exist
	 */
	Mono<Void> reset();

	/**
	 * Evaluate the schedule for a point in time, without launching anything. Runs the
	 * code of the schedule on the server, whose side effects occur.
	 * @param time the point in time, such as one of {@link #nextTicks(int)}; the first
	 * scheduled time that is not before it is used
	 * @return what a tick would launch; an exception of the code of the schedule is its
	 * error; an error of {@link ScheduleNotFoundException} if the schedule does not exist
	 */
	Mono<TickEvaluation> dryRun(Instant time);

}
