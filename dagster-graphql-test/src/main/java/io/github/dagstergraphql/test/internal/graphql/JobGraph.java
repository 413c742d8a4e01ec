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

package io.github.dagstergraphql.test.internal.graphql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.test.definition.AssetCheckDefinition;
import io.github.dagstergraphql.test.definition.AssetDefinition;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.definition.OpDefinition;
import io.github.dagstergraphql.test.definition.RepositoryDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Graph of the ops of a job, with the graphs in which they are nested.
 */
final class JobGraph {

	static final String INPUT = "before";

	static final String OUTPUT = "result";

	private final RepositoryDefinition repository;

	private final JobDefinition job;

	private final Map<String, Op> ops = new TreeMap<>();

	JobGraph(RepositoryDefinition repository, JobDefinition job) {
		this.repository = repository;
		this.job = job;
		job.ops().forEach(this::add);
		job.ops().forEach((op) -> op.upstream().forEach((upstream) -> connect(op.name(), upstream)));
		job.assets().forEach((asset) -> add(asset, asset.checks()));
		if (JobDefinition.isImplicitAssetJob(job.name())) {
			repository.externalAssets().forEach((asset) -> addChecks(asset, asset.checks()));
		}
		if (job.hasUnknownSteps()) {
			job.steps().forEach((step) -> this.ops.put(step, new Op(step, step, null, List.of()).output(OUTPUT)));
		}
	}

	private void add(OpDefinition op) {
		this.ops.put(op.name(), new Op(op.name(), op.definitionName(), null, op.requiredResources()).output(OUTPUT));
		for (String graph = parent(op.name()); !graph.isEmpty(); graph = parent(graph)) {
			this.ops.putIfAbsent(graph, new Op(graph, name(graph), null, null));
		}
	}

	/**
	 * Connect ops that may be in different graphs: the graphs around an op have the same
	 * input or output.
	 * @param op the handle of the downstream op
	 * @param upstream the handle of the upstream op
	 */
	private void connect(String op, String upstream) {
		String to = op;
		while (!upstream.startsWith(prefix(to))) {
			get(to).input(INPUT);
			to = parent(to);
		}
		String from = upstream;
		while (!parent(from).equals(parent(to))) {
			get(from).output(OUTPUT);
			from = parent(from);
		}
		get(from).output(OUTPUT);
		get(to).input(INPUT).add(from);
	}

	private void add(AssetDefinition asset, List<AssetCheckDefinition> checks) {
		AssetDefinition defined = this.repository.asset(asset.key()).orElse(asset);
		Op op = new Op(asset.step(), asset.step(), defined.description(), List.of()).output(OUTPUT);
		defined.dependencies().forEach((key) -> connect(op, key));
		checks.stream()
			.filter(AssetCheckDefinition::isMaterializationRequired)
			.forEach((check) -> op.output(output(asset, check)));
		this.ops.put(op.handle, op);
		addChecks(asset, checks);
	}

	private void addChecks(AssetDefinition asset, List<AssetCheckDefinition> checks) {
		checks.stream().filter((check) -> !check.isMaterializationRequired()).forEach((check) -> {
			Op op = new Op(asset.step(check), asset.step(check), null, List.of()).output(OUTPUT);
			connect(op, asset.key());
			this.ops.put(op.handle, op);
		});
	}

	// An asset that the job does not materialize is loaded.
	private void connect(Op op, AssetKey key) {
		List<String> upstream = op.input(input(key));
		this.job.assets()
			.stream()
			.filter((asset) -> asset.key().equals(key))
			.forEach((asset) -> upstream.add(asset.step()));
	}

	/**
	 * Return the name of the input that receives an asset.
	 * @param key the asset
	 * @return the name
	 */
	static String input(AssetKey key) {
		return String.join("_", key.path()).replace('-', '_').replace('.', '_');
	}

	/**
	 * Return the name of the output for a check that is part of the step of its asset.
	 * @param asset the asset
	 * @param check the check
	 * @return the name
	 */
	static String output(AssetDefinition asset, AssetCheckDefinition check) {
		return asset.step() + "_" + check.name();
	}

	private Op get(String handle) {
		Op op = this.ops.get(handle);
		if (op == null) {
			throw new IllegalStateException("there is no op " + handle);
		}
		return op;
	}

	private static String prefix(String handle) {
		String parent = parent(handle);
		return parent.isEmpty() ? "" : parent + ".";
	}

	private static String parent(String handle) {
		return handle.substring(0, Math.max(0, handle.lastIndexOf('.')));
	}

	private static String name(String handle) {
		return handle.substring(handle.lastIndexOf('.') + 1);
	}

	List<String> topLevel() {
		return this.ops.keySet().stream().filter((handle) -> parent(handle).isEmpty()).toList();
	}

	/**
	 * Return the handles of ops and graphs.
	 * @param parent the handle of a graph, an empty text for the top level, or
	 * {@code null} for all levels
	 * @return the handles, sorted
	 */
	List<Node> handles(@Nullable String parent) {
		return this.ops.keySet()
			.stream()
			.filter((handle) -> parent == null || parent(handle).equals(parent))
			.map(this::handle)
			.toList();
	}

	private Node handle(String handle) {
		String parent = parent(handle);
		return Node.of("SolidHandle")
			.with("handleID", handle)
			.lazy("parent", () -> parent.isEmpty() ? null : handle(parent))
			.lazy("solid", () -> solid(get(handle)));
	}

	private Node solid(Op op) {
		return Node.of("Solid")
			.with("name", name(op.handle))
			.lazy("definition", () -> definition(op))
			.lazy("inputs", () -> op.inputs.keySet().stream().map((input) -> input(op, input)).toList())
			.lazy("outputs", () -> op.outputs.stream().map((output) -> output(op, output)).toList())
			.with("isDynamicMapped", false);
	}

	private static Node definition(Op op) {
		return Node.of((op.resources != null) ? "SolidDefinition" : "CompositeSolidDefinition")
			.with("name", op.definition)
			.with("description", op.description)
			.with("requiredResources",
					(op.resources == null) ? null
							: op.resources.stream()
								.sorted()
								.map((key) -> Node.of("ResourceRequirement").with("resourceKey", key))
								.toList());
	}

	private Node input(Op op, String input) {
		return Node.of("Input")
			.lazy("solid", () -> solid(op))
			.with("definition", Node.of("InputDefinition").with("name", input))
			.lazy("dependsOn", () -> op.input(input).stream().map((upstream) -> output(get(upstream), OUTPUT)).toList())
			.with("isDynamicCollect", false);
	}

	private Node output(Op op, String output) {
		return Node.of("Output")
			.lazy("solid", () -> solid(op))
			.with("definition", Node.of("OutputDefinition").with("name", output).with("isDynamic", false));
	}

	/**
	 * An op or a graph, which has no resources of its own.
	 */
	private static final class Op {

		private final String handle;

		private final String definition;

		private final @Nullable String description;

		private final @Nullable List<String> resources;

		private final Map<String, List<String>> inputs = new TreeMap<>();

		private final Set<String> outputs = new TreeSet<>();

		Op(String handle, String definition, @Nullable String description, @Nullable List<String> resources) {
			this.handle = handle;
			this.definition = definition;
			this.description = description;
			this.resources = resources;
		}

		List<String> input(String name) {
			return this.inputs.computeIfAbsent(name, (key) -> new ArrayList<>());
		}

		Op output(String name) {
			this.outputs.add(name);
			return this;
		}

	}

}
