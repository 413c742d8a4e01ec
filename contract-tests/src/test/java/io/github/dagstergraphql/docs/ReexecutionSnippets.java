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

package io.github.dagstergraphql.docs;

import java.util.Map;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.StepStatistics;
import io.github.dagstergraphql.client.run.StepStatus;
import org.jspecify.annotations.Nullable;

/**
 * Examples of the page on re-executions.
 */
final class ReexecutionSnippets {

	private ReexecutionSnippets() {
	}

	static RunHandle again(DagsterGraphQlClient dagster, String runId) {
		// tag::again[]
		RunHandle failed = dagster.run(runId);

		RunHandle rest = failed.reexecute().fromFailure().launch();

		RunHandle whole = failed.reexecute()
			.runConfig(Map.of("ops", Map.of("load", Map.of("config", Map.of("retries", 3)))))
			.tag("repeated-by", "ann")
			.launch();
		// end::again[]
		return rest.id().equals(runId) ? rest : whole;
	}

	static Map<String, @Nullable Object> look(RunHandle failed) {
		// tag::look[]
		for (StepStatistics step : failed.steps()) {
			if (step.status() == StepStatus.FAILURE) {
				System.out
					.println(step.stepKey() + " failed after " + step.duration() + ", attempts: " + step.attempts());
			}
		}
		Map<String, @Nullable Object> runConfig = failed.runConfig();
		// end::look[]
		return runConfig;
	}

}
