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

package io.github.dagstergraphql.client.event;

import java.time.Duration;

import io.github.dagstergraphql.client.error.PythonErrorInfo;
import org.jspecify.annotations.Nullable;

/**
 * Event of a step.
 *
 * @since 0.1.0
 */
public abstract sealed class StepEvent extends RunEvent {

	private final String stepKey;

	private StepEvent(Builder builder) {
		super(builder);
		this.stepKey = builder.required(builder.stepKey, "stepKey");
	}

	/**
	 * Return the step.
	 * @return {@code stepKey}
	 */
	@Override
	public String stepKey() {
		return this.stepKey;
	}

	/**
	 * The process of a step is being started ({@code StepWorkerStartingEvent}).
	 */
	public static final class WorkerStarting extends StepEvent {

		WorkerStarting(Builder builder) {
			super(builder);
		}

	}

	/**
	 * The process of a step has started ({@code StepWorkerStartedEvent}).
	 */
	public static final class WorkerStarted extends StepEvent {

		WorkerStarted(Builder builder) {
			super(builder);
		}

	}

	/**
	 * A step has started ({@code ExecutionStepStartEvent}).
	 */
	public static final class Started extends StepEvent {

		Started(Builder builder) {
			super(builder);
		}

	}

	/**
	 * The next attempt of a step has started ({@code ExecutionStepRestartEvent}).
	 */
	public static final class Restarted extends StepEvent {

		Restarted(Builder builder) {
			super(builder);
		}

	}

	/**
	 * A step has received an input ({@code ExecutionStepInputEvent}).
	 */
	public static final class Input extends StepEvent {

		private final String inputName;

		private final TypeCheck typeCheck;

		Input(Builder builder) {
			super(builder);
			this.inputName = builder.required(builder.inputName, "inputName");
			this.typeCheck = builder.required(builder.typeCheck, "typeCheck");
		}

		/**
		 * Return the name of the input.
		 * @return {@code inputName}
		 */
		public String inputName() {
			return this.inputName;
		}

		/**
		 * Return the result of checking its type.
		 * @return {@code typeCheck}
		 */
		public TypeCheck typeCheck() {
			return this.typeCheck;
		}

	}

	/**
	 * A step has yielded an output ({@code ExecutionStepOutputEvent}).
	 */
	public static final class Output extends StepEvent {

		private final String outputName;

		private final TypeCheck typeCheck;

		Output(Builder builder) {
			super(builder);
			this.outputName = builder.required(builder.outputName, "outputName");
			this.typeCheck = builder.required(builder.typeCheck, "typeCheck");
		}

		/**
		 * Return the name of the output.
		 * @return {@code outputName}
		 */
		public String outputName() {
			return this.outputName;
		}

		/**
		 * Return the result of checking its type.
		 * @return {@code typeCheck}
		 */
		public TypeCheck typeCheck() {
			return this.typeCheck;
		}

	}

	/**
	 * An I/O manager has loaded an input of a step ({@code LoadedInputEvent}).
	 */
	public static final class LoadedInput extends StepEvent {

		private final String inputName;

		private final String managerKey;

		private final @Nullable String upstreamOutputName;

		private final @Nullable String upstreamStepKey;

		LoadedInput(Builder builder) {
			super(builder);
			this.inputName = builder.required(builder.inputName, "inputName");
			this.managerKey = builder.required(builder.managerKey, "managerKey");
			this.upstreamOutputName = builder.upstreamOutputName;
			this.upstreamStepKey = builder.upstreamStepKey;
		}

		/**
		 * Return the name of the input.
		 * @return {@code inputName}
		 */
		public String inputName() {
			return this.inputName;
		}

		/**
		 * Return the resource key of the I/O manager.
		 * @return {@code managerKey}
		 */
		public String managerKey() {
			return this.managerKey;
		}

		/**
		 * Return the output that was loaded.
		 * @return {@code upstreamOutputName}, or {@code null} if it is not the output of
		 * a step
		 */
		public @Nullable String upstreamOutputName() {
			return this.upstreamOutputName;
		}

