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

import java.util.Map;

/**
 * What can be said about every launch, of a job and of a pipeline alike.
 *
 * @param <S> the type to go on with
 * @since 0.1.0
 */
public interface ExecutionSpec<S extends ExecutionSpec<S>> {

	/**
	 * Specify the code location that has the job. Without it the location is looked up
	 * among those that are loaded; a warning names those that are not.
	 * @param location the name of the code location
	 * @return this spec
	 * @throws IllegalArgumentException if the name is blank
	 */
	S location(String location);

	/**
	 * Say which repository of the code location has the job. Without it the repository is
	 * looked up. Code that uses {@code Definitions} has one, {@code __repository__}.
	 * @param repository the name of the repository
	 * @return this spec
	 * @throws IllegalArgumentException if the name is blank
	 */
	S repository(String repository);

	/**
	 * Give the run config as an object, in place of what was given before.
	 * @param runConfig a map, a record, or anything else that Jackson writes as a JSON
	 * object; it is written at once, with the client's own settings, so that later
	 * changes to it change nothing
	 * @return this spec
	 * @throws IllegalArgumentException if Jackson does not write it as an object, or if
	 * something of it would be lost: objects without properties that Jackson can see,
	 * trees of other JSON libraries, asynchronous values, NaN and infinity, keys that
	 * occur twice, and more than 1,000 levels. The message names the place
	 */
	S runConfig(Object runConfig);

	/**
	 * Give the run config as text, in place of what was given before. The server reads
	 * it; for servers before 0.15.1, which cannot, the client does, if SnakeYAML is on
	 * the class path as it is in every Spring Boot application.
	 * @param yaml the text in YAML, of which JSON is a part
	 * @return this spec
	 * @throws IllegalArgumentException if SnakeYAML is on the class path and finds a
	 * syntax error, which the message locates by line and column
	 */
	S runConfigYaml(String yaml);

	/**
	 * Put a tag on the run, besides those that the job itself has.
	 * @param key the key
	 * @param value the value
	 * @return this spec
	 * @throws IllegalArgumentException if the key is blank or has control characters, or
	 * one of the two is {@code null}
	 */
	S tag(String key, String value);

	/**
	 * Put tags on the run, besides those that the job itself has.
	 * @param tags keys and values; dates, enums, UUIDs and what else JSON has a text for
	 * are sent as that text, maps and lists as JSON, as Dagster's own client does
	 * @return this spec
	 * @throws IllegalArgumentException if a key is blank or has control characters, or a
	 * value is {@code null} or cannot be written without a loss, as with
	 * {@link #runConfig(Object)}
	 */
	S tags(Map<String, ?> tags);

	/**
	 * Launch at most one run for a key, however often it is asked for: a launch whose key
	 * has a run already answers that run, whatever has become of it, and launches
	 * nothing.
	 * <p>
	 * The key is kept in the tag {@code dagster-graphql/idempotency_key} of the run. It
	 * is looked up before the launch, and when the outcome of a launch is unknown: the
	 * run is then looked for until it can no longer appear
	 * ({@link io.github.dagstergraphql.client.DagsterGraphQlClient.Builder#launchSettleTime(java.time.Duration)}),
	 * and launched again if there is none. All of it is within the launch timeout. If
	 * that ends first, the failure says that the outcome is unknown, and the same launch
	 * can be asked for again.
	 * <p>
	 * Launches with one key in one client wait for each other. Open-source Dagster cannot
	 * keep two clients from launching in the same instant. The run that was first is the
	 * result of both; the client that was second terminates its own run unless that has
	 * started, and logs a warning. Runs carry the tag {@code dagster-graphql/client_id}
	 * for that. A later launch with the key terminates what a client has left behind.
	 * <p>
	 * Needs Dagster 1.5 or later.
	 * @param key what is launched at most once, such as the number of an order. It is
	 * unique in the whole Dagster instance: the key of another job's run is refused with
	 * {@link io.github.dagstergraphql.client.error.IdempotencyConflictException}. Run
	 * config, tags and selections are not compared
	 * @return this spec
	 * @throws IllegalArgumentException if the key is blank
	 */
	S idempotencyKey(String key);

}
