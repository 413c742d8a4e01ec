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

package io.github.dagstergraphql.client.internal.run.reexecute;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.dagstergraphql.client.error.DagsterServerException;
import io.github.dagstergraphql.client.error.PythonErrorException;
import io.github.dagstergraphql.client.internal.call.Deadline;
import io.github.dagstergraphql.client.internal.launch.Launched;
import io.github.dagstergraphql.client.internal.launch.ObservedLaunch;
import io.github.dagstergraphql.client.internal.launch.error.LaunchErrors;
import io.github.dagstergraphql.client.internal.launch.error.RunConfigOrigins;
import io.github.dagstergraphql.client.internal.launch.input.RunConfigText;
import io.github.dagstergraphql.client.internal.launch.input.Tags;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.Request;
import io.github.dagstergraphql.client.internal.operation.TimeoutKind;
import io.github.dagstergraphql.client.internal.run.query.RunQueries;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.internal.workspace.RepositoryName;
import io.github.dagstergraphql.client.job.JobNotFoundException;
import io.github.dagstergraphql.client.run.InvalidStepException;
import io.github.dagstergraphql.client.run.RunConfigInvalidException;
import io.github.dagstergraphql.client.run.RunNotFailedException;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import io.github.dagstergraphql.client.run.RunStatus;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Re-executes runs.
 */
public final class Reexecutions {

	/** Tag by which servers execute only steps that have not succeeded. */
	static final String RESUME_RETRY = "dagster/is_resume_retry";

	static final Operation<RunToRepeat> PARENT = Operation
		.<RunToRepeat>query(Reexecutions.class, "RunToRepeat", "runOrError")
		.since(RunQueries.SINCE, "Re-execution")
		.on(RunToRepeat.class, "Run")
		.error("RunNotFoundError", RunNotFoundException::new)
		.build()
		.map(RunToRepeat::checked);

	static final Operation<String> REEXECUTE = Operation
		.<Launched>mutation(Reexecutions.class, "ReexecuteRun", "launchRunReexecution")
		.timeout(TimeoutKind.LAUNCH)
		.on(Launched.class, "LaunchRunSuccess")
		.error("RunNotFoundError", RunNotFoundException::new)
		.errors(LaunchErrors.ALL)
		.build()
		.map(Launched::runId)
		.subject(Function.identity());

	private static final String NOT_FAILED = "Cannot reexecute from failure a run that is not failed or canceled";

	private static final Pattern UNKNOWN_STEP = Pattern.compile("unknown steps?: ([^,\\s]+)");

	private final DagsterTransport transport;

	public Reexecutions(DagsterTransport transport) {
		this.transport = transport;
	}

	/**
	 * Re-execute a run.
	 * @param parentRunId the id of the parent run
	 * @param reexecution the settings
	 * @return the id of the new run
	 */
	public Mono<String> launch(String parentRunId, Reexecution reexecution) {
		return Mono.defer(() -> {
			ObservedLaunch observed = new ObservedLaunch();
			Mono<String> launch = this.transport.within(this.transport.timeouts().of(REEXECUTE.timeout()),
					(deadline) -> parent(parentRunId, deadline).doOnNext((parent) -> found(parent, observed))
						.flatMap((parent) -> send(parent, reexecution, deadline, observed)));
			return this.transport.observations().observe(launch, observed);
		});
	}

	private Mono<RunToRepeat> parent(String runId, Deadline deadline) {
		return this.transport.executeWithin(PARENT, Map.of("runId", runId), deadline);
	}

