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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.test.run.AssetCheckOutcome;
import io.github.dagstergraphql.test.run.MetadataValue;
import io.github.dagstergraphql.test.run.PythonException;
import io.github.dagstergraphql.test.run.RunScript;
import io.github.dagstergraphql.test.run.ScriptedEvent;
import org.jspecify.annotations.Nullable;

/**
 * A run that follows its script. Not thread-safe: the {@link Simulation} synchronizes
 * access.
 */
final class SimulatedRun {

	private static final PythonException FAILED = PythonException.of("Exception", "failed by the test");

	private static final int FIRST_PID = 100;

	private static final int FILE_KEY_LENGTH = 8;

	private final String id = UUID.randomUUID().toString();

	private final RunRequest request;

	private final RunScript script;

	private final CheckEvaluations evaluations;

	private final Pools pools;

	/** Executions of asset checks that are not evaluated yet. */
	private final List<LoggedEvent.Check> checks = new ArrayList<>();

	private final SortedMap<String, String> tags = new TreeMap<>();

	private final Instant created;

	private final List<LoggedEvent> events = new ArrayList<>();

	private final List<LogCapture> captures = new ArrayList<>();

	private RunStatus status = RunStatus.QUEUED;

	private Instant updated;

	private @Nullable Instant started;

	private @Nullable Instant ended;

	private int nextStep;

	private boolean stepRuns;

	private boolean waitsForSlot;

	/** What was last returned, unless the run has changed since. */
	private @Nullable RunState state;

	SimulatedRun(RunRequest request, RunScript script, CheckEvaluations evaluations, Pools pools, Instant now) {
		this.request = request;
		this.script = script;
		this.evaluations = evaluations;
		this.pools = pools;
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
		planChecks(now);
		log(LoggedEvent.Type.ENQUEUED, "", null, null, now);
	}

	private void planChecks(Instant now) {
		this.request.checks()
			.stream()
			.filter((check) -> this.request.steps().contains(check.step()))
			.forEach((check) -> {
				LoggedEvent.Check execution = new LoggedEvent.Check(this.evaluations.nextId(), check, null);
				this.checks.add(execution);
				logCheck(LoggedEvent.Type.CHECK_PLANNED,
						"%s intends to execute asset check %s on asset [\"%s\"]".formatted(this.request.job().name(),
								check.definition().name(), String.join("\", \"", check.asset().key().path())),
						execution, Map.of(), now);
			});
	}

