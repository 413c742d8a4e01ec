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
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.test.run.PythonException;
import io.github.dagstergraphql.test.run.RunScript;
import org.jspecify.annotations.Nullable;

/**
 * All runs of the server. No thread advances them: each access first performs all actions
 * that are due, in order, each at its own time. Therefore the clock can be moved, and the
 * state of a run is always up to date.
 */
public final class Simulation {

	private final SimulatedClock clock = new SimulatedClock();

	private final PriorityQueue<Due> agenda = new PriorityQueue<>(
			Comparator.comparing(Due::at).thenComparing(Due::number));

	private final Map<String, SimulatedRun> runs = new LinkedHashMap<>();

	private final Map<String, Integer> runsOfJob = new HashMap<>();

	/** Runs that are due but not dequeued. */
	private final List<SimulatedRun> held = new ArrayList<>();

	private final RetryRules retries;

	private final CheckEvaluations evaluations = new CheckEvaluations();

	private final Pools pools = new Pools(this::takeSlot, (time) -> at(time, this::dequeueHeld));

	private boolean queueServed = true;

	private boolean retriesCreated = true;

	/** Retries that are due but not created. */
	private final List<Consumer<Instant>> heldRetries = new ArrayList<>();

	private long number;

	/**
	 * Create a simulation without runs.
	 * @param retries the rules for retries
	 */
	public Simulation(RetryRules retries) {
		this.retries = retries;
	}

	/**
	 * Create a run.
	 * @param request the request
	 * @return the run, in the queue
	 */
	public synchronized RunState launch(RunRequest request) {
		return launch(request, catchUp()).state();
	}

	/**
	 * Create a run within an action of a daemon.
	 * @param request the request
	 * @param time the time of the action
	 * @return the run, in the queue
	 */
	public synchronized RunState launchAt(RunRequest request, Instant time) {
		return launch(request, time).state();
	}

	private SimulatedRun launch(RunRequest request, Instant now) {
		int index = this.runsOfJob.merge(request.jobKey(), 1, Integer::sum) - 1;
		SimulatedRun run = new SimulatedRun(request, script(request, index), this.evaluations, this.pools, now);
		this.runs.put(run.id(), run);
		schedule(run, now);
		return run;
	}

	private RunScript script(RunRequest request, int index) {
		String partition = request.partition();
		if (partition == null || !request.job().hasScripts(partition)) {
			return request.job().script(index);
		}
		String key = request.jobKey() + "\n" + partition;
		return request.job().script(partition, this.runsOfJob.merge(key, 1, Integer::sum) - 1);
	}

	/**
	 * Schedule an action of a daemon.
	 * @param wait the time from now
	 * @param action the action, which receives its time
	 */
	public synchronized void after(Duration wait, Consumer<Instant> action) {
		at(this.clock.now().plus(wait), action);
	}

	/**
	 * Return a run.
	 * @param id the run id
	 * @return the run, or {@code null} if it does not exist
	 */
	public synchronized @Nullable RunState find(String id) {
		catchUp();
		SimulatedRun run = this.runs.get(id);
		return (run != null) ? run.state() : null;
	}

	/**
	 * Return the number of events of a run, which is cheaper than its state.
	 * @param id the run id
	 * @return the number, or 0 if the run does not exist
	 */
	public synchronized int eventCount(String id) {
		catchUp();
		SimulatedRun run = this.runs.get(id);
		return (run != null) ? run.eventCount() : 0;
	}

	/**
	 * Return every run.
	 * @return the runs, oldest first
	 */
	public synchronized List<RunState> all() {
		catchUp();
		return this.runs.values().stream().map(SimulatedRun::state).toList();
	}

	/**
	 * Terminate a run.
	 * @param id the run id
	 * @param immediately whether to mark it as canceled at once
	 * @return the run as shown in the response, or {@code null} if it cannot be
	 * terminated in its status
	 */
	public synchronized @Nullable RunState terminate(String id, boolean immediately) {
		Instant now = catchUp();
		SimulatedRun run = get(id);
		RunState before = run.state();
		if (immediately) {
			if (run.status().isFinished()) {
				return null;
			}
			run.markAsCanceled(now);
			return run.state();
		}
		if (run.status() == RunStatus.QUEUED) {
			run.cancelInQueue(now);
			return before;
		}
		if (run.status() == RunStatus.STARTED) {
			run.startCanceling(now);
			schedule(run, now);
			return before;
		}
		return null;
	}

	/**
	 * Delete a run, regardless of its status.
	 * @param id the run id
	 * @return whether the run existed
	 */
	public synchronized boolean delete(String id) {
		catchUp();
		return this.runs.remove(id) != null;
	}

	/**
	 * Set whether runs are dequeued. Otherwise, they remain in the queue; runs that are
	 * due proceed as soon as this is set again.
	 * @param served whether runs are dequeued
	 */
	public synchronized void serveQueue(boolean served) {
		Instant now = catchUp();
		this.queueServed = served;
		if (served) {
			dequeueHeld(now);
			catchUp();
		}
	}

