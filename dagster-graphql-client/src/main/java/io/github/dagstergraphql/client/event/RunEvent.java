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
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.dagstergraphql.client.error.PythonErrorInfo;
import io.github.dagstergraphql.client.event.AssetEvent.TargetMaterialization;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.metadata.MetadataEntry;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Event in the log of a run ({@code DagsterRunEvent}).
 *
 * <pre class="code">
 * if (event instanceof StepEvent.Failed failed) {
 *     alert(failed.stepKey(), failed.userError());
 * }
 * else if (event instanceof LogMessageEvent &amp;&amp; event.level().isAtLeast(LogLevel.WARNING)) {
 *     show(event.message());
 * }
 * </pre>
 *
 * Types that this version of the client does not know are {@link UnknownEvent}. A switch
 * should have a default branch, since future versions may add types.
 *
 * @since 0.1.0
 */
public abstract sealed class RunEvent permits RunStatusEvent, StepEvent, AssetEvent, LogMessageEvent, EngineEvent,
		ResourceInitEvent, LogsCapturedEvent, HookEvent, AlertEvent, UnknownEvent {

	private final String typeName;

	private final String runId;

	private final Instant timestamp;

	private final LogLevel level;

	private final String message;

	private final @Nullable String stepKey;

	private final List<MetadataEntry> metadata;

	private final @Nullable PythonErrorInfo error;

	private final Supplier<String> cursor;

	RunEvent(Builder builder) {
		this.typeName = builder.typeName;
		this.runId = builder.required(builder.runId, "runId");
		this.timestamp = builder.required(builder.timestamp, "timestamp");
		this.level = builder.level;
		this.message = builder.message;
		this.stepKey = builder.stepKey;
		this.metadata = builder.metadata;
		this.error = builder.error;
		this.cursor = builder.cursor;
	}

	/**
	 * Create a builder for an event, such as one for a test of an application.
	 * @param typeName the GraphQL type, such as {@code ExecutionStepFailureEvent}, which
	 * determines the class of the event
	 * @return a builder
	 */
	public static Builder builder(String typeName) {
		return new Builder().typeName(typeName);
	}

	/**
	 * Return the GraphQL type of the event.
	 * @return {@code __typename}, such as {@code ExecutionStepFailureEvent}
	 */
	public String typeName() {
		return this.typeName;
	}

	/**
	 * Return the run.
	 * @return {@code runId}
	 */
	public String runId() {
		return this.runId;
	}

	/**
	 * Return the time of the event, by the clock of the process that has logged it.
	 * @return {@code timestamp}, exact to the millisecond
	 */
	public Instant timestamp() {
		return this.timestamp;
	}

	/**
	 * Return the level.
	 * @return {@code level}
	 */
	public LogLevel level() {
		return this.level;
	}

	/**
	 * Return the message.
	 * @return {@code message}, which may be empty. It may contain any text of the user
	 * code, including run config, and should not be logged without review
	 */
	public String message() {
		return this.message;
	}

	/**
	 * Return the step.
	 * @return {@code stepKey}, or {@code null} if the event does not belong to a step
	 */
	public @Nullable String stepKey() {
		return this.stepKey;
	}

	/**
	 * Return the metadata.
	 * @return {@code metadataEntries}, unmodifiable; empty if the event has none
	 */
	public List<MetadataEntry> metadata() {
		return this.metadata;
	}

	/**
	 * Return the error.
	 * @return {@code error}, with its causes; {@code null} if the event has none
	 */
	public @Nullable PythonErrorInfo error() {
		return this.error;
	}

	/**
	 * Return the position of this event in the log. A stream with
	 * {@link RunEventOptions#after(String)} continues with the next event, also after a
	 * restart of the application.
	 * @return an opaque text, whose format may change; empty if this event was not read
	 * from a log
	 */
	public String cursor() {
		return this.cursor.get();
	}

	/**
	 * Return the type, run, step and time of the event, but neither its message nor its
	 * metadata, which may be confidential.
	 */
	@Override
	public String toString() {
		return this.typeName + "[runId=" + this.runId + ", stepKey=" + this.stepKey + ", level=" + this.level
				+ ", timestamp=" + this.timestamp + "]";
	}

	/**
	 * Builder for an event. Only the run id and the time are required for all types.
	 */
	public static final class Builder {

		String typeName = "";

		@Nullable String runId;

		@Nullable Instant timestamp;

		LogLevel level = LogLevel.DEBUG;

		String message = "";

		List<MetadataEntry> metadata = List.of();

		List<String> stepKeys = List.of();

		Map<String, String> tags = Map.of();

		Supplier<String> cursor = () -> "";

		@Nullable String stepKey;

		@Nullable PythonErrorInfo error;

		@Nullable ErrorSource errorSource;

		@Nullable Duration delay;

		@Nullable String inputName;

		@Nullable String outputName;

		@Nullable TypeCheck typeCheck;

		@Nullable String managerKey;

		@Nullable String upstreamOutputName;

		@Nullable String upstreamStepKey;

		@Nullable String label;

		@Nullable String description;

		@Nullable Boolean success;

		@Nullable AssetKey assetKey;

		@Nullable String partition;

		@Nullable String checkName;

		@Nullable AssetCheckSeverity severity;

		@Nullable Instant evaluated;

		@Nullable TargetMaterialization targetMaterialization;

		@Nullable String markerStart;

		@Nullable String markerEnd;

		@Nullable String fileKey;

		@Nullable Integer pid;

		@Nullable String externalUrl;

		@Nullable String externalStdoutUrl;

		@Nullable String externalStderrUrl;

		private Builder() {
		}

		/**
		 * Set the GraphQL type, which determines the class of the event.
		 * @param typeName the type
		 * @return this builder
		 */
		public Builder typeName(String typeName) {
			this.typeName = typeName;
			return this;
		}

		/**
		 * Set the run.
		 * @param runId the run id
		 * @return this builder
		 */
		public Builder runId(String runId) {
			this.runId = runId;
			return this;
		}

		/**
		 * Set the time.
		 * @param timestamp the time
		 * @return this builder
		 */
		public Builder timestamp(Instant timestamp) {
			this.timestamp = timestamp;
			return this;
		}

		/**
		 * Set the level. Defaults to {@link LogLevel#DEBUG}.
		 * @param level the level
		 * @return this builder
		 */
		public Builder level(LogLevel level) {
			this.level = level;
			return this;
		}

		/**
		 * Set the message. Defaults to an empty message.
		 * @param message the message
		 * @return this builder
		 */
		public Builder message(String message) {
			this.message = message;
			return this;
		}

		/**
		 * Set the metadata. Defaults to none.
		 * @param metadata the metadata
		 * @return this builder
		 */
		public Builder metadata(List<MetadataEntry> metadata) {
			this.metadata = List.copyOf(metadata);
			return this;
		}

		/**
		 * Set the steps of {@link LogsCapturedEvent}. Defaults to none.
		 * @param stepKeys the step keys
		 * @return this builder
		 */
		public Builder stepKeys(List<String> stepKeys) {
			this.stepKeys = List.copyOf(stepKeys);
			return this;
		}

		/**
		 * Set the tags of an asset event. Defaults to none.
		 * @param tags the tags
		 * @return this builder
		 */
		public Builder tags(Map<String, String> tags) {
			this.tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
			return this;
		}

		/**
		 * Set the position in the log. Defaults to an empty text.
		 * @param cursor supplies the cursor
		 * @return this builder
		 */
		public Builder cursor(Supplier<String> cursor) {
			this.cursor = cursor;
			return this;
		}

		/**
		 * Set the step, which step events require.
		 * @param stepKey the step key, or {@code null}
		 * @return this builder
		 */
		public Builder stepKey(@Nullable String stepKey) {
			this.stepKey = stepKey;
			return this;
		}

		/**
		 * Set the error.
		 * @param error the error, or {@code null}
		 * @return this builder
		 */
		public Builder error(@Nullable PythonErrorInfo error) {
			this.error = error;
			return this;
		}

		/**
		 * Set the origin of {@link StepEvent.Failed}.
		 * @param errorSource the origin, or {@code null}
		 * @return this builder
		 */
		public Builder errorSource(@Nullable ErrorSource errorSource) {
			this.errorSource = errorSource;
			return this;
		}

		/**
		 * Set the delay of {@link StepEvent.UpForRetry}.
		 * @param delay the time until the next attempt, or {@code null}
		 * @return this builder
		 */
		public Builder delay(@Nullable Duration delay) {
			this.delay = delay;
			return this;
		}

		/**
		 * Set the input, which events of inputs require.
		 * @param inputName the name of the input, or {@code null}
		 * @return this builder
		 */
		public Builder inputName(@Nullable String inputName) {
			this.inputName = inputName;
			return this;
		}

		/**
		 * Set the output, which events of outputs require.
		 * @param outputName the name of the output, or {@code null}
		 * @return this builder
		 */
		public Builder outputName(@Nullable String outputName) {
			this.outputName = outputName;
			return this;
		}

		/**
		 * Set the type check, which {@link StepEvent.Input} and {@link StepEvent.Output}
		 * require.
		 * @param typeCheck the type check, or {@code null}
		 * @return this builder
		 */
		public Builder typeCheck(@Nullable TypeCheck typeCheck) {
			this.typeCheck = typeCheck;
			return this;
		}

		/**
		 * Set the I/O manager, which {@link StepEvent.LoadedInput} and
		 * {@link StepEvent.HandledOutput} require.
		 * @param managerKey the resource key, or {@code null}
		 * @return this builder
		 */
		public Builder managerKey(@Nullable String managerKey) {
			this.managerKey = managerKey;
			return this;
		}

		/**
		 * Set the upstream output of {@link StepEvent.LoadedInput}.
		 * @param upstreamOutputName the name of the output, or {@code null}
		 * @return this builder
		 */
		public Builder upstreamOutputName(@Nullable String upstreamOutputName) {
			this.upstreamOutputName = upstreamOutputName;
			return this;
		}

		/**
		 * Set the upstream step of {@link StepEvent.LoadedInput}.
		 * @param upstreamStepKey the step key, or {@code null}
		 * @return this builder
		 */
		public Builder upstreamStepKey(@Nullable String upstreamStepKey) {
			this.upstreamStepKey = upstreamStepKey;
			return this;
		}

		/**
		 * Set the label of {@link StepEvent.ExpectationResult}.
		 * @param label the label, or {@code null}
		 * @return this builder
		 */
		public Builder label(@Nullable String label) {
			this.label = label;
			return this;
		}

		/**
		 * Set the description.
		 * @param description the description, or {@code null}
		 * @return this builder
		 */
		public Builder description(@Nullable String description) {
			this.description = description;
			return this;
		}

		/**
		 * Set the result, which {@link StepEvent.ExpectationResult} and
		 * {@link AssetEvent.CheckEvaluated} require.
		 * @param success whether it is positive, or {@code null}
		 * @return this builder
		 */
		public Builder success(@Nullable Boolean success) {
			this.success = success;
			return this;
		}

		/**
		 * Set the asset, without which an asset event is an {@link UnknownEvent}.
		 * @param assetKey the asset key, or {@code null}
		 * @return this builder
		 */
		public Builder assetKey(@Nullable AssetKey assetKey) {
			this.assetKey = assetKey;
			return this;
		}

		/**
		 * Set the partition of an asset event.
		 * @param partition the partition key, or {@code null}
		 * @return this builder
		 */
		public Builder partition(@Nullable String partition) {
			this.partition = partition;
			return this;
		}

		/**
		 * Set the asset check, which events of checks require.
		 * @param checkName the name of the check, or {@code null}
		 * @return this builder
		 */
		public Builder checkName(@Nullable String checkName) {
			this.checkName = checkName;
			return this;
		}

		/**
		 * Set the severity of {@link AssetEvent.CheckEvaluated}.
		 * @param severity the severity, or {@code null}
		 * @return this builder
		 */
		public Builder severity(@Nullable AssetCheckSeverity severity) {
			this.severity = severity;
			return this;
		}

		/**
		 * Set the time of {@link AssetEvent.CheckEvaluated}. Defaults to the time of the
		 * event.
		 * @param evaluated the time, or {@code null}
		 * @return this builder
		 */
		public Builder evaluated(@Nullable Instant evaluated) {
			this.evaluated = evaluated;
			return this;
		}

		/**
		 * Set the target of {@link AssetEvent.CheckEvaluated}.
		 * @param targetMaterialization the materialization, or {@code null}
		 * @return this builder
		 */
		public Builder targetMaterialization(@Nullable TargetMaterialization targetMaterialization) {
			this.targetMaterialization = targetMaterialization;
			return this;
		}

		/**
		 * Set the phase that begins with {@link EngineEvent}.
		 * @param markerStart the name of the phase, or {@code null}
		 * @return this builder
		 */
		public Builder markerStart(@Nullable String markerStart) {
			this.markerStart = markerStart;
			return this;
		}

		/**
		 * Set the phase that ends with {@link EngineEvent}.
		 * @param markerEnd the name of the phase, or {@code null}
		 * @return this builder
		 */
		public Builder markerEnd(@Nullable String markerEnd) {
			this.markerEnd = markerEnd;
			return this;
		}

		/**
		 * Set the key, which {@link LogsCapturedEvent} requires.
		 * @param fileKey the key, or {@code null}
		 * @return this builder
		 */
		public Builder fileKey(@Nullable String fileKey) {
			this.fileKey = fileKey;
			return this;
		}

		/**
		 * Set the process of {@link LogsCapturedEvent}.
		 * @param pid the id of the process, or {@code null}
		 * @return this builder
		 */
		public Builder pid(@Nullable Integer pid) {
			this.pid = pid;
			return this;
		}

		/**
		 * Set the URL of {@link LogsCapturedEvent}.
		 * @param externalUrl the URL, or {@code null}
		 * @return this builder
		 */
		public Builder externalUrl(@Nullable String externalUrl) {
			this.externalUrl = externalUrl;
			return this;
		}

		/**
		 * Set the URL of the standard output of {@link LogsCapturedEvent}.
		 * @param externalStdoutUrl the URL, or {@code null}
		 * @return this builder
		 */
		public Builder externalStdoutUrl(@Nullable String externalStdoutUrl) {
			this.externalStdoutUrl = externalStdoutUrl;
			return this;
		}

		/**
		 * Set the URL of the standard error of {@link LogsCapturedEvent}.
		 * @param externalStderrUrl the URL, or {@code null}
		 * @return this builder
		 */
		public Builder externalStderrUrl(@Nullable String externalStderrUrl) {
			this.externalStderrUrl = externalStderrUrl;
			return this;
		}

		/**
		 * Create the event.
		 * @return the event of the class for the type
		 * @throws IllegalArgumentException if a value that the type requires is not set
		 */
		public RunEvent build() {
			Assert.hasText(this.typeName, "typeName must not be empty");
			return switch (this.typeName) {
				case "LogMessageEvent" -> new LogMessageEvent(this);
				case "EngineEvent" -> new EngineEvent(this);
				case "LogsCapturedEvent" -> new LogsCapturedEvent(this);
				case "RunEnqueuedEvent" -> new RunStatusEvent.Enqueued(this);
				case "RunDequeuedEvent" -> new RunStatusEvent.Dequeued(this);
				case "RunStartingEvent" -> new RunStatusEvent.Starting(this);
				case "RunStartEvent" -> new RunStatusEvent.Started(this);
				case "RunSuccessEvent" -> new RunStatusEvent.Succeeded(this);
				case "RunFailureEvent" -> new RunStatusEvent.Failed(this);
				case "RunCancelingEvent" -> new RunStatusEvent.Canceling(this);
				case "RunCanceledEvent" -> new RunStatusEvent.Canceled(this);
				case "StepWorkerStartingEvent" -> new StepEvent.WorkerStarting(this);
				case "StepWorkerStartedEvent" -> new StepEvent.WorkerStarted(this);
				case "ExecutionStepStartEvent" -> new StepEvent.Started(this);
				case "ExecutionStepRestartEvent" -> new StepEvent.Restarted(this);
				case "ExecutionStepInputEvent" -> new StepEvent.Input(this);
				case "ExecutionStepOutputEvent" -> new StepEvent.Output(this);
				case "LoadedInputEvent" -> new StepEvent.LoadedInput(this);
				case "HandledOutputEvent" -> new StepEvent.HandledOutput(this);
				case "StepExpectationResultEvent" -> new StepEvent.ExpectationResult(this);
				case "ExecutionStepSkippedEvent" -> new StepEvent.Skipped(this);
				case "ExecutionStepSuccessEvent" -> new StepEvent.Succeeded(this);
				case "ExecutionStepUpForRetryEvent" -> new StepEvent.UpForRetry(this);
				case "ExecutionStepFailureEvent" -> new StepEvent.Failed(this);
				case "AssetCheckEvaluationPlannedEvent" -> new AssetEvent.CheckPlanned(this);
				case "AssetCheckEvaluationEvent" -> new AssetEvent.CheckEvaluated(this);
				case "ResourceInitStartedEvent" -> new ResourceInitEvent.Started(this);
				case "ResourceInitSuccessEvent" -> new ResourceInitEvent.Succeeded(this);
				case "ResourceInitFailureEvent" -> new ResourceInitEvent.Failed(this);
				case "HookCompletedEvent" -> new HookEvent.Completed(this);
				case "HookErroredEvent" -> new HookEvent.Errored(this);
				case "HookSkippedEvent" -> new HookEvent.Skipped(this);
				case "AlertStartEvent" -> new AlertEvent.Started(this);
				case "AlertSuccessEvent" -> new AlertEvent.Succeeded(this);
				case "AlertFailureEvent" -> new AlertEvent.Failed(this);
				case "AssetMaterializationPlannedEvent", "MaterializationEvent", "ObservationEvent" ->
					buildAssetEvent();
				default -> new UnknownEvent(this);
			};
		}

		// the logs of very old versions have materializations without an asset
		private RunEvent buildAssetEvent() {
			if (this.assetKey == null) {
				return new UnknownEvent(this);
			}
			return switch (this.typeName) {
				case "MaterializationEvent" -> new AssetEvent.Materialized(this);
				case "ObservationEvent" -> new AssetEvent.Observed(this);
				default -> new AssetEvent.MaterializationPlanned(this);
			};
		}

		<T> T required(@Nullable T value, String name) {
			Assert.notNull(value, () -> name + " of this type of event must not be null");
			return value;
		}

	}

}
