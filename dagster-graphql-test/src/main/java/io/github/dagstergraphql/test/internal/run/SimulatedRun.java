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

package io.github.dagstergraphql.test.internal.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.test.run.PythonException;
import io.github.dagstergraphql.test.run.RunScript;
import org.jspecify.annotations.Nullable;

/**
 * A run that follows its script. Not thread-safe: the {@link Simulation} synchronizes
 * access.
 */
final class SimulatedRun {

	private static final PythonException FAILED = PythonException.of("Exception", "the test let it fail");

	private final String id = UUID.randomUUID().toString();

	private final RunRequest request;

	private final RunScript script;

	private final SortedMap<String, String> tags = new TreeMap<>();

	private final Instant created;

	private final List<LoggedEvent> events = new ArrayList<>();

	private RunStatus status = RunStatus.QUEUED;

	private Instant updated;

	private @Nullable Instant started;

	private @Nullable Instant ended;

	private int nextStep;

	private boolean stepRuns;

	SimulatedRun(RunRequest request, RunScript script, Instant now) {
		this.request = request;
		this.script = script;
		this.created = now;
		this.updated = now;
		this.tags.putAll(request.job().tags());
		this.tags.putAll(request.tags());
		this.tags.put("dagster/code_location", request.location());
		this.tags.put(".dagster/repository", request.repository() + "@" + request.location());
		request.assets().forEach((asset) -> {
			if (request.steps().contains(asset.step())) {
				log(LoggedEvent.Type.PLANNED, "%s intends to materialize asset [\"%s\"]".formatted(request.job().name(),
						String.join("\", \"", asset.key().path())), asset.step(), null, now);
			}
		});
		log(LoggedEvent.Type.ENQUEUED, "", null, null, now);
	}

	String id() {
		return this.id;
	}

	RunRequest request() {
		return this.request;
	}

	RunStatus status() {
		return this.status;
	}

	SortedMap<String, String> tags() {
		return this.tags;
	}

	int eventCount() {
		return this.events.size();
	}

	RunState state() {
		return new RunState(this.id, this.request, this.status,
				Collections.unmodifiableSortedMap(new TreeMap<>(this.tags)), this.created, this.updated, this.started,
				this.ended, List.copyOf(this.events));
	}

	/**
	 * Return the time until the run proceeds.
	 * @return the time from now, or {@code null} if it does not proceed by itself
	 */
	@Nullable Duration untilNext() {
		return switch (this.status) {
			case QUEUED -> (this.script.end() == RunScript.End.STAY_QUEUED) ? null : this.script.queued();
			case STARTING -> this.script.starting();
			case STARTED -> (this.script.end() == RunScript.End.NEVER) ? null : stepTime();
			case CANCELING -> this.script.canceling();
			default -> null;
		};
	}

	private Duration stepTime() {
		int failing = failingStep();
		int steps = (failing >= 0) ? failing + 1 : this.request.steps().size();
		return this.script.started().dividedBy(Math.max(1, steps));
	}

	/**
	 * Return the step at which the script fails.
	 * @return its index, or -1 if no step fails: a step that was not selected cannot fail
	 */
	private int failingStep() {
		if (this.script.end() != RunScript.End.FAILURE) {
			return -1;
		}
		boolean first = this.script.failedStep() == null || this.request.steps().isEmpty();
		return first ? 0 : this.request.steps().indexOf(this.script.failedStep());
	}

	/**
	 * Proceed to the next stage.
	 * @param now the current time
	 */
	void goOn(Instant now) {
		switch (this.status) {
			case QUEUED -> {
				changeTo(RunStatus.STARTING, now);
				log(LoggedEvent.Type.STARTING, "", null, null, now);
			}
			case STARTING -> {
				changeTo(RunStatus.STARTED, now);
				this.started = now;
				log(LoggedEvent.Type.STARTED,
						"Started execution of run for \"%s\".".formatted(this.request.job().name()), null, null, now);
				startStep(now);
			}
			case STARTED -> endStep(now);
			case CANCELING -> cancel(now);
			default -> throw new IllegalStateException("a run that is " + this.status + " does not go on");
		}
	}