	private void dequeueHeld(Instant now) {
		List<SimulatedRun> waiting = List.copyOf(this.held);
		this.held.clear();
		// unless changed concurrently
		waiting.stream()
			.filter((run) -> this.runs.get(run.id()) == run && run.status() == RunStatus.QUEUED)
			.forEach((run) -> at(now, (time) -> goOn(run, time)));
	}

	private void takeSlot(String runId, Instant now) {
		at(now, (time) -> {
			SimulatedRun run = this.runs.get(runId);
			if (run != null && run.status() == RunStatus.STARTED) {
				run.takeSlot(time);
				schedule(run, time);
			}
		});
	}

	/**
	 * Return the pools with a limit.
	 * @return the pools
	 */
	public synchronized List<PoolState> pools() {
		catchUp();
		return this.pools.withLimit();
	}

	/**
	 * Return a pool.
	 * @param name the name
	 * @return its state, also if it does not exist
	 */
	public synchronized PoolState pool(String name) {
		catchUp();
		return this.pools.state(name);
	}

	/**
	 * Set or delete the limit of a pool.
	 * @param name the name
	 * @param limit the limit, or {@code null} for none
	 */
	public synchronized void limitPool(String name, @Nullable Integer limit) {
		Instant now = catchUp();
		if (limit != null) {
			this.pools.limit(name, limit, now);
		}
		else {
			this.pools.deleteLimit(name);
		}
		dequeueHeld(now);
	}

	/**
	 * Free the slots of a run, and cancel its requests for slots.
	 * @param runId the run id
	 * @param step the step, or {@code null} for all steps
	 */
	public synchronized void freeSlots(String runId, @Nullable String step) {
		Instant now = catchUp();
		this.pools.release(runId, step, now);
	}

	/**
	 * Return whether a step of a run holds a slot or waits for one.
	 * @param runId the run id
	 * @return {@code true} if there is such a step
	 */
	public synchronized boolean usesPool(String runId) {
		catchUp();
		return this.pools.contains(runId);
	}

	/**
	 * Set whether the retries of failed runs are created. Otherwise, retries that are due
	 * are created as soon as this is set again.
	 * @param created whether retries are created
	 */
	public synchronized void createRetries(boolean created) {
		Instant now = catchUp();
		this.retriesCreated = created;
		if (created) {
			List<Consumer<Instant>> due = List.copyOf(this.heldRetries);
			this.heldRetries.clear();
			due.forEach((retry) -> retry.accept(now));
		}
	}

	/**
	 * Set or remove a tag of a run.
	 * @param id the run id
	 * @param key the key of the tag
	 * @param value the value, or {@code null} to remove the tag
	 */
	public synchronized void tag(String id, String key, @Nullable String value) {
		catchUp();
		SimulatedRun run = get(id);
		if (value != null) {
			run.tag(key, value);
		}
		else {
			run.removeTag(key);
		}
	}

	/**
	 * Print text to the output of a step that has started.
	 * @param id the run id
	 * @param step the step
	 * @param error whether to print to the standard error
	 * @param text the text
	 */
	public synchronized void print(String id, String step, boolean error, String text) {
		Instant now = catchUp();
		get(id).print(step, error, text, now);
	}

	/**
	 * Delete the captured output of a run.
	 * @param id the run id
	 */
	public synchronized void deleteOutput(String id) {
		catchUp();
		get(id).deleteOutput();
	}

	/**
	 * Return captured output of a run.
	 * @param id the run id
	 * @param fileKey the file key
	 * @return the output, or {@code null} if there is none
	 */
	public synchronized @Nullable CapturedOutputs output(String id, String fileKey) {
		Instant now = catchUp();
		SimulatedRun run = this.runs.get(id);
		return (run != null) ? run.output(fileKey, now) : null;
	}

	/**
	 * Change a canceled run back to {@code CANCELING}, permanently.
	 * @param id the run id
	 */
	public synchronized void cancelAgain(String id) {
		Instant now = catchUp();
		get(id).cancelAgain(now);
	}

	/**
	 * Complete a run successfully now.
	 * @param id the run id
	 */
	public synchronized void succeed(String id) {
		Instant now = catchUp();
		unfinished(id, now).succeed(now);
	}

	/**
	 * Fail a run now.
	 * @param id the run id
	 * @param error the exception that its step raises
	 */
	public synchronized void fail(String id, PythonException error) {
		Instant now = catchUp();
		SimulatedRun run = unfinished(id, now);
		run.fail(error, now);
		planRetry(run, now);
	}

