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

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Step of an execution plan ({@code ExecutionStep}).
 *
 * @since 0.1.0
 */
public final class PlannedStep {

	private final String key;

	private final String opHandle;

	private final StepKind kind;

	private final List<Input> inputs;

	private final List<String> outputs;

	private final List<StepStatistics> statistics;

	private PlannedStep(Builder builder) {
		this.key = builder.key;
		this.opHandle = builder.opHandle;
		this.kind = builder.kind;
		this.inputs = List.copyOf(builder.inputs);
		this.outputs = List.copyOf(builder.outputs);
		this.statistics = List.copyOf(builder.statistics);
	}

	/**
	 * Create a builder for a step, for example for tests.
	 * @param key the key
	 * @return the builder
	 * @throws IllegalArgumentException if the key is blank
	 */
	public static Builder builder(String key) {
		return new Builder(key);
	}

	/**
	 * Return the key, which is unique in the plan.
	 * @return the key, such as {@code load}, {@code refine.clean} for an op of a graph,
	 * or {@code process[?]} for {@link StepKind#UNRESOLVED_MAPPED mapped steps}
	 */
	public String key() {
		return this.key;
	}

	/**
	 * Return the handle of the op that the step executes.
	 * @return the handle, such as {@code load} or {@code refine.clean}
	 */
	public String opHandle() {
		return this.opHandle;
	}

	/**
	 * Return the kind.
	 * @return the kind
	 */
	public StepKind kind() {
		return this.kind;
	}

	/**
	 * Return the inputs.
	 * @return the inputs, by name, unmodifiable
	 */
	public List<Input> inputs() {
		return this.inputs;
	}

	/**
	 * Return the names of the outputs.
	 * @return the names, sorted, unmodifiable
	 */
	public List<String> outputs() {
		return this.outputs;
	}

	/**
	 * Return the steps that this step waits for.
	 * @return the keys of the steps that any input depends on, sorted
	 */
	public List<String> upstream() {
		return this.inputs.stream().flatMap((input) -> input.upstream().stream()).distinct().sorted().toList();
	}

	/**
	 * Return the statistics of the step in the run.
	 * @return the statistics, unmodifiable: empty for a plan without run, and if the step
	 * has not started; several for mapped steps that have started
	 */
	public List<StepStatistics> statistics() {
		return this.statistics;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof PlannedStep that && state().equals(that.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<Object> state() {
		return Arrays.asList(this.key, this.opHandle, this.kind, this.inputs, this.outputs, this.statistics);
	}

	@Override
	public String toString() {
		return "PlannedStep[" + this.key + ", opHandle=" + this.opHandle + ", kind=" + this.kind + ", inputs="
				+ this.inputs + ", outputs=" + this.outputs + ", statistics=" + this.statistics + "]";
	}

	/**
	 * Input of a step.
	 *
	 * @param name the name
	 * @param upstream the keys of the steps of the plan that provide it, sorted: none if
	 * the value comes from the run config, from a previous run, or from an asset that the
	 * run does not materialize
	 * @since 0.1.0
	 */
	public record Input(String name, List<String> upstream) {

		public Input {
			upstream = List.copyOf(upstream);
		}

	}

	/**
	 * Builder for a {@link PlannedStep}.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final String key;

		private String opHandle;

		private StepKind kind = StepKind.COMPUTE;

		private List<Input> inputs = List.of();

		private List<String> outputs = List.of();

		private List<StepStatistics> statistics = List.of();

		private Builder(String key) {
			Assert.hasText(key, "key must not be empty");
			this.key = key;
			this.opHandle = key;
		}

		/**
		 * Set the handle of the op. Defaults to the key.
		 * @param opHandle the handle
		 * @return this builder
		 */
		public Builder opHandle(String opHandle) {
			Assert.hasText(opHandle, "op handle must not be empty");
			this.opHandle = opHandle;
			return this;
		}

		/**
		 * Set the kind. Defaults to {@link StepKind#COMPUTE}.
		 * @param kind the kind
		 * @return this builder
		 */
		public Builder kind(StepKind kind) {
			Assert.notNull(kind, "kind must not be null");
			this.kind = kind;
			return this;
		}

		/**
		 * Set the inputs. Defaults to none.
		 * @param inputs the inputs
		 * @return this builder
		 */
		public Builder inputs(List<Input> inputs) {
			Assert.notNull(inputs, "inputs must not be null");
			this.inputs = inputs;
			return this;
		}

		/**
		 * Set the outputs. Defaults to none.
		 * @param outputs the names of the outputs
		 * @return this builder
		 */
		public Builder outputs(List<String> outputs) {
			Assert.notNull(outputs, "outputs must not be null");
			this.outputs = outputs;
			return this;
		}

		/**
		 * Set the statistics. Defaults to none.
		 * @param statistics the statistics of the step in a run
		 * @return this builder
		 */
		public Builder statistics(List<StepStatistics> statistics) {
			Assert.notNull(statistics, "statistics must not be null");
			this.statistics = statistics;
			return this;
		}

		/**
		 * Create the step.
		 * @return the step
		 */
		public PlannedStep build() {
			return new PlannedStep(this);
		}

	}

}
