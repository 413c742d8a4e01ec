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

package io.github.dagstergraphql.client.internal.run.log;

import io.github.dagstergraphql.client.log.CapturedLog;
import io.github.dagstergraphql.client.log.CapturedLogNotFoundException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Selection of a captured log of a run, by its file key or by a step.
 *
 * @param runId the run id
 * @param fileKey the file key, or {@code null} to select by the step
 * @param stepKey the step key, or {@code null} for any
 * @param attempt the attempt of the step, or {@code null} for the last one
 */
record LogSelection(String runId, @Nullable String fileKey, @Nullable String stepKey, @Nullable Integer attempt) {

	static LogSelection file(String runId, String fileKey) {
		Assert.hasText(fileKey, "file key must not be empty");
		return new LogSelection(runId, fileKey, null, null);
	}

	static LogSelection step(String runId, String stepKey, @Nullable Integer attempt) {
		Assert.hasText(stepKey, "step key must not be empty");
		Assert.isTrue(attempt == null || attempt > 0, "attempt must be positive");
		return new LogSelection(runId, null, stepKey, attempt);
	}

	/**
	 * Return the selection of the log to which a cursor belongs.
	 * @param cursor the cursor
	 * @return the selection
	 * @throws IllegalArgumentException if it is another log
	 */
	LogSelection at(LogCursor cursor) {
		Assert.isTrue(this.fileKey == null || this.fileKey.equals(cursor.fileKey()),
				() -> "cursor belongs to another log than " + this.fileKey);
		return new LogSelection(this.runId, cursor.fileKey(), this.stepKey, this.attempt);
	}

	/**
	 * Find the selected log.
	 * @param captures the events that have been read so far
	 * @return the log, or {@code null} if there is none
	 */
	@Nullable CapturedLog find(Captures captures) {
		if (this.fileKey != null) {
			CapturedLog log = captures.byFileKey(this.fileKey);
			return (log != null && (this.stepKey == null || log.stepKeys().contains(this.stepKey))) ? log : null;
		}
		return (this.stepKey != null) ? captures.byStep(this.stepKey, this.attempt) : null;
	}

	/**
	 * Create the exception for a log that does not exist.
	 * @return the exception
	 */
	CapturedLogNotFoundException notFound() {
		String message = (this.fileKey != null)
				? "Run %s has no captured log with the file key %s: use a file key that logs().list() returns"
					.formatted(this.runId, this.fileKey)
				: "Run %s has no captured log of %s: logs().list() returns the logs that have been captured"
					.formatted(this.runId, step());
		return new CapturedLogNotFoundException(message, this.runId);
	}

	private String step() {
		return (this.attempt != null) ? "attempt %d of step %s".formatted(this.attempt, this.stepKey)
				: "step " + this.stepKey;
	}

}
