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

package io.github.dagstergraphql.client.backfill;

import java.util.Collection;
import java.util.Map;

import io.github.dagstergraphql.client.partition.PartitionKey;
import io.github.dagstergraphql.client.partition.PartitionRangeSpec;

/**
 * Options of the launch of a backfill that apply to jobs and assets. Exactly one of
 * {@link #partitions(String...)}, {@link #partitionRange(String, String)} and
 * {@link #allPartitions()} has to be used, unless the partitions are restricted to
 * missing or failed ones, which then defaults to all partitions.
 *
 * @param <S> the type of the spec
 * @param <R> the result of the launch: {@link BackfillHandle} from the blocking client, a
 * {@link reactor.core.publisher.Mono} of {@link ReactiveBackfillHandle} from the reactive
 * client
 * @since 0.1.0
 */
public interface BackfillSpec<S extends BackfillSpec<S, R>, R> extends PartitionRangeSpec<S> {

	/**
	 * Select partitions by their keys. The keys are checked before the launch. Replaces
	 * partitions that were selected before.
	 * @param keys the partition keys
	 * @return this spec
	 * @throws IllegalArgumentException if there are no keys, or a key is empty
	 */
	S partitions(String... keys);

	/**
	 * Select partitions by their keys. The keys are checked before the launch. Replaces
	 * partitions that were selected before.
	 * @param keys the partition keys
	 * @return this spec
	 * @throws IllegalArgumentException if there are no keys, or a key is empty
	 */
	S partitions(Collection<String> keys);

	/**
	 * Select partitions by their keys, which may be times or have dimensions. The keys
	 * are checked before the launch. Replaces partitions that were selected before.
	 * @param keys the partition keys
	 * @return this spec
	 * @throws IllegalArgumentException if there are no keys
	 */
	S partitions(PartitionKey... keys);

	/**
	 * Select all partitions. Replaces partitions that were selected before.
	 * @return this spec
	 */
	S allPartitions();

	/**
	 * Restrict the selected partitions to those that are missing: without a run (jobs) or
	 * a materialization (assets). In combination with {@link #onlyFailed()}, partitions
	 * that are missing or failed are included.
	 * @return this spec
	 */
	S onlyMissing();

	/**
	 * Restrict the selected partitions to those that have failed: whose latest run has
	 * failed. In combination with {@link #onlyMissing()}, partitions that are missing or
	 * failed are included.
	 * @return this spec
	 */
	S onlyFailed();

	/**
	 * Set the run config of the runs as an object. Replaces a run config that was set
	 * before. If a partition of a job has run config of its own, that is used instead.
	 * Dagster verifies the run config later: if it is invalid, the backfill fails.
	 * Requires Dagster 1.11.7 or later.
	 * @param runConfig a map, a record, or any other object that Jackson writes as a JSON
	 * object; it is written immediately, so that later changes to it have no effect
	 * @return this spec
	 * @throws IllegalArgumentException if Jackson does not write a JSON object, or if
	 * data would be lost, as for
	 * {@link io.github.dagstergraphql.client.job.ExecutionSpec#runConfig(Object)}
	 */
	S runConfig(Object runConfig);

	/**
	 * Set the run config of the runs as YAML. Replaces a run config that was set before.
	 * @param yaml the text in YAML, which includes JSON
	 * @return this spec
	 * @throws IllegalArgumentException if SnakeYAML is on the class path, and the text
	 * has a syntax error or is no mapping, which Dagster would ignore
	 * @see #runConfig(Object)
	 */
	S runConfigYaml(String yaml);

	/**
	 * Add a tag to the backfill and its runs.
	 * @param key the key
	 * @param value the value
	 * @return this spec
	 * @throws IllegalArgumentException if the key is blank or has control characters
	 */
	S tag(String key, String value);

	/**
	 * Add tags to the backfill and its runs.
	 * @param tags keys and values; a value that is not a string is written as JSON
	 * @return this spec
	 * @throws IllegalArgumentException if a key is invalid, or a value cannot be written
	 */
	S tags(Map<String, ?> tags);

	/**
	 * Set a title for the user interface. Requires Dagster 1.7.8 or later.
	 * @param title the title, up to 100 characters and without line breaks
	 * @return this spec
	 * @throws IllegalArgumentException if the title is empty
	 */
	S title(String title);

	/**
	 * Set a description for the user interface. Requires Dagster 1.7.8 or later.
	 * @param description the description
	 * @return this spec
	 * @throws IllegalArgumentException if the description is empty
	 */
	S description(String description);

	/**
	 * Launch the backfill. Dagster's daemon launches its runs later. A launch without a
	 * response is not repeated: if {@code isOutcomeUnknown()} of the exception is true,
	 * the backfill may exist.
	 * @return the new backfill; the reactive client launches it on subscription
	 * @throws io.github.dagstergraphql.client.partition.InvalidPartitionException if a
	 * partition key does not exist, if there are no partitions at all, or if no partition
	 * is missing or failed; an error of the {@code Mono} of the reactive client
	 * @throws io.github.dagstergraphql.client.error.UnsupportedServerVersionException if
	 * the server is too old for an option
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the launch or cannot be reached
	 * @throws IllegalStateException if no partitions are selected
	 */
	R launch();

}
