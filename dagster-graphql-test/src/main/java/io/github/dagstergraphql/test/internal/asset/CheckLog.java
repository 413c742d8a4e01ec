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

package io.github.dagstergraphql.test.internal.asset;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.test.internal.run.LoggedEvent;
import io.github.dagstergraphql.test.internal.run.PlannedCheck.CheckKey;
import io.github.dagstergraphql.test.internal.run.RunRequest;
import io.github.dagstergraphql.test.internal.run.RunState;
import io.github.dagstergraphql.test.internal.run.Simulation;
import io.github.dagstergraphql.test.run.AssetCheckOutcome;
import org.jspecify.annotations.Nullable;

/**
 * The executions of all asset checks: those of runs, and evaluations that were reported
 * to Dagster.
 */
public final class CheckLog {

	private final Simulation simulation;

	private final AssetLog assets;

	private final AssetReports reports;

	/**
	 * Create a log.
	 * @param simulation the runs
	 * @param assets the events of assets
	 * @param reports the reported evaluations
	 */
	public CheckLog(Simulation simulation, AssetLog assets, AssetReports reports) {
		this.simulation = simulation;
		this.assets = assets;
		this.reports = reports;
	}

	/**
	 * Return the executions of a check.
	 * @param check the check
	 * @return the executions, newest first
	 */
	public List<CheckExecution> executions(CheckKey check) {
		Stream<CheckExecution> ofRuns = this.simulation.all()
			.stream()
			.flatMap((run) -> run.events()
				.stream()
				.filter((event) -> isOf(check, event, LoggedEvent.Type.CHECK_PLANNED))
				.map((event) -> execution(run, event, check)));
		return Stream.concat(ofRuns, this.reports.evaluations(check).stream())
			.sorted(Comparator.comparing(CheckExecution::id).reversed())
			.toList();
	}

	private static boolean isOf(CheckKey check, LoggedEvent event, LoggedEvent.Type type) {
		return event.type() == type && event.check() != null && event.check().planned().key().equals(check);
	}

	private CheckExecution execution(RunState run, LoggedEvent planned, CheckKey check) {
		LoggedEvent evaluated = run.events()
			.stream()
			.filter((event) -> isOf(check, event, LoggedEvent.Type.CHECK_EVALUATED))
			.findFirst()
			.orElse(null);
		CheckEvaluation evaluation = (evaluated != null) ? evaluation(run, evaluated) : null;
		int id = (planned.check() != null) ? planned.check().id() : 0;
		return new CheckExecution(id, check, run.id(), planned.step(),
				(evaluation != null) ? CheckExecution.status(evaluation) : status(run.status()),
				partition(run, planned.check()), planned.time(), evaluation);
	}

	private static String status(RunStatus run) {
		if (!run.isFinished()) {
			return CheckExecution.IN_PROGRESS;
		}
		return (run == RunStatus.FAILURE) ? "EXECUTION_FAILED" : "SKIPPED";
	}

	/**
	 * Return the result that a run has logged.
	 * @param run the run
	 * @param event the event of the type {@link LoggedEvent.Type#CHECK_EVALUATED}
	 * @return the result, or {@code null} if the event has none
	 */
	public @Nullable CheckEvaluation evaluation(RunState run, LoggedEvent event) {
		LoggedEvent.Check check = event.check();
		AssetCheckOutcome outcome = (check != null) ? check.outcome() : null;
		if (check == null || outcome == null) {
			return null;
		}
		CheckKey key = check.planned().key();
		return new CheckEvaluation(key.asset(), key.name(), outcome.isPassed(), outcome.severity().name(),
				partition(run, check), outcome.description(), outcome.metadata(), target(key.asset(), event.time()),
				event.time());
	}

	private @Nullable AssetEvent target(AssetKey asset, Instant time) {
		return materializations(asset).stream().filter((event) -> !event.time().isAfter(time)).findFirst().orElse(null);
	}

	private List<AssetEvent> materializations(AssetKey asset) {
		return this.assets.events(asset, AssetEvent.Type.MATERIALIZATION);
	}

	private static @Nullable String partition(RunState run, LoggedEvent.@Nullable Check check) {
		return (check != null && check.planned().definition().isPartitioned()) ? run.tags().get(RunRequest.PARTITION)
				: null;
	}

	/**
	 * Return the latest execution of a check if it is for the latest materialization.
	 * @param check the check
	 * @return the execution, or {@code null}
	 */
	public @Nullable CheckExecution forLatestMaterialization(CheckKey check) {
		List<CheckExecution> executions = new ArrayList<>(executions(check));
		List<AssetEvent> materializations = materializations(check.asset());
		if (executions.isEmpty()) {
			return null;
		}
		CheckExecution latest = executions.get(0);
		return (materializations.isEmpty() || isFor(latest, materializations.get(0))) ? latest : null;
	}

	private static boolean isFor(CheckExecution execution, AssetEvent materialization) {
		CheckEvaluation evaluation = execution.evaluation();
		if (execution.status().equals(CheckExecution.IN_PROGRESS)
				|| (!execution.runId().isEmpty() && execution.runId().equals(materialization.runId()))) {
			return true;
		}
		return (evaluation != null && evaluation.target() != null) ? evaluation.target().equals(materialization)
				: materialization.time().isBefore(execution.time());
	}

}
