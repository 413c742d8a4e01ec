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
import java.util.Objects;

import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.run.query.RunQueries;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import io.github.dagstergraphql.client.run.StepStatistics;
import io.github.dagstergraphql.client.run.StepStatus;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Run} with its steps.
 *
 * @param stepStats the statistics of the steps
 */
record StepsFound(@Nullable List<@Nullable Step> stepStats) {

	static final Operation<List<StepStatistics>> OPERATION = Operation
		.<StepsFound>query(StepsFound.class, "RunSteps", "runOrError")
		.since(RunQueries.SINCE, "Querying steps")
		.on(StepsFound.class, "Run")
		.error("RunNotFoundError", RunNotFoundException::new)
		.build()
		.map(StepsFound::toStatistics);

	List<StepStatistics> toStatistics() {
		return toStatistics(this.stepStats);
	}

	static List<StepStatistics> toStatistics(@Nullable List<@Nullable Step> stepStats) {
		return Required.list(stepStats, "stepStats").stream().map(Step::toStatistics).toList();
	}

	/**
	 * A {@code RunStepStats}.
	 *
	 * @param stepKey the key of the step
	 * @param status the status
	 * @param startTime the start time, in seconds
	 * @param endTime the end time, in seconds
	 * @param attempts the attempts
	 */
	record Step(@Nullable String stepKey, @Nullable StepStatus status, @Nullable Double startTime,
			@Nullable Double endTime, @Nullable List<@Nullable Attempt> attempts) {

		StepStatistics toStatistics() {
			return StepStatistics.builder(Required.text(this.stepKey, "stepStats.stepKey"))
				.status(Objects.requireNonNullElse(this.status, StepStatus.UNKNOWN))
				.started(Required.timeIfPresent(this.startTime, "stepStats.startTime"))
				.ended(Required.timeIfPresent(this.endTime, "stepStats.endTime"))
				.attempts(Required.list(this.attempts, "stepStats.attempts").size())
				.build();
		}

	}

	/**
	 * A {@code RunMarker}.
	 *
	 * @param startTime the start time of the attempt, in seconds
	 */
	record Attempt(@Nullable Double startTime) {

	}

}
