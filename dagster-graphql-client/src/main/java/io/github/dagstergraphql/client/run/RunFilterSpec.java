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
 * Conditions for finding runs ({@code RunsFilter}). A run must match all conditions;
 * without conditions, all runs match. Setting a condition again replaces it.
 *
 * @param <S> the type of the spec
 * @since 0.1.0
 */
public interface RunFilterSpec<S extends RunFilterSpec<S>> {

	/**
	 * Restrict the result to runs of a job, in any code location ({@code pipelineName}).
	 * @param jobName the name of the job
	 * @return this spec
	 * @throws IllegalArgumentException if the name is blank
	 */
	S job(String jobName);

	/**
	 * Restrict the result to runs that currently have one of the given statuses.
	 * @param statuses the statuses; if empty, no run matches, whereas Dagster itself
	 * interprets an empty list as all runs
	 * @return this spec
	 * @throws IllegalArgumentException if a status is {@link RunStatus#UNKNOWN} or
	 * {@code null}
	 */
	S statuses(RunStatus... statuses);

	/**
	 * Restrict the result to runs with a tag. If several tags are given, a run must have
	 * all of them; a second value for the same key replaces the first.
	 * @param key the key
	 * @param value the complete value
	 * @return this spec
	 * @throws IllegalArgumentException if the key is blank or has control characters, or
	 * if the key or the value is {@code null}
	 */
	S tag(String key, String value);

	/**
	 * Restrict the result to runs that were created after a point in time. Requires
	 * Dagster 1.7.7 or later.
	 * @param time the point in time, with microsecond precision
	 * @return this spec
	 * @throws IllegalArgumentException if the time is {@code null}
	 */
	S createdAfter(Instant time);

	/**
	 * Restrict the result to runs that were created before a point in time.
	 * @param time the point in time, with microsecond precision
	 * @return this spec
	 * @throws IllegalArgumentException if the time is {@code null}
	 */
	S createdBefore(Instant time);

	/**
	 * Restrict the result to runs whose status or tags have changed after a point in
	 * time.
	 * @param time the point in time, with microsecond precision
	 * @return this spec
	 * @throws IllegalArgumentException if the time is {@code null}
	 */
	S updatedAfter(Instant time);

	/**
	 * Restrict the result to runs that have not changed since a point in time. Requires
	 * Dagster 1.7.7 or later.
	 * @param time the point in time, with microsecond precision
	 * @return this spec
	 * @throws IllegalArgumentException if the time is {@code null}
	 */
	S updatedBefore(Instant time);

	/**
	 * Restrict the result to the given run ids. Unknown ids are ignored.
	 * @param runIds the run ids; if empty, no run matches, whereas Dagster itself
	 * interprets an empty list as all runs
	 * @return this spec
	 * @throws IllegalArgumentException if an id is blank
	 */
	S ids(Collection<String> runIds);

}
