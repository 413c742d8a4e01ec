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

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import graphql.schema.DataFetchingEnvironment;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.test.internal.json.JsonObject;
import io.github.dagstergraphql.test.internal.launch.ServerError;
import io.github.dagstergraphql.test.internal.python.PythonYaml;
import io.github.dagstergraphql.test.internal.run.LoggedEvent;
import io.github.dagstergraphql.test.internal.run.PlannedCheck;
import io.github.dagstergraphql.test.internal.run.RunState;
import org.jspecify.annotations.Nullable;

/**
 * Queries for runs, and operations on them.
 */
final class RunFields {

	private final ServedInstance served;

	private final EventFields events = new EventFields(this);

	private final RunTagFields tags;

	RunFields(ServedInstance served) {
		this.served = served;
		this.tags = new RunTagFields(served);
	}

	CheckFields checks() {
		return new CheckFields(this.served, this);
	}

	EventFields events() {
		return this.events;
	}

	RunTagFields tags() {
		return this.tags;
	}

	Node runOrError(String id) {
		RunState run = this.served.simulation().find(id);
		return (run != null) ? run(run) : unknown(id);
	}

	@Nullable Node runOrNull(String id) {
		RunState run = this.served.simulation().find(id);
		return (run != null) ? run(run) : null;
	}

	static Node unknown(String id) {
		return ErrorNodes.of("RunNotFoundError", "Pipeline run " + id + " could not be found.").with("runId", id);
	}

	Node run(RunState run) {
		boolean allowed = !this.served.readOnly();
		return Node.of("Run")
			.with("id", run.id())
			.with("runId", run.id())
			.with("status", run.status().name())
			.with("runStatus", run.status().name())
			.with("jobName", run.request().job().name())
			.with("pipelineName", run.request().job().name())
			.with("mode", "default")
			.lazy("pipelineSnapshotId", () -> WorkspaceFields.snapshotId(run.request().job()))
			.lazy("parentPipelineSnapshotId",
					() -> run.request().isSubset() ? WorkspaceFields.snapshotId(run.request().job()) : null)
			.lazy("repositoryOrigin",
					() -> WorkspaceFields.origin(run.request().location(), run.request().repository()))
			.with("solidSelection", run.request().opSelection())
			.with("resolvedOpSelection", run.request().opSelection())
			.with("stepKeysToExecute", run.request().unplanned() ? null : run.request().steps())
			.with("runConfig", run.request().runConfig())
			.lazy("runConfigYaml", () -> PythonYaml.dump(run.request().runConfig()))
			.lazy("tags", () -> WorkspaceFields.tags(run.tags()))
			.with("rootRunId", run.request().rootRunId())
			.with("parentRunId", run.request().parentRunId())
			.with("canTerminate", allowed && (run.status() == RunStatus.QUEUED || run.status() == RunStatus.STARTED))
			.with("creationTime", Times.seconds(run.created()))
			.with("updateTime", Times.seconds(run.updated()))
			.with("startTime", Times.secondsOrNull(run.started()))
			.with("endTime", Times.secondsOrNull(run.ended()))
			.byArguments("assetSelection", (arguments) -> assets(run.request().assetSelection(), arguments))
			.with("assetSelectionCount",
					(run.request().assetSelection() != null) ? run.request().assetSelection().size() : 0)
			.byArguments("assetCheckSelection",
					(arguments) -> CheckFields.handles(run.request().checkSelection(), arguments))
			.with("assetCheckSelectionCount",
					(run.request().checkSelection() != null) ? run.request().checkSelection().size() : 0)
			.byArguments("assetChecks",
					(arguments) -> CheckFields.handles(run.request().checks().stream().map(PlannedCheck::key).toList(),
							arguments))
			.with("hasReExecutePermission", allowed)
			.with("hasTerminatePermission", allowed)
			.with("hasDeletePermission", allowed)
			.lazy("hasConcurrencyKeySlots", () -> this.served.simulation().usesPool(run.id()))
			.lazy("rootConcurrencyKeys", () -> run.request().pools().isEmpty() ? null : run.request().rootPools())
			.lazy("allPools", () -> run.request().pools().isEmpty() ? null : run.request().pools())
			.lazy("hasUnconstrainedRootNodes",
					() -> run.request().pools().isEmpty() || run.request().hasUnconstrainedRoots())
			.with("hasRunMetricsEnabled", false)
			.with("externalJobSource", null)
			.lazy("stats", () -> stats(run))
			.lazy("stepStats",
					() -> run.request()
						.steps()
						.stream()
						.map((step) -> stepStats(run, step))
						.filter(Objects::nonNull)
						.toList())
			.lazy("executionPlan", () -> PlanFields.plan(run.request(), this.served.workspace()))
			.lazy("assetMaterializations", () -> this.events.materializations(run))
			.byArguments("eventConnection", (arguments) -> this.events.connection(run,
					arguments.textOrNull("afterCursor"), arguments.numberOrNull("limit")));
	}