	private Mono<String> send(RunToRepeat parent, Reexecution reexecution, Deadline deadline, ObservedLaunch observed) {
		// 1.5 plans the whole job for a run of selected ops, and the new run fails
		boolean strategy = reexecution.isStrategy() && !parent.selector().containsKey("solidSelection");
		if (reexecution.fromFailure() && !canBeResumed(parent.runStatus())) {
			return Mono.error(notFailed(parent, "its status is " + parent.runStatus(), null));
		}
		if (!strategy && parent.place() == null) {
			return Mono.error(new JobNotFoundException("PipelineNotFoundError",
					"Run %s cannot be re-executed with changes: the server no longer knows the code location of its job %s"
						.formatted(parent.id(), parent.job()),
					null, List.of(), List.of()));
		}
		Map<String, ?> variables = strategy ? Map.of("reexecutionParams", strategy(parent, reexecution))
				: Map.of("executionParams", executionParams(parent, reexecution, observed.traceTags()));
		Request<String> request = new Request<>(REEXECUTE, variables, confidential(parent, reexecution), null);
		return observed.follow(this.transport.execute(request, deadline))
			.onErrorMap(RunConfigInvalidException.class, (ex) -> RunConfigOrigins.explain(reexecution.runConfig(), ex))
			.onErrorMap(PythonErrorException.class, (ex) -> explain(ex, parent, reexecution));
	}

	// If the server does not know the job any more, its name is not recorded.
	private static void found(RunToRepeat parent, ObservedLaunch observed) {
		RepositoryName place = parent.place();
		if (place != null) {
			observed.found(parent.job(), place);
		}
	}

	private static boolean canBeResumed(RunStatus status) {
		return status == RunStatus.FAILURE || status == RunStatus.CANCELED || status == RunStatus.UNKNOWN;
	}

	private static RunNotFailedException notFailed(RunToRepeat parent, String why, @Nullable String serverMessage) {
		return new RunNotFailedException(
				"Run %s cannot be re-executed from failure: it has neither failed nor been canceled: %s"
					.formatted(parent.id(), why),
				parent.id(), serverMessage);
	}

	private static Map<String, ?> strategy(RunToRepeat parent, Reexecution reexecution) {
		return Map.of("parentRunId", parent.id(), "strategy", reexecution.fromFailure() ? "FROM_FAILURE" : "ALL_STEPS");
	}

	private static Map<String, ?> executionParams(RunToRepeat parent, Reexecution reexecution,
			Map<String, String> traceTags) {
		Map<String, Object> params = new LinkedHashMap<>();
		params.put("selector", parent.selector());
		params.put("mode", "default");
		params.put("runConfigData", runConfig(parent, reexecution));
		params.put("executionMetadata", Map.of("parentRunId", parent.id(), "rootRunId", parent.root(), "tags",
				Tags.toInput(tags(parent, reexecution, traceTags))));
		// an empty list would be a run without steps
		if (!reexecution.steps().isEmpty()) {
			params.put("stepKeys", reexecution.steps());
		}
		return params;
	}

	private static Object runConfig(RunToRepeat parent, Reexecution reexecution) {
		return Objects.requireNonNullElseGet(reexecution.runConfig(), parent::yaml);
	}

	// In this form the server neither copies tags nor sets the parent of the run.
	private static Map<String, String> tags(RunToRepeat parent, Reexecution reexecution,
			Map<String, String> traceTags) {
		Map<String, String> tags = parent.tagsToKeep();
		tags.putAll(traceTags);
		tags.putAll(reexecution.tags());
		tags.put("dagster/parent_run_id", parent.id());
		tags.put("dagster/root_run_id", parent.root());
		if (reexecution.fromFailure()) {
			tags.put(RESUME_RETRY, "true");
		}
		return tags;
	}

	private static Supplier<?> confidential(RunToRepeat parent, Reexecution reexecution) {
		return () -> List.of(RunConfigText.values(runConfig(parent, reexecution)), parent.tagsToKeep().values(),
				reexecution.tags().values());
	}

	// Failures for which Dagster has types but does not use them here. Nothing was
	// launched.
	private static DagsterServerException explain(PythonErrorException ex, RunToRepeat parent,
			Reexecution reexecution) {
		String said = ex.getPythonError().message();
		if (said.contains(NOT_FAILED)) {
			return notFailed(parent, "its status is no longer " + parent.runStatus(), said);
		}
		Matcher step = UNKNOWN_STEP.matcher(said);
		if (step.find() && reexecution.steps().contains(step.group(1))) {
			return new InvalidStepException(
					"Run %s cannot be re-executed: the selected part of its job %s has no step \"%s\""
						.formatted(parent.id(), parent.job(), step.group(1)),
					step.group(1));
		}
		return ex;
	}

}