	private void startStep(Instant now) {
		if (this.nextStep < this.request.steps().size()) {
			String step = this.request.steps().get(this.nextStep);
			log(LoggedEvent.Type.STEP_STARTED, "Started execution of step \"%s\".".formatted(step), step, null, now);
			this.stepRuns = true;
		}
	}

	private void endStep(Instant now) {
		if (this.nextStep == failingStep()) {
			fail((this.script.error() != null) ? this.script.error() : FAILED, now);
			return;
		}
		succeedStep(now);
		if (this.nextStep < this.request.steps().size()) {
			startStep(now);
		}
		else {
			succeed(now);
		}
	}

	private void succeedStep(Instant now) {
		if (!this.stepRuns) {
			return;
		}
		String step = this.request.steps().get(this.nextStep);
		this.request.assets()
			.stream()
			.filter((asset) -> asset.step().equals(step))
			.forEach((asset) -> log(LoggedEvent.Type.MATERIALIZED,
					"Materialized value %s.".formatted(String.join(" ", asset.key().path())), step, null, now));
		log(LoggedEvent.Type.STEP_SUCCEEDED,
				"Finished execution of step \"%s\" in %dms.".formatted(step, stepTime().toMillis()), step, null, now);
		this.stepRuns = false;
		this.nextStep++;
	}

	void succeed(Instant now) {
		while (this.nextStep < this.request.steps().size()) {
			if (!this.stepRuns) {
				startStep(now);
			}
			succeedStep(now);
		}
		end(RunStatus.SUCCESS, LoggedEvent.Type.SUCCEEDED,
				"Finished execution of run for \"%s\".".formatted(this.request.job().name()), null, now);
	}

	void fail(PythonException error, Instant now) {
		String name = this.request.job().name();
		if (!this.stepRuns) {
			end(RunStatus.FAILURE, LoggedEvent.Type.FAILED, "Execution of run for \"%s\" failed.".formatted(name),
					error, now);
			return;
		}
		String step = logStepFailure(error, now);
		this.tags.put("dagster/failure_reason", "STEP_FAILURE");
		end(RunStatus.FAILURE, LoggedEvent.Type.FAILED,
				"Execution of run for \"%s\" failed. Steps failed: ['%s'].".formatted(name, step), error, now);
	}

	private String logStepFailure(PythonException error, Instant now) {
		String step = this.request.steps().get(this.nextStep);
		log(LoggedEvent.Type.STEP_FAILED, "Execution of step \"%s\" failed.".formatted(step), step, error, now);
		return step;
	}

	void startCanceling(Instant now) {
		changeTo(RunStatus.CANCELING, now);
		log(LoggedEvent.Type.CANCELING, "Sending run termination request.", null, null, now);
	}

	// as in Dagster when two terminations of a queued run overlap
	void cancelAgain(Instant now) {
		if (this.status != RunStatus.CANCELED) {
			throw new IllegalStateException("run " + this.id + " has not been canceled: it is " + this.status);
		}
		startCanceling(now);
	}

	void cancel(Instant now) {
		if (this.status == RunStatus.CANCELING && this.stepRuns) {
			logStepFailure(LoggedEvent.INTERRUPTED, now);
		}
		if (this.started == null) {
			// as in Dagster, although the run never started
			this.started = now;
		}
		end(RunStatus.CANCELED, LoggedEvent.Type.CANCELED,
				"Execution of run for \"%s\" canceled.".formatted(this.request.job().name()), LoggedEvent.INTERRUPTED,
				now);
	}

	private void end(RunStatus status, LoggedEvent.Type type, String message, @Nullable PythonException error,
			Instant now) {
		changeTo(status, now);
		this.ended = now;
		log(type, message, null, error, now);
		// the last event is from the execution engine
		log(LoggedEvent.Type.ENGINE, "Process for run exited.", null, null, now);
	}

	private void changeTo(RunStatus status, Instant now) {
		this.status = status;
		this.updated = now;
	}

	private void log(LoggedEvent.Type type, String message, @Nullable String step, @Nullable PythonException error,
			Instant now) {
		this.events.add(new LoggedEvent(type, message, step, error, now));
	}

}
