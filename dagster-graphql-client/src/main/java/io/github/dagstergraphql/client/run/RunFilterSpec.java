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

import java.time.Instant;
import java.util.Collection;

/**
 * Which runs are meant ({@code RunsFilter}). A run must meet every condition that is
 * given; without any, all runs are meant. To give a condition again replaces it.
 *
 * @param <S> the type to go on with
 * @since 0.1.0
 */
public interface RunFilterSpec<S extends RunFilterSpec<S>> {

	/**
	 * Want runs of a job, in whatever code location ({@code pipelineName}).
	 * @param jobName the job
	 * @return this spec
	 * @throws IllegalArgumentException if the name is blank
	 */
	S job(String jobName);

	/**
	 * Want runs that have one of some statuses now.
	 * @param statuses the statuses; if there are none, no run is meant, whereas Dagster
	 * itself takes an empty list for all runs
	 * @return this spec
	 * @throws IllegalArgumentException if one is {@link RunStatus#UNKNOWN}, or
	 * {@code null}
	 */
	S statuses(RunStatus... statuses);

	/**
	 * Want runs that have a tag. Runs must have all tags that are given; a second value
	 * for the same key replaces the first.
	 * @param key the key
	 * @param value the value, all of it
	 * @return this spec
	 * @throws IllegalArgumentException if the key is blank or has control characters, or
	 * one of the two is {@code null}
	 */
	S tag(String key, String value);

	/**
	 * Want runs that were created after a moment. Needs Dagster 1.7.7 or later.
	 * @param time the moment, exact to the microsecond
	 * @return this spec
	 * @throws IllegalArgumentException if it is {@code null}
	 */
	S createdAfter(Instant time);

	/**
	 * Want runs that were created before a moment.
	 * @param time the moment, exact to the microsecond
	 * @return this spec
	 * @throws IllegalArgumentException if it is {@code null}
	 */
	S createdBefore(Instant time);

	/**
	 * Want runs that have changed after a moment: their status, or their tags.
	 * @param time the moment, exact to the microsecond
	 * @return this spec
	 * @throws IllegalArgumentException if it is {@code null}
	 */
	S updatedAfter(Instant time);

	/**
	 * Want runs that have not changed since a moment. Needs Dagster 1.7.7 or later.
	 * @param time the moment, exact to the microsecond
	 * @return this spec
	 * @throws IllegalArgumentException if it is {@code null}
	 */
	S updatedBefore(Instant time);

	/**
	 * Want some runs out of these. Those that do not exist are not missed.
	 * @param runIds the ids of the runs; if there are none, no run is meant, whereas
	 * Dagster itself takes an empty list for all runs
	 * @return this spec
	 * @throws IllegalArgumentException if one is blank
	 */
	S ids(Collection<String> runIds);

}