		/**
		 * Return the step that yielded the output.
		 * @return {@code upstreamStepKey}, or {@code null} if it is not the output of a
		 * step
		 */
		public @Nullable String upstreamStepKey() {
			return this.upstreamStepKey;
		}

	}

	/**
	 * An I/O manager has stored an output of a step ({@code HandledOutputEvent}).
	 */
	public static final class HandledOutput extends StepEvent {

		private final String outputName;

		private final String managerKey;

		HandledOutput(Builder builder) {
			super(builder);
			this.outputName = builder.required(builder.outputName, "outputName");
			this.managerKey = builder.required(builder.managerKey, "managerKey");
		}

		/**
		 * Return the name of the output.
		 * @return {@code outputName}
		 */
		public String outputName() {
			return this.outputName;
		}

		/**
		 * Return the resource key of the I/O manager.
		 * @return {@code managerKey}
		 */
		public String managerKey() {
			return this.managerKey;
		}

	}

	/**
	 * A step has verified an expectation ({@code StepExpectationResultEvent}).
	 */
	public static final class ExpectationResult extends StepEvent {

		private final boolean success;

		private final @Nullable String label;

		private final @Nullable String description;

		ExpectationResult(Builder builder) {
			super(builder);
			this.success = builder.required(builder.success, "expectationResult.success");
			this.label = builder.label;
			this.description = builder.description;
		}

		/**
		 * Return whether the expectation is met.
		 * @return {@code expectationResult.success}
		 */
		public boolean isSuccess() {
			return this.success;
		}

		/**
		 * Return the label.
		 * @return {@code expectationResult.label}, or {@code null} if there is none
		 */
		public @Nullable String label() {
			return this.label;
		}

		/**
		 * Return the description.
		 * @return {@code expectationResult.description}, or {@code null} if there is none
		 */
		public @Nullable String description() {
			return this.description;
		}

	}

	/**
	 * A step was skipped, because an input was not available
	 * ({@code ExecutionStepSkippedEvent}).
	 */
	public static final class Skipped extends StepEvent {

		Skipped(Builder builder) {
			super(builder);
		}

	}

	/**
	 * A step has succeeded ({@code ExecutionStepSuccessEvent}).
	 */
	public static final class Succeeded extends StepEvent {

		Succeeded(Builder builder) {
			super(builder);
		}

	}

	/**
	 * An attempt of a step has failed, and the step is going to be restarted
	 * ({@code ExecutionStepUpForRetryEvent}). {@link #error()} has the error of the
	 * attempt.
	 */
	public static final class UpForRetry extends StepEvent {

		private final @Nullable Duration delay;

		UpForRetry(Builder builder) {
			super(builder);
			this.delay = builder.delay;
		}

		/**
		 * Return the time until the next attempt.
		 * @return {@code secondsToWait}, zero if it starts immediately; {@code null} if
		 * the server does not report it
		 */
		public @Nullable Duration delay() {
			return this.delay;
		}

	}

	/**
	 * A step has failed ({@code ExecutionStepFailureEvent}). {@link #error()} has the
	 * error of Dagster, and {@link #metadata()} the metadata of a
	 * {@code dagster.Failure}.
	 */
	public static final class Failed extends StepEvent {

		private final ErrorSource errorSource;

		Failed(Builder builder) {
			super(builder);
			this.errorSource = (builder.errorSource != null) ? builder.errorSource : ErrorSource.UNKNOWN;
		}

		/**
		 * Return the origin of the failure.
		 * @return {@code errorSource}, or {@link ErrorSource#UNKNOWN} if the server does
		 * not report it
		 */
		public ErrorSource errorSource() {
			return this.errorSource;
		}

		/**
		 * Return the error that the user code raised.
		 * @return the error without the wrapper of Dagster, or {@code null} if the server
		 * did not report it
		 */
		public @Nullable PythonErrorInfo userError() {
			PythonErrorInfo error = error();
			if (error != null && "DagsterExecutionStepExecutionError".equals(error.className())
					&& !error.causes().isEmpty()) {
				return error.causes().get(0);
			}
			return error;
		}

	}

}
