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

import java.util.Collection;
import java.util.Map;

/**
 * Spec for a re-execution of a run. By default, the new run repeats its parent: the same
 * job, ops and assets with the same run config and tags.
 *
 * @param <R> the result of the launch: {@link RunHandle} from the blocking client, a
 * {@link reactor.core.publisher.Mono} of {@link ReactiveRunHandle} from the reactive
 * client
 * @since 0.1.0
 */
public interface ReexecutionSpec<R> {

	/**
	 * Run only the steps that failed or were canceled, and the steps that did not run as
	 * a consequence. The outputs of the other steps are reused. Replaces
	 * {@link #steps(String...) steps}.
	 * @return this spec
	 */
	ReexecutionSpec<R> fromFailure();

	/**
	 * Run only the given steps. The outputs of earlier steps in the parent run are
	 * reused. Replaces {@link #fromFailure()} and steps that were set before.
	 * @param stepKeys the step keys, such as {@code load} or {@code report.write},
	 * without selection syntax
	 * @return this spec
	 * @throws IllegalArgumentException if there are no step keys, or one is blank:
	 * Dagster would launch a run without any steps
	 */
	ReexecutionSpec<R> steps(String... stepKeys);

	/**
	 * Run only the given steps. The outputs of earlier steps in the parent run are
	 * reused. Replaces {@link #fromFailure()} and steps that were set before.
	 * @param stepKeys the step keys
	 * @return this spec
	 * @throws IllegalArgumentException if there are no step keys, or one is blank
	 */
	ReexecutionSpec<R> steps(Collection<String> stepKeys);

	/**
	 * Set a run config that replaces the run config of the parent, as an object.
	 * @param runConfig a map, a record, or any other object that Jackson writes as a JSON
	 * object; it is written immediately, with the settings of the client
	 * @return this spec
	 * @throws IllegalArgumentException if Jackson does not write a JSON object, or if
	 * data would be lost, as in a launch
	 * @see io.github.dagstergraphql.client.job.ExecutionSpec#runConfig(Object)
	 */
	ReexecutionSpec<R> runConfig(Object runConfig);

	/**
	 * Set a run config that replaces the run config of the parent, as YAML.
	 * @param yaml the text in YAML, which includes JSON
	 * @return this spec
	 * @throws IllegalArgumentException if SnakeYAML is on the class path and finds a
	 * syntax error; the message contains the line and column
	 */
	ReexecutionSpec<R> runConfigYaml(String yaml);

	/**
	 * Add a tag to the new run. Replaces the tag of the parent with the same key.
	 * @param key the key
	 * @param value the value
	 * @return this spec
	 * @throws IllegalArgumentException if the key is blank or has control characters, or
	 * if the key or the value is {@code null}
	 */
	ReexecutionSpec<R> tag(String key, String value);

	/**
	 * Add tags to the new run. Replaces tags of the parent with the same keys.
	 * @param tags keys and values; values are written as in a launch
	 * @return this spec
	 * @throws IllegalArgumentException if a key is blank or has control characters, or a
	 * value is {@code null} or cannot be written without loss
	 * @see io.github.dagstergraphql.client.job.ExecutionSpec#tags(Map)
	 */
	ReexecutionSpec<R> tags(Map<String, ?> tags);

	/**
	 * Launch the new run. It names the run that it repeats as its parent
	 * ({@code Run.parentRunId}) and the first run of the chain as its root
	 * ({@code Run.rootRunId}). The request is not repeated; if it fails,
	 * {@code isOutcomeUnknown()} of the exception reports whether the run may exist
	 * nevertheless. Requires Dagster 1.5 or later.
	 * @return the new run, which the server has accepted but not started yet; the
	 * reactive client launches it on subscription, and the exceptions are errors of its
	 * {@code Mono}
	 * @throws io.github.dagstergraphql.client.run.RunNotFoundException if the parent run
	 * does not exist
	 * @throws io.github.dagstergraphql.client.run.RunNotFailedException if a re-execution
	 * from failure is requested for a run that neither failed nor was canceled
	 * @throws io.github.dagstergraphql.client.job.JobNotFoundException if the job no
	 * longer exists
	 * @throws io.github.dagstergraphql.client.run.RunConfigInvalidException if the run
	 * config does not match the job
	 * @throws io.github.dagstergraphql.client.run.InvalidStepException if the job has no
	 * such step
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the launch or cannot be reached
	 */
	R launch();

}
