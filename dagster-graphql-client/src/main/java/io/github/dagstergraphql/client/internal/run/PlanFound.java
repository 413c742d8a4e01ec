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

package io.github.dagstergraphql.client.internal.run;

import java.util.List;

import io.github.dagstergraphql.client.internal.launch.PlanFields;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.run.query.RunQueries;
import io.github.dagstergraphql.client.run.PlannedStep;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import io.github.dagstergraphql.client.run.StepStatistics;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Run} with its execution plan.
 *
 * @param executionPlan the plan
 * @param stepStats the statistics of the steps
 */
record PlanFound(@Nullable PlanFields executionPlan, @Nullable List<StepsFound.@Nullable Step> stepStats) {

	static final Operation<List<PlannedStep>> OPERATION = Operation
		.<PlanFound>query(PlanFound.class, "RunPlan", "runOrError")
		.since(RunQueries.SINCE, "Querying the execution plan of a run")
		.on(PlanFound.class, "Run")
		.error("RunNotFoundError", RunNotFoundException::new)
		.build()
		.map(PlanFound::toSteps);

	List<PlannedStep> toSteps() {
		List<StepStatistics> statistics = StepsFound.toStatistics(this.stepStats);
		return (this.executionPlan != null) ? this.executionPlan.toSteps(statistics) : List.of();
	}

}
