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

package io.github.dagstergraphql.test;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.test.internal.run.RunState;
import io.github.dagstergraphql.test.internal.run.Simulation;
import io.github.dagstergraphql.test.run.PythonException;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A run of the {@link EmbeddedDagster}, which a test can inspect and complete.
 *
 * @since 0.1.0
 */
public final class EmbeddedRun implements AssertProvider<EmbeddedRunAssert> {

	private final String id;

	private final Simulation simulation;

	EmbeddedRun(String id, Simulation simulation) {
		this.id = id;
		this.simulation = simulation;
	}

	/**
	 * Return the run id.
	 * @return the run id
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Return the name of the job.
	 * @return the name of the job
	 */
	public String job() {
		return state().request().job().name();
	}

	/**
	 * Return the name of the code location.
	 * @return the name of the code location
	 */
	public String location() {
		return state().request().location();
	}

	/**
	 * Return the current status of the run.
	 * @return the status
	 */
	public RunStatus status() {
		return state().status();
	}

	/**
	 * Return the run config.
	 * @return the run config, as plain maps, lists and scalars
	 */
	public Map<String, @Nullable Object> runConfig() {
		return state().request().runConfig();
	}

	/**
	 * Return all tags, including those of the job and of the server.
	 * @return the tags by key
	 */
	public Map<String, String> tags() {
		return new LinkedHashMap<>(state().tags());
	}

	/**
	 * Return the id of the run that this one retries or re-executes
	 * ({@code parentRunId}).
	 * @return the run id, or {@code null}
	 */
	public @Nullable String parentId() {
		return state().request().parentRunId();
	}

	/**
	 * Complete the run successfully now, regardless of its script.
	 * @throws IllegalStateException if the run is finished
	 */
	public void succeed() {
		this.simulation.succeed(this.id);
	}

	/**
	 * Fail the run now, regardless of its script.
	 * @param error the exception that its step raises
	 * @throws IllegalStateException if the run is finished
	 */
	public void fail(PythonException error) {
		this.simulation.fail(this.id, error);
	}

	/**
	 * Set a tag, replacing the previous value, as the workers and daemons of Dagster do.
	 * Their writes may overwrite each other, so that a run has
	 * {@code dagster/will_retry=false} although its retry exists.
	 * @param key the key of the tag, such as {@code dagster/will_retry}
	 * @param value the value
	 * @return this run
	 */
	public EmbeddedRun tag(String key, String value) {
		Assert.hasText(key, "tag key must not be empty");
		Assert.notNull(value, "tag value must not be null");
		this.simulation.tag(this.id, key, value);
		return this;
	}

	/**
	 * Remove a tag. Dagster occasionally loses {@code dagster/auto_retry_run_id} in this
	 * way.
	 * @param key the key of the tag; ignored if the run does not have it
	 * @return this run
	 */
	public EmbeddedRun withoutTag(String key) {
		Assert.hasText(key, "tag key must not be empty");
		this.simulation.tag(this.id, key, null);
		return this;
	}

	/**
	 * Print text to the standard output of a step, in addition to the output of its
	 * script.
	 * @param step the op, or the asset key with two underscores between its components
	 * @param text the text, including line breaks
	 * @return this run
	 * @throws IllegalStateException if the step has not started
	 */
	public EmbeddedRun print(String step, String text) {
		this.simulation.print(this.id, step, false, text);
		return this;
	}

	/**
	 * Print text to the standard error of a step, in addition to the output of its
	 * script.
	 * @param step the op, or the asset key with two underscores between its components
	 * @param text the text, including line breaks
	 * @return this run
	 * @throws IllegalStateException if the step has not started
	 */
	public EmbeddedRun printError(String step, String text) {
		this.simulation.print(this.id, step, true, text);
		return this;
	}

	/**
	 * Delete the captured logs of the run, as cleaning up the storage of Dagster does.
	 * @return this run
	 */
	public EmbeddedRun deleteCapturedLogs() {
		this.simulation.deleteOutput(this.id);
		return this;
	}

	/**
	 * Change a canceled run back to {@code CANCELING}. This happens in Dagster when two
	 * terminations of a queued run overlap; the run keeps this status until it is
	 * terminated with {@code MARK_AS_CANCELED_IMMEDIATELY}.
	 * @throws IllegalStateException if the run has not been canceled
	 */
	public void cancelAgain() {
		this.simulation.cancelAgain(this.id);
	}

	/**
	 * Return assertions, for AssertJ's {@code assertThat(run)}.
	 * @return the assertions
	 */
	@Override
	public EmbeddedRunAssert assertThat() {
		return new EmbeddedRunAssert(this);
	}

	private RunState state() {
		RunState state = this.simulation.find(this.id);
		Assert.state(state != null, () -> "run " + this.id + " has been deleted");
		return state;
	}

	@Override
	public String toString() {
		RunState state = this.simulation.find(this.id);
		return (state != null) ? "run " + this.id + " of " + state.request().job().name() + ", " + state.status()
				: "run " + this.id + ", deleted";
	}

}
