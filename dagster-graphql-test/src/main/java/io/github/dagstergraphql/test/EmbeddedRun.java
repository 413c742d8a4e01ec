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
 * A run of the {@link EmbeddedDagster}, which a test can look at and end.
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
	 * Return the job.
	 * @return its name
	 */
	public String job() {
		return state().request().job().name();
	}

	/**
	 * Return the code location.
	 * @return its name
	 */
	public String location() {
		return state().request().location();
	}

	/**
	 * Return where the run is in its life.
	 * @return the status at this moment
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
	 * Return all tags, those of the job and of the server included.
	 * @return the tags by key
	 */
	public Map<String, String> tags() {
		return new LinkedHashMap<>(state().tags());
	}

	/**
	 * Return the run that this one retries or repeats ({@code parentRunId}).
	 * @return the run id, or {@code null}
	 */
	public @Nullable String parentId() {
		return state().request().parentRunId();
	}

	/**
	 * Let the run succeed now, whatever its script says.
	 * @throws IllegalStateException if it is over
	 */
	public void succeed() {
		this.simulation.succeed(this.id);
	}

	/**
	 * Let the run fail now, whatever its script says.
	 * @param error what its step raises
	 * @throws IllegalStateException if it is over
	 */
	public void fail(PythonException error) {
		this.simulation.fail(this.id, error);
	}

	/**
	 * Write a tag, in place of the one before, as Dagster's workers and daemons do: their
	 * writes may overwrite each other, so that a run says
	 * {@code dagster/will_retry=false} although its retry exists.
	 * @param key the tag, such as {@code dagster/will_retry}
	 * @param value its value
	 * @return this run
	 */
	public EmbeddedRun tag(String key, String value) {
		Assert.hasText(key, "tag key must not be empty");
		Assert.notNull(value, "tag value must not be null");
		this.simulation.tag(this.id, key, value);
		return this;
	}

	/**
	 * Remove a tag, as Dagster loses {@code dagster/auto_retry_run_id} now and then.
	 * @param key the tag; one that the run does not have is ignored
	 * @return this run
	 */
	public EmbeddedRun withoutTag(String key) {
		Assert.hasText(key, "tag key must not be empty");
		this.simulation.tag(this.id, key, null);
		return this;
	}

	/**
	 * Let a canceled run be {@code CANCELING} again. Dagster does this to a run in the
	 * queue when two terminations of it cross; the run stays like that until it is
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
