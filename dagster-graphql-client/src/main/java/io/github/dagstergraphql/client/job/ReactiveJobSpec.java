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

import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.run.PlannedStep;
import io.github.dagstergraphql.client.run.ReactiveRunHandle;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Reactive spec for a launch of a job, or for a request of its definition.
 *
 * @since 0.1.0
 * @see JobSpec
 */
public interface ReactiveJobSpec extends JobExecution.Spec<ReactiveJobSpec> {

	/**
	 * Launch a run. If the launch fails, {@code isOutcomeUnknown()} of the exception
	 * reports whether the run may exist nevertheless.
	 * @return the new run, which the server has accepted but not started yet; each
	 * subscription launches one
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the launch or cannot be reached; an error of the {@code Mono}
	 */
	Mono<ReactiveRunHandle> launch();

	/**
	 * Validate the launch without launching a run ({@code isPipelineConfigValid}). The
	 * server verifies that the job and the selected ops or assets exist, and validates
	 * the run config, including that of the partition. Tags and the idempotency key are
	 * not verified.
	 * <p>
	 * {@link #assetSelection(String...)} requires Dagster 1.1.4 or later.
	 * @return completes if the launch is valid
	 * @throws io.github.dagstergraphql.client.run.RunConfigInvalidException if the run
	 * config does not match the schema of the job, with all errors and their paths; an
	 * error of the {@code Mono}
	 * @throws JobNotFoundException if there is no such job
	 * @throws InvalidSubsetException if a selection does not match the job
	 * @throws io.github.dagstergraphql.client.partition.InvalidPartitionException if
	 * there is no such partition
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached; an error of the {@code Mono}
	 */
	Mono<Void> validate();

	/**
	 * Request the execution plan of the launch without launching a run
	 * ({@code executionPlanOrError}): the steps of the run and their dependencies. The
	 * job, the selection, the partition and the run config of this spec determine the
	 * plan, and are validated as by {@link #validate()}.
	 * <p>
	 * {@link #assetSelection(String...)} requires Dagster 1.1.4 or later.
	 * @return the steps, each after those that it depends on, without statistics
	 * @throws io.github.dagstergraphql.client.run.RunConfigInvalidException if the run
	 * config does not match the schema of the job, with all errors and their paths
	 * @throws JobNotFoundException if there is no such job
	 * @throws InvalidSubsetException if a selection does not match the job
	 * @throws io.github.dagstergraphql.client.partition.InvalidPartitionException if
	 * there is no such partition
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached; an error of the {@code Mono}
	 */
	Mono<List<PlannedStep>> executionPlan();

	/**
	 * Request the definition of the job with its ops and resources. Only the name, the
	 * location and the repository of this spec are used. Requires Dagster 1.5 or later.
	 * @return the definition
	 * @throws JobNotFoundException if there is no such job
	 * @throws AmbiguousJobException if several locations or repositories have such a job
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached; an error of the {@code Mono}
	 */
	Mono<JobDetails> get();

	/**
	 * Request the partition keys, all of which are requested in a single response. Only
	 * the name, the location and the repository of this spec are used.
	 * @return the keys, in the order of Dagster: time windows from the oldest to the
	 * newest one, others as they have been defined or added; with several dimensions, all
	 * combinations of their keys, separated by {@code |}
	 * @throws JobNotFoundException if there is no such job
	 * @throws AmbiguousJobException if several locations or repositories have such a job
	 * @throws io.github.dagstergraphql.client.partition.InvalidPartitionException if the
	 * job is not partitioned
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached; an error of the {@code Mono}
	 */
	Mono<List<String>> partitionKeys();

	/**
	 * Request the default values of the run config in YAML, for example as the initial
	 * content of a form. Required values have no default and are missing. Only the name,
	 * the location, the repository and the selection of this spec are used. Requires
	 * Dagster 1.5 or later.
	 * @return {@code RunConfigSchema.rootDefaultYaml}, <code>{}</code> if there are no
	 * default values; newer servers mask the values of fields that are declared as secret
	 * @throws JobNotFoundException if there is no such job
	 * @throws AmbiguousJobException if several locations or repositories have such a job
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	Mono<String> defaultRunConfigYaml();

	/**
	 * Request the default values of the run config. The same as
	 * {@link #defaultRunConfigYaml()} otherwise.
	 * @return the default values as unmodifiable maps and lists, texts, numbers and
	 * booleans
	 * @throws IllegalStateException if SnakeYAML is not on the class path
	 */
	Mono<Map<String, @Nullable Object>> defaultRunConfig();

	/**
	 * Request the schema of the run config ({@code runConfigSchemaOrError}), as types and
	 * as JSON Schema. Only the name, the location, the repository and the selection of
	 * this spec are used. Requires Dagster 1.5 or later.
	 * @return the schema
	 * @throws JobNotFoundException if there is no such job
	 * @throws AmbiguousJobException if several locations or repositories have such a job
	 * @throws InvalidSubsetException if the selection does not match the job
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached; an error of the {@code Mono}
	 */
	Mono<RunConfigSchema> runConfigSchema();

}
