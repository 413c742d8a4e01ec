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
 * Runs to be found: say which, and then what is wanted of them. The reactive twin of
 * {@link RunsSpec}.
 *
 * @since 0.1.0
 */
public interface ReactiveRunsSpec extends RunFilterSpec<ReactiveRunsSpec> {

	/**
	 * Set how many runs are requested at once. Defaults to 100 for the first request and
	 * grows up to 1000 while the server answers quickly.
	 * @param runs how many
	 * @return this spec
	 * @throws IllegalArgumentException if that is not between 1 and 1000
	 */
	ReactiveRunsSpec pageSize(int runs);

	/**
	 * List the runs, newest first, without their statistics. A page of them is asked for
	 * when its first run is requested, and each subscriber starts anew.
	 * <p>
	 * No run is left out and none comes twice when other runs are created or deleted
	 * meanwhile, be it by the subscriber. Whether runs that are created or changed
	 * meanwhile are in it is not said.
	 * @return the runs; an error of
	 * {@link io.github.dagstergraphql.client.error.UnsupportedServerVersionException} if
	 * the server is too old for one of the conditions, of
	 * {@link io.github.dagstergraphql.client.run.RunNotFoundException} if so many of the
	 * runs were deleted meanwhile (the last 10,000 that were read) that it is not known
	 * where to go on
	 */
	Flux<Run> stream();

	/**
	 * List the newest runs, newest first, without their statistics.
	 * @param limit how many at most
	 * @return the runs; an error of
	 * {@link io.github.dagstergraphql.client.error.UnsupportedServerVersionException} if
	 * the server is too old for one of the conditions
	 * @throws IllegalArgumentException if the limit is not positive
	 */
	Mono<List<Run>> list(int limit);

	/**
	 * Count the runs ({@code Runs.count}).
	 * @return how many there are; an error of
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
	 * Terminate the matching runs that are not finished, except for runs that are being
	 * terminated already, unless the policy is
	 * {@link TerminatePolicy#MARK_AS_CANCELED_IMMEDIATELY}. The ids of the runs are
	 * listed first, and then these runs are terminated and no others, 50 in a request,
	 * each with the launch timeout. Needs Dagster 1.5.1 or later for another policy than
	 * {@link TerminatePolicy#SAFE_TERMINATE}.
	 * @param policy how to terminate them
	 * @return one result for each run, newest first; empty if there is no run to
	 * terminate; an error of {@link TooManyRunsException} if more runs match than
	 * {@link #atMost(long)} permits, of
	 * {@link io.github.dagstergraphql.client.error.UnauthorizedException} if none of it
	 * is permitted, of {@link TerminateRunsException} if the server fails after some of
	 * the runs, with a result for each
	 * @throws IllegalArgumentException if there is no condition at all, which would mean
	 * every run of the instance
	 */
	Mono<List<RunTermination>> terminate(TerminatePolicy policy);

}
