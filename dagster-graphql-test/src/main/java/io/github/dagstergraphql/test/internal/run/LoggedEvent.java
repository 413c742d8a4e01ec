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

import java.time.Instant;

import io.github.dagstergraphql.test.run.PythonException;
import org.jspecify.annotations.Nullable;

/**
 * An event in the log of a run.
 *
 * @param type the type of the event
 * @param message the message
 * @param step the step, or {@code null} for the whole run
 * @param error the exception of the step, or {@code null}
 * @param time the time of the event
 */
public record LoggedEvent(Type type, String message, @Nullable String step, @Nullable PythonException error,
		Instant time) {

	/** Exception of a step that is terminated. */
	public static final PythonException INTERRUPTED = PythonException.of("DagsterExecutionInterruptedError", "");

	/**
	 * Type of an event, with its GraphQL type, its {@code DagsterEventType} and its
	 * level.
	 */
	public enum Type {

		/** An asset is going to be materialized. */
		PLANNED("AssetMaterializationPlannedEvent", "ASSET_MATERIALIZATION_PLANNED", "DEBUG"),

		/** The run is in the queue. */
		ENQUEUED("RunEnqueuedEvent", "RUN_ENQUEUED", "INFO"),

		/** The run is being started. */
		STARTING("RunStartingEvent", "RUN_STARTING", "INFO"),

		/** An event of the execution engine. */
		ENGINE("EngineEvent", "ENGINE_EVENT", "INFO"),

		/** The run has started. */
		STARTED("RunStartEvent", "RUN_START", "DEBUG"),

		/** A step has started. */
		STEP_STARTED("ExecutionStepStartEvent", "STEP_START", "DEBUG"),

		/** A step has materialized an asset. */
		MATERIALIZED("MaterializationEvent", "ASSET_MATERIALIZATION", "DEBUG"),

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

		private final String eventType;

		private final String level;

		Type(String typeName, String eventType, String level) {
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
		 * @return the name of the value
		 */
		public String eventType() {
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