	// a run that ends has started
	private SimulatedRun unfinished(String id, Instant now) {
		SimulatedRun run = get(id);
		if (run.status().isFinished()) {
			throw new IllegalStateException("run " + id + " is already finished: its status is " + run.status());
		}
		while (run.status() == RunStatus.QUEUED || run.status() == RunStatus.STARTING) {
			run.goOn(now);
		}
		return run;
	}

	private SimulatedRun get(String id) {
		SimulatedRun run = this.runs.get(id);
		if (run == null) {
			throw new IllegalArgumentException("run " + id + " does not exist");
		}
		return run;
	}

	/**
	 * Advance the clock.
	 * @param duration the time to advance by
	 */
	public synchronized void advance(Duration duration) {
		catchUp();
		this.clock.advance(duration);
		catchUp();
	}

	/**
	 * Stop the clock, so that it only moves when it is advanced.
	 */
	public synchronized void stopClock() {
		catchUp();
		this.clock.stop();
	}

	/**
	 * Return the current time of the server.
	 * @return the time
	 */
	public synchronized Instant now() {
		return this.clock.now();
	}

	/**
	 * Return the id of an execution of an asset check that is not part of a run.
	 * @return the id, greater than those of all earlier executions
	 */
	public synchronized int nextCheckId() {
		catchUp();
		return this.evaluations.nextId();
	}

	/**
	 * Discard all runs, and reset the clock.
	 */
	public synchronized void reset() {
		this.agenda.clear();
		this.runs.clear();
		this.runsOfJob.clear();
		this.evaluations.reset();
		this.pools.reset();
		this.held.clear();
		this.queueServed = true;
		this.retriesCreated = true;
		this.heldRetries.clear();
		this.clock.reset();
	}

	private Instant catchUp() {
		Instant now = this.clock.now();
		Due due = this.agenda.peek();
		while (due != null && !due.at().isAfter(now)) {
			this.agenda.remove();
			due.action().accept(due.at());
			due = this.agenda.peek();
		}
		return now;
	}

	private void schedule(SimulatedRun run, Instant now) {
		Duration wait = run.untilNext();
		if (wait == null) {
			return;
		}
		RunStatus status = run.status();
		int events = run.eventCount();
		at(now.plus(wait), (time) -> {
			// unless changed concurrently
			if (this.runs.get(run.id()) == run && run.status() == status && run.eventCount() == events) {
				goOn(run, time);
			}
		});
	}

	private void goOn(SimulatedRun run, Instant time) {
		if (run.status() == RunStatus.QUEUED && (!this.queueServed || this.pools.block(run.request()))) {
			this.held.add(run);
			return;
		}
		run.goOn(time);
		schedule(run, time);
		if (run.status() == RunStatus.FAILURE) {
			planRetry(run, time);
		}
	}

	private void planRetry(SimulatedRun run, Instant now) {
		if (!this.retries.enabled()) {
			return;
		}
		int number = number(run, "dagster/retry_number");
		boolean retry = number < number(run, "dagster/max_retries");
		at(now.plus(this.retries.willRetryDelay()), (time) -> run.tag("dagster/will_retry", String.valueOf(retry)));
		if (retry) {
			at(now.plus(this.retries.retryDelay()), (time) -> retry(run, number + 1, time));
		}
	}

	private void retry(SimulatedRun run, int number, Instant now) {
		if (this.runs.get(run.id()) != run) {
			return;
		}
		if (!this.retriesCreated) {
			this.heldRetries.add((time) -> retry(run, number, time));
			return;
		}
		String root = (run.request().rootRunId() != null) ? run.request().rootRunId() : run.id();
		Map<String, String> tags = new TreeMap<>(run.request().tags());
		tags.put("dagster/parent_run_id", run.id());
		tags.put("dagster/root_run_id", root);
		tags.put("dagster/retry_number", String.valueOf(number));
		boolean all = "ALL_STEPS".equals(run.tagOrDefault("dagster/retry_strategy", ""));
		if (all) {
			tags.remove("dagster/is_resume_retry");
		}
		else {
			tags.put("dagster/is_resume_retry", "true");
		}
		RunRequest request = all ? run.request().repeat(tags, run.request().selectedSteps(), true, root, run.id())
				: run.request().repeat(tags, run.state().unfinishedSteps(), false, root, run.id());
		SimulatedRun next = launch(request, now);
		run.tag("dagster/auto_retry_run_id", next.id());
	}

	private static int number(SimulatedRun run, String tag) {
		try {
			return Integer.parseInt(run.tagOrDefault(tag, "0"));
		}
		catch (NumberFormatException ex) {
			return 0;
		}
	}

	private void at(Instant time, Consumer<Instant> action) {
		this.agenda.add(new Due(time, this.number++, action));
	}

	/**
	 * A scheduled action.
	 *
	 * @param at the time
	 * @param number the order of actions at the same time
	 * @param action the action, which receives the time
	 */
	private record Due(Instant at, long number, Consumer<Instant> action) {

	}

}