	private static @Nullable List<Node> assets(@Nullable List<AssetKey> keys, JsonObject arguments) {
		if (keys == null) {
			return null;
		}
		Integer limit = arguments.numberOrNull("limit");
		return keys.stream()
			.limit((limit != null && limit > 0) ? limit : Long.MAX_VALUE)
			.map((key) -> Node.of("AssetKey").with("path", key.path()))
			.toList();
	}

	private static Node stats(RunState run) {
		return Node.of("RunStatsSnapshot")
			.with("id", "stats-" + run.id())
			.with("runId", run.id())
			.with("stepsSucceeded", run.count(LoggedEvent.Type.STEP_SUCCEEDED))
			.with("stepsFailed", run.count(LoggedEvent.Type.STEP_FAILED))
			.with("materializations", run.count(LoggedEvent.Type.MATERIALIZED))
			.with("expectations", 0)
			.with("enqueuedTime", Times.secondsOrNull(run.timeOf(LoggedEvent.Type.ENQUEUED)))
			.with("launchTime", Times.secondsOrNull(run.timeOf(LoggedEvent.Type.STARTING)))
			// unlike the run's, null for a run that was canceled in the queue
			.with("startTime", Times.secondsOrNull(run.timeOf(LoggedEvent.Type.STARTED)))
			.with("endTime", Times.secondsOrNull(run.ended()));
	}

	static @Nullable Node stepStats(RunState run, @Nullable String step) {
		Instant start = null;
		Instant end = null;
		List<Node> attempts = new ArrayList<>();
		Instant attempt = null;
		String status = "IN_PROGRESS";
		for (LoggedEvent event : run.events()) {
			if (step != null && step.equals(event.step())) {
				if (event.type() == LoggedEvent.Type.STEP_STARTED) {
					start = event.time();
					attempt = start;
				}
				else if (event.type() == LoggedEvent.Type.STEP_UP_FOR_RETRY && attempt != null) {
					attempts.add(attempt(attempt, event.time()));
				}
				else if (event.type() == LoggedEvent.Type.STEP_RESTARTED) {
					attempt = event.time();
				}
				else if (event.type() == LoggedEvent.Type.STEP_SUCCEEDED
						|| event.type() == LoggedEvent.Type.STEP_FAILED) {
					end = event.time();
					status = (event.type() == LoggedEvent.Type.STEP_SUCCEEDED) ? "SUCCESS" : "FAILURE";
				}
			}
		}
		if (start == null || attempt == null) {
			return null;
		}
		attempts.add(attempt(attempt, end));
		return Node.of("RunStepStats")
			.with("runId", run.id())
			.with("stepKey", step)
			.with("status", status)
			.with("startTime", Times.seconds(start))
			.with("endTime", Times.secondsOrNull(end))
			.with("attempts", attempts);
	}

	private static Node attempt(Instant start, @Nullable Instant end) {
		return Node.of("RunMarker").with("startTime", Times.seconds(start)).with("endTime", Times.secondsOrNull(end));
	}

