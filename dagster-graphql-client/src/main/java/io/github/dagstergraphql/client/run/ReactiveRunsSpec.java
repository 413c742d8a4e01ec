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

package io.github.dagstergraphql.client.run;

import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Spec to find runs by conditions, and to list, count or terminate them; the reactive
 * counterpart of {@link RunsSpec}.
 *
 * @since 0.1.0
 */
public interface ReactiveRunsSpec extends RunFilterSpec<ReactiveRunsSpec> {

	/**
	 * Set the number of runs per request. Defaults to 100 for the first request and grows
	 * up to 1000 while the server responds quickly.
	 * @param runs the number of runs
	 * @return this spec
	 * @throws IllegalArgumentException if the number is not between 1 and 1000
	 */
	ReactiveRunsSpec pageSize(int runs);

	/**
	 * List the runs, newest first, without their statistics. A page of runs is requested
	 * on demand for its first run, and each subscription starts from the beginning.
	 * <p>
	 * No run is omitted or repeated if other runs are created or deleted in the meantime,
	 * including by the subscriber. Whether the result includes runs that are created or
	 * changed in the meantime is undefined.
	 * @return the runs; an error of
	 * {@link io.github.dagstergraphql.client.error.UnsupportedServerVersionException} if
	 * the server is too old for one of the conditions, of
	 * {@link io.github.dagstergraphql.client.run.RunNotFoundException} if the position in
	 * the list is lost because the last 10,000 runs that were read have been deleted in
	 * the meantime
	 */
	Flux<Run> stream();

	/**
	 * Return the status changes of the matching runs, whoever launched them, in the order
	 * of the changes. The server is polled only while there is demand, at the poll
	 * interval of the client, with one request unless many runs have changed. A condition
	 * on the status applies to the status after the change.
	 * <p>
	 * Each change is reported at least once: changes of the minute before the position
	 * may be repeated. If a run changes its status several times between two polls, only
	 * the last status is reported, and changes of runs that are deleted before the next
	 * poll are not reported.
	 * <p>
	 * Polling continues through outages of the server, and the stream completes when the
	 * client is closed or its waits are ended.
	 * @param since the position to start from, either {@link RunChangePosition#now()}, a
	 * time, or the position of the last change that was processed
	 * @return the changes; an error of the client's exceptions if a failure persists,
	 * such as a failed authentication
	 * @throws IllegalArgumentException if the position is {@code null}, or if this spec
	 * has a condition on the update time
	 */
	Flux<RunChange> changes(RunChangePosition since);

	/**
	 * Return the current position in the status changes of all runs, regardless of the
	 * conditions of this spec. A stream from this position includes all changes that
	 * occur from now on. Unlike {@link RunChangePosition#now()}, the position can be
	 * stored before the first change, so that no change is omitted if the application
	 * restarts earlier.
	 * @return the position, by the update times of the runs ({@code Run.updateTime})
	 */
	Mono<RunChangePosition> changePosition();

	/**
	 * List the newest runs, newest first, without their statistics.
	 * @param limit the maximum number of runs
	 * @return the runs; an error of
	 * {@link io.github.dagstergraphql.client.error.UnsupportedServerVersionException} if
	 * the server is too old for one of the conditions
	 * @throws IllegalArgumentException if the limit is not positive
	 */
	Mono<List<Run>> list(int limit);

	/**
	 * Count the runs ({@code Runs.count}).
	 * @return the number of runs; an error of
	 * {@link io.github.dagstergraphql.client.error.UnsupportedServerVersionException} if
	 * the server is too old for one of the conditions
	 */
	Mono<Long> count();

	/**
	 * Return the keys of the tags that the runs of the instance have. Tags that Dagster
	 * hides are not included.
	 * @return the keys in alphabetical order; an error of
	 * {@link io.github.dagstergraphql.client.error.UnsupportedServerVersionException} if
	 * the server is too old
	 * @throws IllegalArgumentException if this spec has conditions
	 */
	Mono<List<String>> tagKeys();

	/**
	 * Return the values that the runs of the instance have for a tag.
	 * @param key the key of the tag
	 * @return the values in alphabetical order, empty if no run has the tag; an error of
	 * {@link io.github.dagstergraphql.client.error.UnsupportedServerVersionException} if
	 * the server is too old
	 * @throws IllegalArgumentException if this spec has conditions
	 */
	Mono<List<String>> tagValues(String key);

	/**
	 * Limit the number of runs that {@link #terminate(TerminatePolicy)} may terminate. If
	 * more runs match, it fails with {@link TooManyRunsException} and terminates none.
	 * Defaults to no limit.
	 * @param runs the number of runs
	 * @return this spec
	 * @throws IllegalArgumentException if the number is negative
	 */
	ReactiveRunsSpec atMost(long runs);

	/**
	 * Terminate the matching runs that are not finished. Runs that are already being
	 * terminated are excluded, unless the policy is
	 * {@link TerminatePolicy#MARK_AS_CANCELED_IMMEDIATELY}. The ids of the runs are
	 * listed first; only these runs are then terminated, 50 in a request, each with the
	 * launch timeout. Requires Dagster 1.5.1 or later for policies other than
	 * {@link TerminatePolicy#SAFE_TERMINATE}.
	 * @param policy the policy of the termination
	 * @return one result for each run, newest first; empty if there is no run to
	 * terminate; an error of {@link TooManyRunsException} if more runs match than
	 * {@link #atMost(long)} permits, of
	 * {@link io.github.dagstergraphql.client.error.UnauthorizedException} if no
	 * termination is permitted, of {@link TerminateRunsException} if the server fails
	 * after some of the runs, with a result for each run
	 * @throws IllegalArgumentException if this spec has no condition, which would select
	 * every run of the instance
	 */
	Mono<List<RunTermination>> terminate(TerminatePolicy policy);

}
