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
 * Script of a run: the time that it is {@code QUEUED}, {@code STARTING} and
 * {@code STARTED}, and its end. Times are measured by the clock of the server, which a
 * test can advance.
 *
 * <pre class="code">
 * RunScript.succeed().after(Duration.ofMinutes(5))
 * RunScript.fail("ValueError", "no file").atStep("load")
 * RunScript.hang()
 * </pre>
 *
 * @param end the end of the run
 * @param queued the time in the queue
 * @param starting the time to start, during which the run cannot be terminated
 * @param started the running time
 * @param canceling the time between termination and end
 * @param failedStep the step that fails, or {@code null} for the first one
 * @param error the exception that the step raises, or {@code null}
 * @since 0.1.0
 */
public record RunScript(End end, Duration queued, Duration starting, Duration started, Duration canceling,
		@Nullable String failedStep, @Nullable PythonException error) {

	// Long enough for every status to be seen by frequent polling, short enough for
	// tests.
	private static final Duration STAGE = Duration.ofMillis(50);

	/**
	 * Create a script.
	 * @param end the end of the run
	 * @param queued the time in the queue
	 * @param starting the time to start
	 * @param started the running time
	 * @param canceling the time between termination and end
	 * @param failedStep the step that fails, or {@code null} for the first one
	 * @param error the exception that the step raises, or {@code null}
	 */
	public RunScript {
		for (Duration duration : new Duration[] { queued, starting, started, canceling }) {
			Assert.isTrue(!duration.isNegative(), () -> "a run cannot do something for " + duration);
		}
	}

	/**
	 * Create a script for a run that succeeds.
	 * @return the script
	 */
	public static RunScript succeed() {
		return script(End.SUCCESS, null);
	}

	/**
	 * Create a script for a run that fails.
	 * @param className the class of the Python exception that its step raises
	 * @param message the message of the exception
	 * @return the script
	 */
	public static RunScript fail(String className, String message) {
		return fail(PythonException.of(className, message));
	}

	/**
	 * Create a script for a run that fails.
	 * @param error the exception that its step raises
	 * @return the script
	 */
	public static RunScript fail(PythonException error) {
		return script(End.FAILURE, error);
	}

	/**
	 * Create a script for a run that continues until it is terminated.
	 * @return the script
	 */
	public static RunScript hang() {
		return script(End.NEVER, null);
	}

	/**
	 * Create a script for a run that is never dequeued, as when the daemon of Dagster is
	 * not running.
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
	 * @param time the running time
	 * @return the script
	 */
	public RunScript after(Duration time) {
		return new RunScript(this.end, this.queued, this.starting, time, this.canceling, this.failedStep, this.error);
	}

	/**
	 * Return this script with another time in the queue.
	 * @param time the time in the queue
	 * @return the script
	 */
	public RunScript queuedFor(Duration time) {
		return new RunScript(this.end, time, this.starting, this.started, this.canceling, this.failedStep, this.error);
	}

	/**
	 * Return this script with another time to start.
	 * @param time the time to start
	 * @return the script
	 */
	public RunScript startingFor(Duration time) {
		return new RunScript(this.end, this.queued, time, this.started, this.canceling, this.failedStep, this.error);
	}

	/**
	 * Return this script with another time between termination and end.
	 * @param time the time between termination and end
	 * @return the script
	 */
	public RunScript cancelingFor(Duration time) {
		return new RunScript(this.end, this.queued, this.starting, this.started, time, this.failedStep, this.error);
	}

	/**
	 * Return this script with another step that fails.
	 * @param step the op, or the asset key with two underscores between its components
	 * @return the script
	 */
	public RunScript atStep(String step) {
		return new RunScript(this.end, this.queued, this.starting, this.started, this.canceling, step, this.error);
	}

	/**
	 * End of a run.
	 */
	public enum End {

		/** The run succeeds. */
		SUCCESS,

		/** A step fails. */
		FAILURE,

		/** The run does not end unless it is terminated. */
		NEVER,

		/** The run does not start. */
		STAY_QUEUED

	}

}
