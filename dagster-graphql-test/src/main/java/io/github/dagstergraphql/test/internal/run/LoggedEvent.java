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
import java.util.Map;

import io.github.dagstergraphql.test.run.AssetCheckOutcome;
import io.github.dagstergraphql.test.run.MetadataValue;
import io.github.dagstergraphql.test.run.PythonException;
import org.jspecify.annotations.Nullable;

/**
 * An event in the log of a run.
 *
 * @param type the type of the event
 * @param level the {@code LogLevel}
 * @param message the message
 * @param step the step, or {@code null} for the whole run
 * @param error the exception of the step, or {@code null}
 * @param delay the time until the next attempt, or {@code null}
 * @param metadata the metadata by label
 * @param captured the captured output of a process, or {@code null}
 * @param check the asset check, or {@code null}
 * @param time the time of the event
 */
public record LoggedEvent(Type type, String level, String message, @Nullable String step,
		@Nullable PythonException error, @Nullable Duration delay, Map<String, MetadataValue> metadata,
		@Nullable Captured captured, @Nullable Check check, Instant time) {

	/** Exception of a step that is terminated. */
	public static final PythonException INTERRUPTED = PythonException.of("DagsterExecutionInterruptedError", "");

	/** Class of the exception of a step with a failed blocking check. */
	static final String CHECK_FAILED = "dagster._core.errors.DagsterAssetCheckFailedError";

	/**
	 * Return whether the exception is one of Dagster rather than of user code.
	 * @return {@code true} if Dagster does not wrap it
	 */
	public boolean isFrameworkError() {
		return this.error != null && (this.error.isFailure() || this.error.className().equals(CHECK_FAILED));
	}

	/**
	 * Captured output of the process of a step.
	 *
	 * @param fileKey the file key
	 * @param step the step
	 * @param pid the process id
	 * @param externalUrl the URL of output that is stored outside of Dagster, or
	 * {@code null}
	 */
	public record Captured(String fileKey, String step, int pid, @Nullable String externalUrl) {

	}

	/**
	 * Execution of an asset check.
	 *
	 * @param id the id of the execution
	 * @param planned the check
	 * @param outcome the result, or {@code null} if it is going to be evaluated
	 */
	public record Check(int id, PlannedCheck planned, @Nullable AssetCheckOutcome outcome) {

	}

	/**
	 * Type of an event, with its GraphQL type, its {@code DagsterEventType} and its
	 * level.
	 */
	public enum Type {

		/** An asset is going to be materialized. */
		PLANNED("AssetMaterializationPlannedEvent", "ASSET_MATERIALIZATION_PLANNED", "DEBUG"),

		/** An asset check is going to be evaluated. */
		CHECK_PLANNED("AssetCheckEvaluationPlannedEvent", "ASSET_CHECK_EVALUATION_PLANNED", "DEBUG"),

		/** The run is in the queue. */
		ENQUEUED("RunEnqueuedEvent", "RUN_ENQUEUED", "INFO"),

		/** The run is being started. */
		STARTING("RunStartingEvent", "RUN_STARTING", "INFO"),

		/** An event of the execution engine. */
		ENGINE("EngineEvent", "ENGINE_EVENT", "INFO"),

		/** The run has started. */
		STARTED("RunStartEvent", "RUN_START", "DEBUG"),

		/** The output of the process of a step is being captured. */
		LOGS_CAPTURED("LogsCapturedEvent", "LOGS_CAPTURED", "DEBUG"),

		/** A step has started. */
		STEP_STARTED("ExecutionStepStartEvent", "STEP_START", "DEBUG"),

		/** A message of the user code. */
		MESSAGE("LogMessageEvent", null, "INFO"),

		/** A step has failed, and is going to be restarted. */
		STEP_UP_FOR_RETRY("ExecutionStepUpForRetryEvent", "STEP_UP_FOR_RETRY", "DEBUG"),

		/** A step has been restarted. */
		STEP_RESTARTED("ExecutionStepRestartEvent", "STEP_RESTARTED", "DEBUG"),

		/** A step has materialized an asset. */
		MATERIALIZED("MaterializationEvent", "ASSET_MATERIALIZATION", "DEBUG"),

		/** A step has evaluated an asset check. */
		CHECK_EVALUATED("AssetCheckEvaluationEvent", "ASSET_CHECK_EVALUATION", "DEBUG"),

		/** A step has succeeded. */
		STEP_SUCCEEDED("ExecutionStepSuccessEvent", "STEP_SUCCESS", "DEBUG"),

		/** A step has failed. */
		STEP_FAILED("ExecutionStepFailureEvent", "STEP_FAILURE", "ERROR"),

		/** The run has succeeded. */
		SUCCEEDED("RunSuccessEvent", "RUN_SUCCESS", "DEBUG"),

		/** The run has failed. */
		FAILED("RunFailureEvent", "RUN_FAILURE", "ERROR"),

		/** The run is being terminated. */
		CANCELING("RunCancelingEvent", "RUN_CANCELING", "INFO"),

		/** The run was terminated. */
		CANCELED("RunCanceledEvent", "RUN_CANCELED", "ERROR");

		private final String typeName;

		private final @Nullable String eventType;

		private final String level;

		Type(String typeName, @Nullable String eventType, String level) {
			this.typeName = typeName;
			this.eventType = eventType;
			this.level = level;
		}

		/**
		 * Return the GraphQL type.
		 * @return the name of the type
		 */
		public String typeName() {
			return this.typeName;
		}

		/**
		 * Return the {@code DagsterEventType}.
		 * @return the name of the value, or {@code null} if Dagster has none
		 */
		public @Nullable String eventType() {
			return this.eventType;
		}

		/**
		 * Return the {@code LogLevel}.
		 * @return the name of the value
		 */
		public String level() {
			return this.level;
		}

	}

}
