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

package io.github.dagstergraphql.test.run;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What a run does: how long it is {@code QUEUED}, {@code STARTING} and {@code STARTED},
 * and how it ends. Times are those of the server's clock, which a test can move.
 *
 * <pre class="code">
 * RunScript.succeed().after(Duration.ofMinutes(5))
 * RunScript.fail("ValueError", "no file").atStep("load")
 * RunScript.hang()
 * </pre>
 *
 * @param end how it ends
 * @param queued how long it is in the queue
 * @param starting how long it is being started; it cannot be terminated then
 * @param started how long it runs
 * @param canceling how long it goes on after it was terminated
 * @param failedStep the step that fails, or {@code null} for the first one
 * @param error what the step raises, or {@code null}
 * @since 0.1.0
 */
public record RunScript(End end, Duration queued, Duration starting, Duration started, Duration canceling,
		@Nullable String failedStep, @Nullable PythonException error) {

	// long enough for every status to be seen by whoever polls fast, short enough to wait
	// for
	private static final Duration STAGE = Duration.ofMillis(50);

	/**
	 * Check the times.
	 * @param end how it ends
	 * @param queued how long it is in the queue
	 * @param starting how long it is being started
	 * @param started how long it runs
	 * @param canceling how long it goes on after it was terminated
	 * @param failedStep the step that fails, or {@code null} for the first one
	 * @param error what the step raises, or {@code null}
	 */
	public RunScript {
		for (Duration duration : new Duration[] { queued, starting, started, canceling }) {
			Assert.isTrue(!duration.isNegative(), () -> "a run cannot do something for " + duration);
		}
	}

	/**
	 * Create a run that succeeds.
	 * @return the script
	 */
	public static RunScript succeed() {
		return script(End.SUCCESS, null);
	}

	/**
	 * Create a run that fails.
	 * @param className the class of the Python exception that its step raises
	 * @param message the message of the exception
	 * @return the script
	 */
	public static RunScript fail(String className, String message) {
		return fail(PythonException.of(className, message));
	}

	/**
	 * Create a run that fails.
	 * @param error what its step raises
	 * @return the script
	 */
	public static RunScript fail(PythonException error) {
		return script(End.FAILURE, error);
	}

	/**
	 * Create a run that goes on until it is terminated.
	 * @return the script
	 */
	public static RunScript hang() {
		return script(End.NEVER, null);
	}

	/**
	 * Create a run that is never taken from the queue, as when Dagster's daemon is not
	 * running.
	 * @return the script
	 */
	public static RunScript stayQueued() {
		return script(End.STAY_QUEUED, null);
	}

	private static RunScript script(End end, @Nullable PythonException error) {
		return new RunScript(end, STAGE, STAGE, STAGE, STAGE, null, error);
	}

	/**
	 * Return this script with another running time.
	 * @param time how long it runs
	 * @return the script
	 */
	public RunScript after(Duration time) {
		return new RunScript(this.end, this.queued, this.starting, time, this.canceling, this.failedStep, this.error);
	}

	/**
	 * Return this script with another time in the queue.
	 * @param time how long it is in the queue
	 * @return the script
	 */
	public RunScript queuedFor(Duration time) {
		return new RunScript(this.end, time, this.starting, this.started, this.canceling, this.failedStep, this.error);
	}

	/**
	 * Return this script with another time to start.
	 * @param time how long it is being started
	 * @return the script
	 */
	public RunScript startingFor(Duration time) {
		return new RunScript(this.end, this.queued, time, this.started, this.canceling, this.failedStep, this.error);
	}

	/**
	 * Return this script with another time between termination and end.
	 * @param time how long it goes on after it was terminated
	 * @return the script
	 */
	public RunScript cancelingFor(Duration time) {
		return new RunScript(this.end, this.queued, this.starting, this.started, time, this.failedStep, this.error);
	}

	/**
	 * Return this script with another step to fail at.
	 * @param step the op, or the asset key with two underscores between its components
	 * @return the script
	 */
	public RunScript atStep(String step) {
		return new RunScript(this.end, this.queued, this.starting, this.started, this.canceling, step, this.error);
	}

	/**
	 * How a run ends.
	 */
	public enum End {

		/** It succeeds. */
		SUCCESS,

		/** A step fails. */
		FAILURE,

		/** It does not, unless it is terminated. */
		NEVER,

		/** It does not even begin. */
		STAY_QUEUED

	}

}
