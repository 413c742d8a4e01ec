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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
 * @param events the additional events of the steps
 * @since 0.1.0
 */
public record RunScript(End end, Duration queued, Duration starting, Duration started, Duration canceling,
		@Nullable String failedStep, @Nullable PythonException error, List<ScriptedEvent> events) {

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
	 * @param events the additional events of the steps
	 */
	public RunScript {
		events = List.copyOf(events);
		for (Duration duration : new Duration[] { queued, starting, started, canceling }) {
			Assert.isTrue(!duration.isNegative(), "durations must not be negative");
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
		return new RunScript(end, STAGE, STAGE, STAGE, STAGE, null, error, List.of());
	}

	/**
	 * Return this script with another running time.
	 * @param time the running time
	 * @return the script
	 */
	public RunScript after(Duration time) {
		return new RunScript(this.end, this.queued, this.starting, time, this.canceling, this.failedStep, this.error,
				this.events);
	}

	/**
	 * Return this script with another time in the queue.
	 * @param time the time in the queue
	 * @return the script
	 */
	public RunScript queuedFor(Duration time) {
		return new RunScript(this.end, time, this.starting, this.started, this.canceling, this.failedStep, this.error,
				this.events);
	}

	/**
	 * Return this script with another time to start.
	 * @param time the time to start
	 * @return the script
	 */
	public RunScript startingFor(Duration time) {
		return new RunScript(this.end, this.queued, time, this.started, this.canceling, this.failedStep, this.error,
				this.events);
	}

	/**
	 * Return this script with another time between termination and end.
	 * @param time the time between termination and end
	 * @return the script
	 */
	public RunScript cancelingFor(Duration time) {
		return new RunScript(this.end, this.queued, this.starting, this.started, time, this.failedStep, this.error,
				this.events);
	}

	/**
	 * Return this script with another step that fails.
	 * @param step the op, or the asset key with two underscores between its components
	 * @return the script
	 */
	public RunScript atStep(String step) {
		return new RunScript(this.end, this.queued, this.starting, this.started, this.canceling, step, this.error,
				this.events);
	}

	/**
	 * Return this script with a message that a step logs.
	 * @param step the op, or the asset key with two underscores between its components
	 * @param level the level, such as {@code INFO}
	 * @param message the message
	 * @return the script
	 */
	public RunScript logs(String step, String level, String message) {
		return with(new ScriptedEvent.Message(step, level, message));
	}

	/**
	 * Return this script with text that a step prints to its standard output when it
	 * starts, or when it is restarted by a preceding
	 * {@link #retries(String, PythonException, Duration) retry}.
	 * @param step the op, or the asset key with two underscores between its components
	 * @param text the text, including line breaks
	 * @return the script
	 */
	public RunScript prints(String step, String text) {
		return prints(step, text, Duration.ZERO);
	}

	/**
	 * Return this script with text that a step prints to its standard output while it is
	 * running.
	 * @param step the op, or the asset key with two underscores between its components
	 * @param text the text, including line breaks
	 * @param after the time since the start of the attempt; text whose time is after the
	 * end of the step is printed at its end
	 * @return the script
	 */
	public RunScript prints(String step, String text, Duration after) {
		return with(new ScriptedEvent.Output(step, false, text, after));
	}

	/**
	 * Return this script with text that a step prints to its standard error when it
	 * starts or is restarted.
	 * @param step the op, or the asset key with two underscores between its components
	 * @param text the text, including line breaks
	 * @return the script
	 */
	public RunScript printsError(String step, String text) {
		return with(new ScriptedEvent.Output(step, true, text, Duration.ZERO));
	}

	/**
	 * Return this script with a step whose output is stored outside of Dagster, so that
	 * the server has only its URL ({@code LogsCapturedEvent.externalUrl}).
	 * @param step the op, or the asset key with two underscores between its components
	 * @param url the URL
	 * @return the script
	 */
	public RunScript storesOutputAt(String step, String url) {
		return with(new ScriptedEvent.ExternalOutput(step, url));
	}

	/**
	 * Return this script with a failed attempt of a step, which is restarted.
	 * @param step the op, or the asset key with two underscores between its components
	 * @param error the exception of the attempt
	 * @param delay the delay that the event reports
	 * @return the script
	 */
	public RunScript retries(String step, PythonException error, Duration delay) {
		return with(new ScriptedEvent.Retry(step, error, delay));
	}

	/**
	 * Return this script with metadata of an asset that is materialized.
	 * @param step the asset key with two underscores between its components
	 * @param metadata the values by label, see {@link MetadataValue#of(Object)}
	 * @return the script
	 */
	public RunScript materializes(String step, Map<String, ? extends @Nullable Object> metadata) {
		return with(ScriptedEvent.Metadata.of(step, metadata));
	}

	private RunScript with(ScriptedEvent event) {
		List<ScriptedEvent> all = new ArrayList<>(this.events);
		all.add(event);
		return new RunScript(this.end, this.queued, this.starting, this.started, this.canceling, this.failedStep,
				this.error, all);
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
