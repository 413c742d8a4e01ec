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

package io.github.dagstergraphql.client.declared;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.dagstergraphql.client.job.ExecutionSpec;
import io.github.dagstergraphql.client.partition.PartitionKey;
import io.github.dagstergraphql.client.partition.PartitionedSpec;

/**
 * Spec of a launch to which the arguments of a call are applied. Arguments that are a
 * part of a setting are collected first.
 */
final class LaunchSpec {

	private final ExecutionSpec<?> execution;

	private final PartitionedSpec<?> partitioned;

	private final Map<String, Object> runConfig = new LinkedHashMap<>();

	private final Map<String, Object> dimensions = new LinkedHashMap<>();

	private final List<Consumer<Object>> customizers = new ArrayList<>();

	private LaunchSpec(ExecutionSpec<?> execution, PartitionedSpec<?> partitioned) {
		this.execution = execution;
		this.partitioned = partitioned;
	}

	static <S extends ExecutionSpec<?> & PartitionedSpec<?>> LaunchSpec of(S spec) {
		return new LaunchSpec(spec, spec);
	}

	ExecutionSpec<?> execution() {
		return this.execution;
	}

	PartitionedSpec<?> partitioned() {
		return this.partitioned;
	}

	@SuppressWarnings("unchecked")
	void runConfig(List<String> path, Object value) {
		Map<String, Object> section = this.runConfig;
		for (String name : path.subList(0, path.size() - 1)) {
			section = (Map<String, Object>) section.computeIfAbsent(name, (key) -> new LinkedHashMap<>());
		}
		section.put(path.get(path.size() - 1), value);
	}

	void dimension(String name, Object value) {
		PartitionKey.ofDimensions(Map.of(name, value));
		this.dimensions.put(name, value);
	}

	void customizer(Consumer<Object> customizer) {
		this.customizers.add(customizer);
	}

	void complete() {
		if (!this.runConfig.isEmpty()) {
			this.execution.runConfig(this.runConfig);
		}
		if (!this.dimensions.isEmpty()) {
			this.partitioned.partition(PartitionKey.ofDimensions(this.dimensions));
		}
		this.customizers.forEach((customizer) -> customizer.accept(this.execution));
	}

}
