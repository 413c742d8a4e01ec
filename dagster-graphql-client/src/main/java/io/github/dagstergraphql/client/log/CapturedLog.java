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

package io.github.dagstergraphql.client.log;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Captured log of a process that executes steps of a run. Most executors start a process
 * for each attempt of a step; the in-process executor executes all steps in one process.
 * <p>
 * The run id and the file key identify the log, and are sufficient to read it after a
 * restart of the application: {@code dagster.run(runId).logs().fileKey(fileKey)}.
 *
 * @since 0.1.0
 */
public final class CapturedLog {

	private final String runId;

	private final String fileKey;

	private final List<String> stepKeys;

	private final int attempt;

	private final @Nullable Instant started;

	private final @Nullable Integer pid;

	private final @Nullable String externalUrl;

	private final @Nullable String externalStdoutUrl;

	private final @Nullable String externalStderrUrl;

	private CapturedLog(Builder builder) {
		this.runId = builder.runId;
		this.fileKey = builder.fileKey;
		this.stepKeys = builder.stepKeys;
		this.attempt = builder.attempt;
		this.started = builder.started;
		this.pid = builder.pid;
		this.externalUrl = builder.externalUrl;
		this.externalStdoutUrl = builder.externalStdoutUrl;
		this.externalStderrUrl = builder.externalStderrUrl;
	}

	/**
	 * Create a builder, for example for tests.
	 * @param runId the run id
	 * @param fileKey the file key
	 * @return the builder
	 * @throws IllegalArgumentException if one of them is blank
	 */
	public static Builder builder(String runId, String fileKey) {
		return new Builder(runId, fileKey);
	}

	/**
	 * Return the id of the run.
	 * @return {@code runId}
	 */
	public String runId() {
		return this.runId;
	}

	/**
	 * Return the key of the log within the run.
	 * @return {@code LogsCapturedEvent.fileKey}
	 */
	public String fileKey() {
		return this.fileKey;
	}

	/**
	 * Return the key with which Dagster's GraphQL API identifies the log.
	 * @return the argument {@code logKey} of {@code capturedLogs}, unmodifiable
	 */
	public List<String> logKey() {
		return List.of(this.runId, "compute_logs", this.fileKey);
	}

	/**
	 * Return the steps that the process executes.
	 * @return {@code LogsCapturedEvent.stepKeys}, unmodifiable
	 */
	public List<String> stepKeys() {
		return this.stepKeys;
	}

	/**
	 * Return the attempt of the steps with which the log begins. The in-process executor
	 * retries steps in the same process, so that their later attempts are in the same
	 * log.
	 * @return the attempt, starting at 1
	 */
	public int attempt() {
		return this.attempt;
	}

	/**
	 * Return when the log began.
	 * @return {@code LogsCapturedEvent.timestamp}, or {@code null} if unknown
	 */
	public @Nullable Instant started() {
		return this.started;
	}

	/**
	 * Return the id of the process.
	 * @return {@code LogsCapturedEvent.pid}, or {@code null} if the server does not
	 * report it
	 */
	public @Nullable Integer pid() {
		return this.pid;
	}

	/**
	 * Return the URL of a log that is stored outside of Dagster. It may contain
	 * credentials and should not be logged.
	 * @return {@code LogsCapturedEvent.externalUrl}, or {@code null} if there is none
	 */
	public @Nullable String externalUrl() {
		return this.externalUrl;
	}

	/**
	 * Return the URL of a standard output that is stored outside of Dagster. It may
	 * contain credentials and should not be logged.
	 * @return {@code LogsCapturedEvent.externalStdoutUrl}, or {@code null} if there is
	 * none
	 */
	public @Nullable String externalStdoutUrl() {
		return this.externalStdoutUrl;
	}

	/**
	 * Return the URL of a standard error that is stored outside of Dagster. It may
	 * contain credentials and should not be logged.
	 * @return {@code LogsCapturedEvent.externalStderrUrl}, or {@code null} if there is
	 * none
	 */
	public @Nullable String externalStderrUrl() {
		return this.externalStderrUrl;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof CapturedLog log && state().equals(log.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.runId, this.fileKey, this.stepKeys, this.attempt, this.started, this.pid,
				this.externalUrl, this.externalStdoutUrl, this.externalStderrUrl);
	}

	/**
	 * Return a description without the external URLs, which may contain credentials.
	 */
	@Override
	public String toString() {
		return "CapturedLog[runId=" + this.runId + ", fileKey=" + this.fileKey + ", stepKeys=" + this.stepKeys
				+ ", attempt=" + this.attempt + "]";
	}

	/**
	 * Builder for a captured log.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final String runId;

		private final String fileKey;

		private List<String> stepKeys = List.of();

		private int attempt = 1;

		private @Nullable Instant started;

		private @Nullable Integer pid;

		private @Nullable String externalUrl;

		private @Nullable String externalStdoutUrl;

		private @Nullable String externalStderrUrl;

		private Builder(String runId, String fileKey) {
			Assert.hasText(runId, "run id must not be empty");
			Assert.hasText(fileKey, "file key must not be empty");
			this.runId = runId;
			this.fileKey = fileKey;
		}

		/**
		 * Set the steps that the process executes. Defaults to none.
		 * @param stepKeys the step keys
		 * @return this builder
		 */
		public Builder stepKeys(List<String> stepKeys) {
			this.stepKeys = List.copyOf(stepKeys);
			return this;
		}

		/**
		 * Set the attempt. Defaults to 1.
		 * @param attempt the attempt, starting at 1
		 * @return this builder
		 * @throws IllegalArgumentException if the attempt is not positive
		 */
		public Builder attempt(int attempt) {
			Assert.isTrue(attempt > 0, "attempt must be positive");
			this.attempt = attempt;
			return this;
		}

		/**
		 * Set when the log began.
		 * @param started the time, or {@code null} if unknown
		 * @return this builder
		 */
		public Builder started(@Nullable Instant started) {
			this.started = started;
			return this;
		}

		/**
		 * Set the id of the process.
		 * @param pid the id, or {@code null} if unknown
		 * @return this builder
		 */
		public Builder pid(@Nullable Integer pid) {
			this.pid = pid;
			return this;
		}

		/**
		 * Set the URL of a log that is stored outside of Dagster.
		 * @param url the URL, or {@code null} if there is none
		 * @return this builder
		 */
		public Builder externalUrl(@Nullable String url) {
			this.externalUrl = url;
			return this;
		}

		/**
		 * Set the URL of a standard output that is stored outside of Dagster.
		 * @param url the URL, or {@code null} if there is none
		 * @return this builder
		 */
		public Builder externalStdoutUrl(@Nullable String url) {
			this.externalStdoutUrl = url;
			return this;
		}

		/**
		 * Set the URL of a standard error that is stored outside of Dagster.
		 * @param url the URL, or {@code null} if there is none
		 * @return this builder
		 */
		public Builder externalStderrUrl(@Nullable String url) {
			this.externalStderrUrl = url;
			return this;
		}

		/**
		 * Create the captured log.
		 * @return the captured log
		 */
		public CapturedLog build() {
			return new CapturedLog(this);
		}

	}

}
