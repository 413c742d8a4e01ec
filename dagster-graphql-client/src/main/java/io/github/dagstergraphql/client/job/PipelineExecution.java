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
 * A request to launch a run of a pipeline, which is what jobs were before Dagster 0.13,
 * with modes and presets. On newer servers it launches the job of that name.
 * <p>
 * A preset brings its own mode and run config: a mode beside it is not sent, as in the
 * Python client of 0.12. If run config is given as well, all of it is sent, and servers
 * answer that it conflicts.
 *
 * @param pipelineName the pipeline
 * @param location the code location that has it, or {@code null} to look it up
 * @param repository the repository that has it, or {@code null} to look it up
 * @param runConfig the run config as an object, or {@code null} if it is text or absent
 * @param runConfigYaml the run config as YAML, or {@code null} if it is an object or
 * absent
 * @param tags the tags of the run
 * @param mode the mode, or {@code null} if there is a preset
 * @param preset the preset, or {@code null} if there is a mode
 * @param solidSelection the solids to run, in Dagster's selection syntax; empty for all
 * @param idempotencyKey what is launched at most once, or {@code null}
 * @since 0.1.0
 */
public record PipelineExecution(String pipelineName, @Nullable String location, @Nullable String repository,
		@Nullable Map<String, @Nullable Object> runConfig, @Nullable String runConfigYaml, Map<String, String> tags,
		@Nullable String mode, @Nullable String preset, List<String> solidSelection, @Nullable String idempotencyKey) {

	private static final String SOLID_SELECTION = "solid selection";

	/**
	 * Check the arguments and copy the collections. {@link #builder(String)} is the way
	 * to create one.
	 * @param pipelineName the pipeline
	 * @param location the code location that has it, or {@code null} to look it up
	 * @param repository the repository that has it, or {@code null} to look it up
	 * @param runConfig the run config as an object, or {@code null} if it is text or
	 * absent
	 * @param runConfigYaml the run config as YAML, or {@code null} if it is an object or
	 * absent
	 * @param tags the tags of the run
	 * @param mode the mode, or {@code null} if there is a preset
	 * @param preset the preset, or {@code null} if there is a mode
	 * @param solidSelection the solids to run, in Dagster's selection syntax; empty for
	 * all
	 * @param idempotencyKey what is launched at most once, or {@code null}
	 * @throws IllegalArgumentException if the name or the idempotency key is blank, if
	 * run config, a tag or a selection is not allowed, or if there is neither a mode nor
	 * a preset
	 */
	public PipelineExecution {
		Assert.hasText(pipelineName, "pipeline name must not be empty");
		Assert.isTrue(runConfig == null || runConfigYaml == null, "run config must be an object or YAML, but not both");
		Assert.isTrue(mode != null || preset != null,
				() -> "either a mode or a preset must be given to launch the pipeline \""
						+ MessageText.name(pipelineName) + "\"");
		Assert.isTrue(idempotencyKey == null || !idempotencyKey.isBlank(), "idempotency key must not be empty");
		runConfig = (runConfig != null) ? Json.toMap(runConfig, "run config") : null;
		if (runConfigYaml != null) {
			RunConfigText.check(runConfigYaml);
		}
		tags = Tags.copyOf(tags);
		solidSelection = ExecutionBuilder.selection(solidSelection, SOLID_SELECTION);
	}

	/**
	 * Start a request.
	 * @param pipelineName the pipeline to launch
	 * @return a builder for the rest
	 * @throws IllegalArgumentException if the name is blank
	 */
	public static Builder builder(String pipelineName) {
		return new Builder(pipelineName);
	}

	/**
	 * Start a request from what this one says.
	 * @return a builder that holds all of this request
	 */
	public Builder mutate() {
		return new Builder(this);
	}

	/**
	 * Tell what is to be launched, without run config and tag values.
	 */
	@Override
	public String toString() {
		return "PipelineExecution[pipelineName=" + this.pipelineName + ", location=" + this.location + ", repository="
				+ this.repository + ", tags=" + this.tags.keySet() + ", mode=" + this.mode + ", preset=" + this.preset
				+ ", solidSelection=" + this.solidSelection + "]";
	}

	/**
	 * What can be said about launching a pipeline.
	 *
	 * @param <S> the type to go on with
	 * @since 0.1.0
	 */
	public interface Spec<S extends Spec<S>> extends ExecutionSpec<S> {

		/**
		 * Choose a mode of the pipeline.
		 * @param mode the mode, {@code default} if the pipeline declares none
		 * @return this spec
		 * @throws IllegalArgumentException if it is blank
		 */
		S mode(String mode);

		/**
		 * Choose a preset of the pipeline, which stands for a mode and run config.
		 * @param preset the preset
		 * @return this spec
		 * @throws IllegalArgumentException if it is blank
		 */
		S preset(String preset);

		/**
		 * Run only some of the pipeline's solids, in place of those said before.
		 * @param selection names or queries such as {@code *load_orders}, in Dagster's
		 * selection syntax; none for all
		 * @return this spec
		 * @throws IllegalArgumentException if one is blank
		 */
		S solidSelection(String... selection);

	}

	/**
	 * Builds a {@link PipelineExecution}.
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
		 * Create the request.
		 * @return the request
		 * @throws IllegalArgumentException if there is neither a mode nor a preset
		 */
		public PipelineExecution build() {
			return new PipelineExecution(this.name, this.location, this.repository, this.runConfig, this.runConfigYaml,
					this.tags, this.mode, this.preset, this.solidSelection, this.idempotencyKey);
		}

	}

}
