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
 * Options of a launch that apply to jobs and pipelines.
 *
 * @param <S> the type of the spec
 * @since 0.1.0
 */
public interface ExecutionSpec<S extends ExecutionSpec<S>> {

	/**
	 * Specify the code location of the job. By default, the location is looked up among
	 * those that are loaded; the names of the others are logged as a warning.
	 * @param location the name of the code location
	 * @return this spec
	 * @throws IllegalArgumentException if the name is blank
	 */
	S location(String location);

	/**
	 * Specify the repository of the job in its code location. By default, the repository
	 * is looked up. Code that uses {@code Definitions} has a single repository,
	 * {@code __repository__}.
	 * @param repository the name of the repository
	 * @return this spec
	 * @throws IllegalArgumentException if the name is blank
	 */
	S repository(String repository);

	/**
	 * Set the run config as an object. Replaces a run config that was set before.
	 * @param runConfig a map, a record, or any other object that Jackson writes as a JSON
	 * object; it is written immediately, with the settings of the client, so that later
	 * changes to it have no effect
	 * @return this spec
	 * @throws IllegalArgumentException if Jackson does not write a JSON object, or if
	 * data would be lost: objects without properties that are visible to Jackson, trees
	 * of other JSON libraries, asynchronous values, NaN and infinity, duplicate keys, and
	 * more than 1,000 levels. The message contains the path
	 */
	S runConfig(Object runConfig);

	/**
	 * Set the run config as YAML. Replaces a run config that was set before. The text is
	 * parsed by the server. For servers before 0.15.1, which do not support this, the
	 * client parses it if SnakeYAML is on the class path, as in every Spring Boot
	 * application.
	 * @param yaml the text in YAML, which includes JSON
	 * @return this spec
	 * @throws IllegalArgumentException if SnakeYAML is on the class path and finds a
	 * syntax error; the message contains the line and column
	 */
	S runConfigYaml(String yaml);

	/**
	 * Add a tag to the run, in addition to the tags of the job.
	 * @param key the key
	 * @param value the value
	 * @return this spec
	 * @throws IllegalArgumentException if the key is blank or has control characters, or
	 * if the key or the value is {@code null}
	 */
	S tag(String key, String value);

	/**
	 * Add tags to the run, in addition to the tags of the job.
	 * @param tags keys and values; dates, enums, UUIDs and other values that JSON
	 * represents as a string are sent as that string, maps and lists as JSON, as by
	 * Dagster's own client
	 * @return this spec
	 * @throws IllegalArgumentException if a key is blank or has control characters, or a
	 * value is {@code null} or cannot be written without loss, as for
	 * {@link #runConfig(Object)}
	 */
	S tags(Map<String, ?> tags);

	/**
	 * Launch at most one run for a key. If a run with the key exists, the launch returns
	 * that run, regardless of its status, and launches no other.
	 * <p>
	 * The key is stored in the tag {@code dagster-graphql/idempotency_key} of the run. It
	 * is looked up before the launch, and when the outcome of a launch is unknown: the
	 * client then searches for the run until it can no longer appear
	 * ({@link io.github.dagstergraphql.client.DagsterGraphQlClient.Builder#launchSettleTime(java.time.Duration)}),
	 * and launches again if there is none. All of this shares the launch timeout. If the
	 * launch times out, the exception reports that the outcome is unknown, and the launch
	 * can be repeated with the same key.
	 * <p>
	 * Launches with the same key in one client wait for each other. Open-source Dagster
	 * cannot prevent two clients from launching at the same instant. In this case, the
	 * first run is the result of both launches; the client of the second run terminates
	 * its own run unless that has started, and logs a warning. Runs carry the tag
	 * {@code dagster-graphql/client_id} for this purpose. A later launch with the key
	 * terminates duplicate runs that a client has not terminated.
	 * <p>
	 * Requires Dagster 1.5 or later.
	 * @param key the key, such as an order number. It is unique in the entire Dagster
	 * instance: the key of a run of another job is rejected with
	 * {@link io.github.dagstergraphql.client.error.IdempotencyConflictException}. Run
	 * config, tags and selections are not compared
	 * @return this spec
	 * @throws IllegalArgumentException if the key is blank
	 */
	S idempotencyKey(String key);

}
