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

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Op of a job, or graph in which ops are nested ({@code Solid}).
 *
 * @since 0.1.0
 */
public final class JobOp {

	private final String handle;

	private final String definitionName;

	private final @Nullable String description;

	private final boolean graph;

	private final List<Input> inputs;

	private final List<String> outputs;

	private final List<String> requiredResourceKeys;

	private JobOp(Builder builder) {
		this.handle = builder.handle;
		this.definitionName = builder.definitionName;
		this.description = builder.description;
		this.graph = builder.graph;
		this.inputs = List.copyOf(builder.inputs);
		this.outputs = List.copyOf(builder.outputs);
		this.requiredResourceKeys = List.copyOf(builder.requiredResourceKeys);
	}

	/**
	 * Create a builder for an op, for example for tests.
	 * @param handle the handle, such as {@code load} or {@code refine.clean}
	 * @return the builder
	 * @throws IllegalArgumentException if the handle is blank
	 */
	public static Builder builder(String handle) {
		return new Builder(handle);
	}

	/**
	 * Return the handle, which is unique in the job. That of an op is also the key of its
	 * step, unless it is mapped dynamically.
	 * @return the names of the graphs in which it is nested and its own name, separated
	 * by dots, such as {@code refine.clean}
	 */
	public String handle() {
		return this.handle;
	}

	/**
	 * Return the name.
	 * @return the last part of the handle
	 */
	public String name() {
		return this.handle.substring(this.handle.lastIndexOf('.') + 1);
	}

	/**
	 * Return the handle of the graph in which it is nested.
	 * @return the handle without its last part, or {@code null} if it is not nested
	 */
	public @Nullable String graphHandle() {
		int end = this.handle.lastIndexOf('.');
		return (end >= 0) ? this.handle.substring(0, end) : null;
	}

	/**
	 * Return the name of the definition, which differs from the {@link #name()} if the
	 * definition is used under an alias, or several times.
	 * @return the name of the definition of the op or graph
	 */
	public String definitionName() {
		return this.definitionName;
	}

	/**
	 * Return the description.
	 * @return the description of the definition, or {@code null}
	 */
	public @Nullable String description() {
		return this.description;
	}

	/**
	 * Return whether this is a graph, whose ops are separate elements of
	 * {@link JobDetails#ops()}.
	 * @return {@code false} for an op
	 */
	public boolean isGraph() {
		return this.graph;
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
	 * Return the resources that the op requires.
	 * @return the keys, sorted, unmodifiable; empty for a graph
	 */
	public List<String> requiredResourceKeys() {
		return this.requiredResourceKeys;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof JobOp that && state().equals(that.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.handle, this.definitionName, this.description, this.graph, this.inputs, this.outputs,
				this.requiredResourceKeys);
	}

	@Override
	public String toString() {
		return "JobOp[" + this.handle + ", definitionName=" + this.definitionName + ", graph=" + this.graph
				+ ", inputs=" + this.inputs + ", outputs=" + this.outputs + ", requiredResourceKeys="
				+ this.requiredResourceKeys + "]";
	}

	/**
	 * Input of an op or a graph.
	 *
	 * @param name the name
	 * @param upstream the outputs that it receives: none if the value comes from the run
	 * config, from an asset that the job does not materialize, or from an input of the
	 * graph; several for a list of outputs
	 * @since 0.1.0
	 */
	public record Input(String name, List<Output> upstream) {

		public Input {
			upstream = List.copyOf(upstream);
		}

	}

	/**
	 * Output of an op or a graph.
	 *
	 * @param handle the handle of the op or graph
	 * @param name the name of the output, such as {@code result}
	 * @since 0.1.0
	 */
	public record Output(String handle, String name) {

	}

	/**
	 * Builder for a {@link JobOp}.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final String handle;

		private String definitionName;

		private @Nullable String description;

		private boolean graph;

		private List<Input> inputs = List.of();

		private List<String> outputs = List.of();

		private List<String> requiredResourceKeys = List.of();

		private Builder(String handle) {
			Assert.hasText(handle, "handle must not be empty");
			this.handle = handle;
			this.definitionName = handle.substring(handle.lastIndexOf('.') + 1);
		}

		/**
		 * Set the name of the definition. Defaults to the name of the op.
		 * @param definitionName the name
		 * @return this builder
		 */
		public Builder definitionName(String definitionName) {
			Assert.hasText(definitionName, "definition name must not be empty");
			this.definitionName = definitionName;
			return this;
		}

		/**
		 * Set the description. Defaults to none.
		 * @param description the description, or {@code null}
		 * @return this builder
		 */
		public Builder description(@Nullable String description) {
			this.description = description;
			return this;
		}

		/**
		 * Set whether this is a graph. Defaults to {@code false}.
		 * @param graph whether it is
		 * @return this builder
		 */
		public Builder graph(boolean graph) {
			this.graph = graph;
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
		 * Set the required resources. Defaults to none.
		 * @param requiredResourceKeys the keys of the resources
		 * @return this builder
		 */
		public Builder requiredResourceKeys(List<String> requiredResourceKeys) {
			Assert.notNull(requiredResourceKeys, "required resource keys must not be null");
			this.requiredResourceKeys = requiredResourceKeys;
			return this;
		}

		/**
		 * Create the op or graph.
		 * @return the op or graph
		 */
		public JobOp build() {
			return new JobOp(this);
		}

	}

}
