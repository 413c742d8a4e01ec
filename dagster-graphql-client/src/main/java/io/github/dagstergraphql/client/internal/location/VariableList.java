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

package io.github.dagstergraphql.client.internal.location;

import java.util.Comparator;
import java.util.List;

import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.location.LocationEnvironmentVariable;
import org.jspecify.annotations.Nullable;

/**
 * An {@code EnvVarWithConsumersList}.
 *
 * @param results the variables
 */
record VariableList(@Nullable List<@Nullable Variable> results) {

	List<LocationEnvironmentVariable> toVariables(String repositoryName) {
		return Required.list(this.results, "results")
			.stream()
			.map((variable) -> variable.toVariable(repositoryName))
			.sorted(Comparator.comparing(LocationEnvironmentVariable::name))
			.toList();
	}

	/**
	 * An {@code EnvVarWithConsumers}.
	 *
	 * @param envVarName the name
	 * @param envVarConsumers the resources that use it
	 */
	record Variable(@Nullable String envVarName, @Nullable List<@Nullable Consumer> envVarConsumers) {

		private LocationEnvironmentVariable toVariable(String repositoryName) {
			return LocationEnvironmentVariable.builder(Required.text(this.envVarName, "envVarName"), repositoryName)
				.resourceNames(Required.list(this.envVarConsumers, "envVarConsumers")
					.stream()
					.filter((consumer) -> "RESOURCE".equals(consumer.type()))
					.map((consumer) -> Required.text(consumer.name(), "envVarConsumers.name"))
					.sorted()
					.toList())
				.build();
		}

	}

	/**
	 * An {@code EnvVarConsumer}.
	 *
	 * @param type the type; all servers have resources only
	 * @param name the name
	 */
	record Consumer(@Nullable String type, @Nullable String name) {

	}

}
