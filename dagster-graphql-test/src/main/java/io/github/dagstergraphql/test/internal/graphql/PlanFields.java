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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.test.definition.AssetCheckDefinition;
import io.github.dagstergraphql.test.definition.AssetDefinition;
import io.github.dagstergraphql.test.definition.OpDefinition;
import io.github.dagstergraphql.test.definition.RepositoryDefinition;
import io.github.dagstergraphql.test.internal.run.PlannedCheck;
import io.github.dagstergraphql.test.internal.run.RunRequest;
import io.github.dagstergraphql.test.internal.workspace.Workspace;

/**
 * Execution plan: the steps of a run, with the steps that they depend on.
 */
final class PlanFields {

	private final RunRequest run;

	private final Optional<RepositoryDefinition> repository;

	/** The selected steps, all of which the run need not execute. */
	private final Map<String, Step> steps = new LinkedHashMap<>();

	private PlanFields(RunRequest run, Optional<RepositoryDefinition> repository) {
		this.run = run;
		this.repository = repository;
		run.selectedSteps().forEach((step) -> this.steps.put(step, new Step(new TreeMap<>(), new TreeSet<>())));
		this.steps.values().forEach((step) -> step.outputs().add(JobGraph.OUTPUT));
		run.job().ops().stream().filter((op) -> this.steps.containsKey(op.name())).forEach(this::add);
		run.assets().stream().filter((asset) -> this.steps.containsKey(asset.step())).forEach(this::add);
		run.checks().stream().filter((check) -> this.steps.containsKey(check.step())).forEach(this::add);
	}

	/**
	 * Return the plan of a run.
	 * @param run the run
	 * @param workspace the code locations
	 * @return the plan
	 */
	static Node plan(RunRequest run, Workspace workspace) {
		PlanFields fields = new PlanFields(run, workspace.findRepository(run.location(), run.repository()));
		return Node.of("ExecutionPlan").lazy("steps", () -> run.steps().stream().map(fields::step).toList());
	}

	// an op whose upstream ops are not selected does not wait for anything
	private void add(OpDefinition op) {
		List<String> upstream = op.upstream().stream().filter(this.steps::containsKey).toList();
		if (!upstream.isEmpty()) {
			get(op.name()).inputs().put(JobGraph.INPUT, upstream);
		}
	}

	private void add(AssetDefinition asset) {
		AssetDefinition defined = this.repository.flatMap((found) -> found.asset(asset.key())).orElse(asset);
		defined.dependencies().forEach((key) -> connect(asset.step(), key));
	}

	private void add(PlannedCheck check) {
		AssetCheckDefinition definition = check.definition();
		if (definition.isMaterializationRequired()) {
			get(check.step()).outputs().add(JobGraph.output(check.asset(), definition));
		}
		else {
			connect(check.step(), check.asset().key());
		}
	}

	// an asset that the run does not materialize is loaded
	private void connect(String step, AssetKey upstream) {
		get(step).inputs()
			.put(JobGraph.input(upstream),
					this.run.assets()
						.stream()
						.filter((asset) -> asset.key().equals(upstream))
						.map(AssetDefinition::step)
						.toList());
	}

	private Step get(String key) {
		Step step = this.steps.get(key);
		if (step == null) {
			throw new IllegalStateException("there is no step " + key);
		}
		return step;
	}

	private Node step(String key) {
		Step step = get(key);
		return Node.of("ExecutionStep")
			.with("key", key)
			.with("solidHandleID", key)
			.with("kind", "COMPUTE")
			.lazy("inputs",
					() -> step.inputs()
						.entrySet()
						.stream()
						.map((input) -> input(input.getKey(), input.getValue()))
						.toList())
			.with("outputs",
					step.outputs()
						.stream()
						.map((output) -> Node.of("ExecutionStepOutput").with("name", output))
						.toList());
	}

	private Node input(String name, List<String> upstream) {
		return Node.of("ExecutionStepInput")
			.with("name", name)
			.lazy("dependsOn", () -> upstream.stream().filter(this.run.steps()::contains).map(this::step).toList());
	}

	/**
	 * A selected step.
	 *
	 * @param inputs the steps that each input depends on
	 * @param outputs the names of the outputs
	 */
	private record Step(Map<String, List<String>> inputs, Set<String> outputs) {

	}

}
