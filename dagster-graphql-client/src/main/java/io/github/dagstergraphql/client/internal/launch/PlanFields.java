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

package io.github.dagstergraphql.client.internal.launch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.shape.ShapeException;
import io.github.dagstergraphql.client.run.PlannedStep;
import io.github.dagstergraphql.client.run.StepKind;
import io.github.dagstergraphql.client.run.StepStatistics;
import org.jspecify.annotations.Nullable;

/**
 * An {@code ExecutionPlan}.
 *
 * @param steps the steps, in any order
 */
public record PlanFields(@Nullable List<@Nullable Step> steps) {

	/** Part of the key of a step that stands for one step for each dynamic output. */
	private static final String UNRESOLVED = "[?]";

	/**
	 * Return the steps of the plan.
	 * @param statistics the statistics of the steps that have started
	 * @return the steps, each after those that it depends on, and by key otherwise
	 */
	public List<PlannedStep> toSteps(List<StepStatistics> statistics) {
		List<PlannedStep> left = new ArrayList<>(Required.list(this.steps, "steps")
			.stream()
			.map((step) -> step.toStep(statistics))
			.sorted(Comparator.comparing(PlannedStep::key))
			.toList());
		Set<String> waiting = new HashSet<>(left.stream().map(PlannedStep::key).toList());
		List<PlannedStep> ordered = new ArrayList<>();
		while (!left.isEmpty()) {
			List<PlannedStep> next = left.stream()
				.filter((step) -> step.upstream().stream().noneMatch(waiting::contains))
				.toList();
			if (next.isEmpty()) {
				throw new ShapeException("steps.inputs.dependsOn.key");
			}
			ordered.addAll(next);
			next.forEach((step) -> waiting.remove(step.key()));
			left.removeIf((step) -> !waiting.contains(step.key()));
		}
		return List.copyOf(ordered);
	}

	/**
	 * An {@code ExecutionStep}.
	 *
	 * @param key the key
	 * @param kind the kind
	 * @param solidHandleID the handle of the op
	 * @param inputs the inputs
	 * @param outputs the outputs
	 */
	record Step(@Nullable String key, @Nullable StepKind kind, @Nullable String solidHandleID,
			@Nullable List<@Nullable Input> inputs, @Nullable List<@Nullable Output> outputs) {

		PlannedStep toStep(List<StepStatistics> statistics) {
			String stepKey = Required.text(this.key, "steps.key");
			Predicate<String> resolved = resolved(stepKey);
			return PlannedStep.builder(stepKey)
				.opHandle(Required.text(this.solidHandleID, "steps.solidHandleID"))
				.kind(Objects.requireNonNullElse(this.kind, StepKind.UNKNOWN))
				.inputs(Required.list(this.inputs, "steps.inputs").stream().map(Input::toInput).toList())
				.outputs(Required.list(this.outputs, "steps.outputs").stream().map(Output::toName).toList())
				.statistics(statistics.stream().filter((step) -> resolved.test(step.stepKey())).toList())
				.build();
		}

		// the steps that a mapped step stands for have a key in place of the question
		// mark
		private static Predicate<String> resolved(String stepKey) {
			return stepKey.contains(UNRESOLVED)
					? Pattern.compile(Pattern.quote(stepKey).replace(UNRESOLVED, "[\\E.+\\Q]"), Pattern.DOTALL)
						.asMatchPredicate()
					: stepKey::equals;
		}

	}

	/**
	 * An {@code ExecutionStepInput}.
	 *
	 * @param name the name
	 * @param dependsOn the steps of the plan that it depends on
	 */
	record Input(@Nullable String name, @Nullable List<@Nullable Upstream> dependsOn) {

		PlannedStep.Input toInput() {
			return new PlannedStep.Input(Required.text(this.name, "steps.inputs.name"),
					Required.list(this.dependsOn, "steps.inputs.dependsOn")
						.stream()
						.map((step) -> Required.text(step.key(), "steps.inputs.dependsOn.key"))
						.distinct()
						.sorted()
						.toList());
		}

	}

	/**
	 * An {@code ExecutionStep} that another one depends on.
	 *
	 * @param key the key
	 */
	record Upstream(@Nullable String key) {

	}

	/**
	 * An {@code ExecutionStepOutput}.
	 *
	 * @param name the name
	 */
	record Output(@Nullable String name) {

		String toName() {
			return Required.text(this.name, "steps.outputs.name");
		}

	}

}
