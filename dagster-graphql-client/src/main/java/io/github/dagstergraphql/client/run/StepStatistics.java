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

package io.github.dagstergraphql.client.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Progress of a step of a run ({@code RunStepStats}). Steps that have not started have no
 * statistics.
 *
 * @since 0.1.0
 */
public final class StepStatistics {

	private final String stepKey;

	private final StepStatus status;

	private final @Nullable Instant started;

	private final @Nullable Instant ended;

	private final int attempts;

	private StepStatistics(Builder builder) {
		this.stepKey = builder.stepKey;
		this.status = builder.status;
		this.started = builder.started;
		this.ended = builder.ended;
		this.attempts = builder.attempts;
	}

	/**
	 * Create a builder, for example for tests.
	 * @param stepKey the step key
	 * @return the builder
	 * @throws IllegalArgumentException if the step key is blank
	 */
	public static Builder builder(String stepKey) {
		return new Builder(stepKey);
	}

	/**
	 * Return the step key.
	 * @return the step key
	 */
	public String stepKey() {
		return this.stepKey;
	}

	/**
	 * Return the status of the step.
	 * @return the status
	 */
	public StepStatus status() {
		return this.status;
	}

	/**
	 * Return the time at which the step started.
	 * @return the time, or {@code null} if it was skipped
	 */
	public @Nullable Instant started() {
		return this.started;
	}

	/**
	 * Return the time at which the step ended.
	 * @return the time, or {@code null} if it has not ended
	 */
	public @Nullable Instant ended() {
		return this.ended;
	}

	/**
	 * Return the number of attempts, including the one in progress.
	 * @return the number of attempts
	 */
	public int attempts() {
		return this.attempts;
	}

	/**
	 * Return the time from the beginning of the first attempt to the end of the last one.
	 * @return the duration, or {@code null} if the step has not ended or never started
	 */
	public @Nullable Duration duration() {
		return (this.started != null && this.ended != null) ? Duration.between(this.started, this.ended) : null;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof StepStatistics that && state().equals(that.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.stepKey, this.status, this.started, this.ended, this.attempts);
	}

	@Override
	public String toString() {
		return "StepStatistics[stepKey=" + this.stepKey + ", status=" + this.status + ", started=" + this.started
				+ ", ended=" + this.ended + ", attempts=" + this.attempts + "]";
	}

	/**
	 * Builder for a {@link StepStatistics}.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final String stepKey;

		private StepStatus status = StepStatus.UNKNOWN;

		private @Nullable Instant started;

		private @Nullable Instant ended;

		private int attempts = 0;

		private Builder(String stepKey) {
			Assert.hasText(stepKey, "step key must not be empty");
			this.stepKey = stepKey;
		}

		/**
		 * Set the status. Defaults to {@code StepStatus.UNKNOWN}.
		 * @param status the status
		 * @return this builder
		 */
		public Builder status(StepStatus status) {
			this.status = status;
			return this;
		}

		/**
		 * Set the time at which the step started. Defaults to {@code null}.
		 * @param started the time at which the step started
		 * @return this builder
		 */
		public Builder started(@Nullable Instant started) {
			this.started = started;
			return this;
		}

		/**
		 * Set the time at which the step ended. Defaults to {@code null}.
		 * @param ended the time at which the step ended
		 * @return this builder
		 */
		public Builder ended(@Nullable Instant ended) {
			this.ended = ended;
			return this;
		}

		/**
		 * Set the number of attempts. Defaults to {@code 0}.
		 * @param attempts the number of attempts
		 * @return this builder
		 */
		public Builder attempts(int attempts) {
			this.attempts = attempts;
			return this;
		}

		/**
		 * Build the instance.
		 * @return the instance
		 */
		public StepStatistics build() {
			return new StepStatistics(this);
		}

	}

}