	private void logCheck(LoggedEvent.Type type, String message, LoggedEvent.Check check,
			Map<String, MetadataValue> metadata, Instant now) {
		add(new LoggedEvent(type, type.level(), message, check.planned().step(), null, null, metadata, null, check,
				now));
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

	String tagOrDefault(String key, String defaultValue) {
		return this.tags.getOrDefault(key, defaultValue);
	}

	void tag(String key, String value) {
		this.tags.put(key, value);
		this.state = null;
	}

	void removeTag(String key) {
		this.tags.remove(key);
		this.state = null;
	}

	int eventCount() {
		return this.events.size();
	}

	// each query reads the states of all runs
	RunState state() {
		if (this.state == null) {
			this.state = new RunState(this.id, this.request, this.status,
					Collections.unmodifiableSortedMap(new TreeMap<>(this.tags)), this.created, this.updated,
					this.started, this.ended, List.copyOf(this.events));
		}
		return this.state;
	}

	/**
	 * Return the time until the run proceeds.
	 * @return the time from now, or {@code null} if it does not proceed by itself
	 */
	@Nullable Duration untilNext() {
		return switch (this.status) {
			case QUEUED -> (this.script.end() == RunScript.End.STAY_QUEUED) ? null : this.script.queued();
			case STARTING -> this.script.starting();
			case STARTED -> (this.script.end() == RunScript.End.NEVER || this.waitsForSlot) ? null : stepTime();
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
			default -> throw new IllegalStateException("a run with the status " + this.status + " cannot continue");
		}
	}

	private void startStep(Instant now) {
		if (this.nextStep < this.request.steps().size()) {
			String step = this.request.steps().get(this.nextStep);
			this.waitsForSlot = !this.pools.request(this.request.pool(step), this.id, step, now);
			if (!this.waitsForSlot) {
				startStep(step, now);
			}
		}
	}

	/**
	 * Start the step that has waited for a slot of its pool.
	 * @param now the current time
	 */
	void takeSlot(Instant now) {
		if (this.waitsForSlot) {
			this.waitsForSlot = false;
			startStep(this.request.steps().get(this.nextStep), now);
		}
	}

	private void startStep(String step, Instant now) {
		startCapture(step, now);
		log(LoggedEvent.Type.STEP_STARTED, "Started execution of step \"%s\".".formatted(step), step, null, now);
		this.stepRuns = true;
		this.script.events().stream().filter((event) -> event.step().equals(step)).forEach((event) -> log(event, now));
	}

	private void log(ScriptedEvent event, Instant now) {
		if (event instanceof ScriptedEvent.Message message) {
			add(new LoggedEvent(LoggedEvent.Type.MESSAGE, message.level(), message.message(), message.step(), null,
					null, Map.of(), null, null, now));
		}
		else if (event instanceof ScriptedEvent.Output output) {
			capture(output.step()).print(output.error(), output.text(), output.after());
		}
		else if (event instanceof ScriptedEvent.Retry retry) {
			LoggedEvent.Type type = LoggedEvent.Type.STEP_UP_FOR_RETRY;
			int attempt = 2 + (int) this.events.stream()
				.filter((other) -> other.type() == type && retry.step().equals(other.step()))
				.count();
			String wait = retry.delay().isZero() ? "" : " in %d seconds".formatted(retry.delay().toSeconds());
			add(new LoggedEvent(type, type.level(),
					"Execution of step \"%s\" failed and has requested a retry%s.".formatted(retry.step(), wait),
					retry.step(), retry.error(), retry.delay(), Map.of(), null, null, now));
			startCapture(retry.step(), now);
			log(LoggedEvent.Type.STEP_RESTARTED,
					"Started re-execution (attempt # %d) of step \"%s\".".formatted(attempt, retry.step()),
					retry.step(), null, now);
		}
	}

	// each attempt has a process of its own
	private void startCapture(String step, Instant now) {
		LogCapture capture = new LogCapture(fileKey(), step, now);
		this.captures.forEach((other) -> other.end(now));
		this.captures.add(capture);
		int pid = FIRST_PID + this.captures.size();
		String url = this.script.events()
			.stream()
			.filter((event) -> event instanceof ScriptedEvent.ExternalOutput && event.step().equals(step))
			.map((event) -> ((ScriptedEvent.ExternalOutput) event).url())
			.findFirst()
			.orElse(null);
		LoggedEvent.Type type = LoggedEvent.Type.LOGS_CAPTURED;
		add(new LoggedEvent(type, type.level(), "Capturing logs for process (pid: %d).".formatted(pid), null, null,
				null, Map.of(), new LoggedEvent.Captured(capture.fileKey(), step, pid, url), null, now));
	}

	// as Dagster creates them
	private static String fileKey() {
		return ThreadLocalRandom.current()
			.ints(FILE_KEY_LENGTH, 'a', 'z' + 1)
			.mapToObj(Character::toString)
			.collect(Collectors.joining());
	}

	private LogCapture capture(String step) {
		for (int index = this.captures.size() - 1; index >= 0; index--) {
			if (this.captures.get(index).step().equals(step)) {
				return this.captures.get(index);
			}
		}
		throw new IllegalStateException("step " + step + " of run " + this.id + " has not started");
	}

	/**
	 * Print text to the output of a step.
	 * @param step the step
	 * @param error whether to print to the standard error
	 * @param text the text
	 * @param now the current time
	 */
	void print(String step, boolean error, String text, Instant now) {
		capture(step).print(error, text, now);
	}

	void deleteOutput() {
		this.captures.forEach(LogCapture::delete);
	}

	@Nullable CapturedOutputs output(String fileKey, Instant now) {
		return this.captures.stream()
			.filter((capture) -> capture.fileKey().equals(fileKey))
			.findFirst()
			.map((capture) -> capture.read(now))
			.orElse(null);
	}

	private Map<String, MetadataValue> metadata(String step) {
		Map<String, MetadataValue> metadata = new LinkedHashMap<>();
		this.script.events().forEach((event) -> {
			if (event instanceof ScriptedEvent.Metadata values && values.step().equals(step)) {
				metadata.putAll(values.metadata());
			}
		});
		return metadata;
	}

	private void endStep(Instant now) {
		if (this.nextStep == failingStep()) {
			fail((this.script.error() != null) ? this.script.error() : FAILED, now);
			return;
		}
		PythonException failure = CheckEvaluations.failure(produce(now));
		if (failure != null) {
			fail(failure, now);
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

	/**
	 * Log the results of the current step.
	 * @param now the current time
	 * @return the asset checks that it has evaluated
	 */
	private List<LoggedEvent.Check> produce(Instant now) {
		if (!this.stepRuns) {
			return List.of();
		}
		String step = this.request.steps().get(this.nextStep);
		this.request.assets()
			.stream()
			.filter((asset) -> asset.step().equals(step))
			.forEach((asset) -> this.events
				.add(new LoggedEvent(LoggedEvent.Type.MATERIALIZED, LoggedEvent.Type.MATERIALIZED.level(),
						"Materialized value %s.".formatted(String.join(" ", asset.key().path())), step, null, null,
						metadata(step), null, null, now)));
		return this.checks.stream()
			.filter((check) -> check.planned().step().equals(step))
			.map((check) -> evaluate(check, now))
			.toList();
	}

	private LoggedEvent.Check evaluate(LoggedEvent.Check planned, Instant now) {
		AssetCheckOutcome outcome = this.evaluations.nextOutcome(planned.planned());
		LoggedEvent.Check check = new LoggedEvent.Check(planned.id(), planned.planned(), outcome);
		String result = outcome.isPassed() ? "passed." : "did not pass.";
		String description = (outcome.description() != null) ? " Description: '" + outcome.description() + "'" : "";
		logCheck(
				LoggedEvent.Type.CHECK_EVALUATED, "Asset check '%s' on '%s' %s%s"
					.formatted(check.planned().definition().name(), check.planned().asset().key(), result, description),
				check, outcome.metadata(), now);
		return check;
	}

	private void succeedStep(Instant now) {
		if (!this.stepRuns) {
			return;
		}
		String step = this.request.steps().get(this.nextStep);
		log(LoggedEvent.Type.STEP_SUCCEEDED,
				"Finished execution of step \"%s\" in %dms.".formatted(step, stepTime().toMillis()), step, null, now);
		capture(step).end(now);
		this.pools.release(this.id, step, now);
		this.stepRuns = false;
		this.nextStep++;
	}

	void succeed(Instant now) {
		while (this.nextStep < this.request.steps().size()) {
			if (!this.stepRuns) {
				this.waitsForSlot = false;
				startStep(this.request.steps().get(this.nextStep), now);
			}
			produce(now);
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
		tag("dagster/failure_reason", "STEP_FAILURE");
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
			throw new IllegalStateException("run " + this.id + " has not been canceled: its status is " + this.status);
		}
		startCanceling(now);
	}

	void cancel(Instant now) {
		if (this.status == RunStatus.CANCELING && this.stepRuns) {
			logStepFailure(LoggedEvent.INTERRUPTED, now);
		}
		end(RunStatus.CANCELED, LoggedEvent.Type.CANCELED,
				"Execution of run for \"%s\" canceled.".formatted(this.request.job().name()), LoggedEvent.INTERRUPTED,
				now);
	}

	void cancelInQueue(Instant now) {
		log(LoggedEvent.Type.CANCELING, "Canceling run from the queue.", null, null, now);
		cancelFromOutside("This run has been marked as canceled from outside the execution context.", now);
	}

	void markAsCanceled(Instant now) {
		cancelFromOutside(
				"This run has been forcibly marked as canceled. The computational resources created by the run "
						+ "may not have been fully cleaned up.",
				now);
	}

	private void cancelFromOutside(String message, Instant now) {
		if (this.started == null) {
			// as in Dagster, although the run never started
			this.started = now;
		}
		changeTo(RunStatus.CANCELED, now);
		this.ended = now;
		log(LoggedEvent.Type.CANCELED, message, null, null, now);
	}

	private void end(RunStatus status, LoggedEvent.Type type, String message, @Nullable PythonException error,
			Instant now) {
		changeTo(status, now);
		this.ended = now;
		log(type, message, null, error, now);
		// the last event is from the execution engine
		log(LoggedEvent.Type.ENGINE, "Process for run exited.", null, null, now);
	}

	// is followed by an event
	private void changeTo(RunStatus status, Instant now) {
		this.status = status;
		this.updated = now;
		if (status.isFinished()) {
			this.captures.forEach((capture) -> capture.end(now));
			this.pools.release(this.id, null, now);
		}
	}

	private void log(LoggedEvent.Type type, String message, @Nullable String step, @Nullable PythonException error,
			Instant now) {
		add(new LoggedEvent(type, type.level(), message, step, error, null, Map.of(), null, null, now));
	}

	private void add(LoggedEvent event) {
		this.events.add(event);
		this.state = null;
	}

}