	Node runs(JsonObject arguments) {
		List<RunState> matching = matching(arguments);
		return Node.of("Runs")
			.with("count", matching.size())
			.lazy("results", () -> page(matching, arguments).stream().map(this::run).toList());
	}

	Node runIds(JsonObject arguments) {
		return Node.of("RunIds")
			.with("results", page(matching(arguments), arguments).stream().map(RunState::id).toList());
	}

	private List<RunState> matching(JsonObject arguments) {
		RunsFilter filter = new RunsFilter(arguments.object("filter"));
		List<RunState> matching = new ArrayList<>(
				this.served.simulation().all().stream().filter(filter::matches).toList());
		Collections.reverse(matching);
		return matching;
	}

	private List<RunState> page(List<RunState> runs, JsonObject arguments) {
		List<RunState> page = runs;
		String cursor = arguments.textOrNull("cursor");
		if (cursor != null && !cursor.isEmpty()) {
			Set<String> older = olderThan(cursor);
			page = runs.stream().filter((run) -> older.contains(run.id())).toList();
		}
		Integer limit = arguments.numberOrNull("limit");
		return (limit != null && limit > 0 && limit < page.size()) ? page.subList(0, limit) : page;
	}

	// As in Dagster, the cursor must exist but need not match the filter.
	private Set<String> olderThan(String cursor) {
		List<String> ids = this.served.simulation().all().stream().map(RunState::id).toList();
		return Set.copyOf(ids.subList(0, Math.max(0, ids.indexOf(cursor))));
	}

	Node runGroup(String id) {
		RunState run = this.served.simulation().find(id);
		if (run == null) {
			return ErrorNodes.of("RunGroupNotFoundError", "Run group of run " + id + " could not be found.")
				.with("runId", id);
		}
		String root = run.root();
		return Node.of("RunGroup")
			.with("rootRunId", root)
			.lazy("runs",
					() -> this.served.simulation()
						.all()
						.stream()
						.filter((other) -> other.id().equals(root) || root.equals(other.request().rootRunId()))
						.map(this::run)
						.toList());
	}

	Node terminate(String id, @Nullable String policy) {
		RunState run = this.served.simulation().find(id);
		if (run == null) {
			return this.served.readOnly() ? ErrorNodes.unauthorized() : unknown(id);
		}
		if (this.served.readOnly()) {
			return failure(run, "You do not have permission to terminate this run");
		}
		RunState answer = this.served.simulation().terminate(id, "MARK_AS_CANCELED_IMMEDIATELY".equals(policy));
		if (answer == null) {
			return failure(run,
					"Run %s could not be terminated due to having status %s.".formatted(id, run.status().name()));
		}
		return Node.of("TerminateRunSuccess").with("run", run(answer));
	}

	private Node failure(RunState run, String message) {
		return ErrorNodes.of("TerminateRunFailure", message).with("run", run(run));
	}

	Node terminateAll(List<String> ids, @Nullable String policy, DataFetchingEnvironment environment) {
		if (ids.isEmpty()) {
			return ErrorNodes.of(
					new ServerError.Python("dagster_shared.check.functions.CheckError",
							"Invariant failed. Description: Must provide at least one run id"),
					RequestContext.of(environment));
		}
		return Node.of("TerminateRunsResult")
			.with("terminateRunResults", ids.stream().map((id) -> terminate(id, policy)).toList());
	}

	Node delete(String id) {
		return this.served.simulation().delete(id) ? Node.of("DeletePipelineRunSuccess").with("runId", id)
				: unknown(id);
	}

	Node log(JsonObject arguments, DataFetchingEnvironment environment) {
		String id = arguments.text("runId");
		RunState run = this.served.simulation().find(id);
		if (run == null) {
			return unknown(id);
		}
		try {
			return this.events.connection(run, arguments.textOrNull("afterCursor"), arguments.numberOrNull("limit"));
		}
		catch (IllegalArgumentException ex) {
			return ErrorNodes.of(new ServerError.Python("binascii.Error", "Incorrect padding"),
					RequestContext.of(environment));
		}
	}

}
