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

package io.github.dagstergraphql.client.internal.job.query;

import java.util.Comparator;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dagstergraphql.client.internal.job.query.JobFields.Named;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.job.JobOp;
import org.jspecify.annotations.Nullable;

/**
 * A {@code SolidHandle}.
 *
 * @param handleId the names of the graphs and of the op, separated by dots
 * @param solid the op or graph
 */
record OpFields(@JsonProperty("handleID") @Nullable String handleId, @Nullable Solid solid) {

	JobOp toOp() {
		String handle = Required.text(this.handleId, "solidHandles.handleID");
		String graph = handle.substring(0, handle.lastIndexOf('.') + 1);
		Solid op = Required.field(this.solid, "solidHandles.solid");
		Definition definition = Required.field(op.definition(), "solid.definition");
		return JobOp.builder(handle)
			.definitionName(Required.text(definition.name(), "definition.name"))
			.description(definition.description())
			.graph("CompositeSolidDefinition".equals(definition.typeName()))
			.inputs(Required.list(op.inputs(), "solid.inputs")
				.stream()
				.map((input) -> input.toInput(graph))
				.sorted(Comparator.comparing(JobOp.Input::name))
				.toList())
			.outputs(Required.list(op.outputs(), "solid.outputs")
				.stream()
				.map((output) -> name(output.definition(), "outputs.definition"))
				.sorted()
				.toList())
			.requiredResourceKeys(definition.resourceKeys())
			.build();
	}

	private static String name(@Nullable Named named, String field) {
		return Required.field(Required.field(named, field).name(), field + ".name");
	}

	/**
	 * A {@code Solid}.
	 *
	 * @param definition the definition
	 * @param inputs the inputs
	 * @param outputs the outputs
	 */
	record Solid(@Nullable Definition definition, @Nullable List<@Nullable Input> inputs,
			@Nullable List<@Nullable Output> outputs) {

	}

	/**
	 * An {@code ISolidDefinition}.
	 *
	 * @param typeName the type
	 * @param name the name
	 * @param description the description, or {@code null}
	 * @param requiredResources the resources; {@code null} for a graph
	 */
	record Definition(@JsonProperty("__typename") @Nullable String typeName, @Nullable String name,
			@Nullable String description, @Nullable List<@Nullable Resource> requiredResources) {

		List<String> resourceKeys() {
			return (this.requiredResources == null) ? List.of()
					: Required.list(this.requiredResources, "requiredResources")
						.stream()
						.map((resource) -> Required.field(resource.resourceKey(), "requiredResources.resourceKey"))
						.sorted()
						.toList();
		}

	}

	/**
	 * An {@code Input}.
	 *
	 * @param definition the definition
	 * @param dependsOn the upstream outputs
	 */
	record Input(@Nullable Named definition, @Nullable List<@Nullable Output> dependsOn) {

		// An op only depends on others of the same graph.
		JobOp.Input toInput(String graph) {
			return new JobOp.Input(OpFields.name(this.definition, "inputs.definition"),
					Required.list(this.dependsOn, "inputs.dependsOn")
						.stream()
						.map((output) -> new JobOp.Output(graph + OpFields.name(output.solid(), "dependsOn.solid"),
								OpFields.name(output.definition(), "dependsOn.definition")))
						.toList());
		}

	}

	/**
	 * An {@code Output}.
	 *
	 * @param definition the definition
	 * @param solid the op; {@code null} unless it is selected
	 */
	record Output(@Nullable Named definition, @Nullable Named solid) {

	}

	/**
	 * A {@code ResourceRequirement}.
	 *
	 * @param resourceKey the key of the resource
	 */
	record Resource(@Nullable String resourceKey) {

	}

}
