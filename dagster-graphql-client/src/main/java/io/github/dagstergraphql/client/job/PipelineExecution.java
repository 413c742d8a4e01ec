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

import io.github.dagstergraphql.client.internal.json.Json;
import io.github.dagstergraphql.client.internal.launch.input.RunConfigText;
import io.github.dagstergraphql.client.internal.launch.input.Tags;
import io.github.dagstergraphql.client.internal.text.MessageText;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Request to launch a run of a pipeline, the predecessor of jobs before Dagster 0.13,
 * with modes and presets. On newer servers, the job of that name is launched. The request
 * is immutable and can be launched repeatedly.
 * <p>
 * A preset includes a mode and run config. A mode in addition to a preset is not sent, as
 * in the Python client of 0.12. If run config is set as well, all of it is sent, and
 * servers report a conflict.
 *
 * @param pipelineName the name of the pipeline
 * @param location the code location of the pipeline, or {@code null} to look it up
 * @param repository the repository of the pipeline, or {@code null} to look it up
 * @param runConfig the run config as an object, or {@code null} if it is YAML or absent
 * @param runConfigYaml the run config as YAML, or {@code null} if it is an object or
 * absent
 * @param tags the tags of the run
 * @param mode the mode, or {@code null} if there is a preset
 * @param preset the preset, or {@code null} if there is a mode
 * @param solidSelection the solids to run, in Dagster's selection syntax; empty for all
 * @param idempotencyKey the key for which at most one run is launched, or {@code null}
 * @since 0.1.0
 */
public record PipelineExecution(String pipelineName, @Nullable String location, @Nullable String repository,
		@Nullable Map<String, @Nullable Object> runConfig, @Nullable String runConfigYaml, Map<String, String> tags,
		@Nullable String mode, @Nullable String preset, List<String> solidSelection, @Nullable String idempotencyKey) {

	private static final String SOLID_SELECTION = "solid selection";

	/**
	 * Create a request with copies of the collections. Use {@link #builder(String)}
	 * instead where possible.
	 * @param pipelineName the name of the pipeline
	 * @param location the code location of the pipeline, or {@code null} to look it up
	 * @param repository the repository of the pipeline, or {@code null} to look it up
	 * @param runConfig the run config as an object, or {@code null} if it is YAML or
	 * absent
	 * @param runConfigYaml the run config as YAML, or {@code null} if it is an object or
	 * absent
	 * @param tags the tags of the run
	 * @param mode the mode, or {@code null} if there is a preset
	 * @param preset the preset, or {@code null} if there is a mode
	 * @param solidSelection the solids to run, in Dagster's selection syntax; empty for
	 * all
	 * @param idempotencyKey the key for which at most one run is launched, or
	 * {@code null}
	 * @throws IllegalArgumentException if the name or the idempotency key is blank, if
	 * the run config, a tag or a selection is invalid, or if there is neither a mode nor
	 * a preset
	 */
	public PipelineExecution {
		Assert.hasText(pipelineName, "pipeline name must not be empty");
		Assert.isTrue(runConfig == null || runConfigYaml == null, "run config must be an object or YAML, but not both");
		Assert.isTrue(mode != null || preset != null,
				() -> "mode or preset must be set to launch the pipeline \"" + MessageText.name(pipelineName) + "\"");
		Assert.isTrue(idempotencyKey == null || !idempotencyKey.isBlank(), "idempotency key must not be empty");
		runConfig = (runConfig != null) ? Json.toMap(runConfig, "run config") : null;
		if (runConfigYaml != null) {
			RunConfigText.check(runConfigYaml);
		}
		tags = Tags.copyOf(tags);
		solidSelection = ExecutionBuilder.selection(solidSelection, SOLID_SELECTION);
	}

	/**
	 * Create a builder for a request.
	 * @param pipelineName the name of the pipeline
	 * @return the builder
	 * @throws IllegalArgumentException if the name is blank
	 */
	public static Builder builder(String pipelineName) {
		return new Builder(pipelineName);
	}

	/**
	 * Create a builder that is initialized with this request.
	 * @return the builder
	 */
	public Builder mutate() {
		return new Builder(this);
	}

	/**
	 * Return the request without its run config and tag values.
	 */
	@Override
	public String toString() {
		return "PipelineExecution[pipelineName=" + this.pipelineName + ", location=" + this.location + ", repository="
				+ this.repository + ", tags=" + this.tags.keySet() + ", mode=" + this.mode + ", preset=" + this.preset
				+ ", solidSelection=" + this.solidSelection + "]";
	}

	/**
	 * Options of a launch of a pipeline.
	 *
	 * @param <S> the type of the spec
	 * @since 0.1.0
	 */
	public interface Spec<S extends Spec<S>> extends ExecutionSpec<S> {

		/**
		 * Set the mode of the pipeline.
		 * @param mode the mode, {@code default} if the pipeline declares none
		 * @return this spec
		 * @throws IllegalArgumentException if the mode is blank
		 */
		S mode(String mode);

		/**
		 * Set the preset of the pipeline, which includes a mode and run config.
		 * @param preset the preset
		 * @return this spec
		 * @throws IllegalArgumentException if the preset is blank
		 */
		S preset(String preset);

		/**
		 * Restrict the launch to some of the pipeline's solids. Replaces a solid
		 * selection that was set before.
		 * @param selection names or queries such as {@code *load_orders}, in Dagster's
		 * selection syntax; empty for all
		 * @return this spec
		 * @throws IllegalArgumentException if the selection contains a blank string
		 */
		S solidSelection(String... selection);

	}

	/**
	 * Builder for a {@link PipelineExecution}.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder extends ExecutionBuilder<Builder> implements Spec<Builder> {

		private @Nullable String mode;

		private @Nullable String preset;

		private List<String> solidSelection = List.of();

		private Builder(String pipelineName) {
			super(pipelineName);
			Assert.hasText(pipelineName, "pipeline name must not be empty");
		}

		private Builder(PipelineExecution execution) {
			super(execution.pipelineName);
			this.location = execution.location;
			this.repository = execution.repository;
			this.runConfig = execution.runConfig;
			this.runConfigYaml = execution.runConfigYaml;
			this.tags.putAll(execution.tags);
			this.mode = execution.mode;
			this.preset = execution.preset;
			this.solidSelection = execution.solidSelection;
			this.idempotencyKey = execution.idempotencyKey;
		}

		@Override
		Builder self() {
			return this;
		}

		@Override
		public Builder mode(String mode) {
			Assert.hasText(mode, "mode must not be empty");
			this.mode = mode;
			return this;
		}

		@Override
		public Builder preset(String preset) {
			Assert.hasText(preset, "preset must not be empty");
			this.preset = preset;
			return this;
		}

		@Override
		public Builder solidSelection(String... selection) {
			this.solidSelection = selection(selection, SOLID_SELECTION);
			return this;
		}

		/**
		 * Build the request.
		 * @return the request
		 * @throws IllegalArgumentException if there is neither a mode nor a preset
		 */
		public PipelineExecution build() {
			return new PipelineExecution(this.name, this.location, this.repository, this.runConfig, this.runConfigYaml,
					this.tags, this.mode, this.preset, this.solidSelection, this.idempotencyKey);
		}

	}

}
