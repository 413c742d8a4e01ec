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

package io.github.dagstergraphql.client.automation;

import java.util.Arrays;
import java.util.List;

import io.github.dagstergraphql.client.error.PythonErrorInfo;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Result of a dry run: what a tick of a schedule or sensor would launch
 * ({@code TickEvaluation}). It has run requests, a skip reason, an error, or none of
 * them.
 *
 * @since 0.1.0
 */
public final class TickEvaluation {

	private final List<RunRequest> runRequests;

	private final @Nullable String skipReason;

	private final @Nullable PythonErrorInfo error;

	private final @Nullable String cursor;

	private final List<DynamicPartitionsRequest> dynamicPartitionsRequests;

	private TickEvaluation(Builder builder) {
		this.runRequests = List.copyOf(builder.runRequests);
		this.skipReason = builder.skipReason;
		this.error = builder.error;
		this.cursor = builder.cursor;
		this.dynamicPartitionsRequests = List.copyOf(builder.dynamicPartitionsRequests);
	}

	/**
	 * Create a builder, for example for tests.
	 * @return the builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Return the runs that would be launched.
	 * @return the requested runs, unmodifiable; may be empty. A run of a sensor whose run
	 * key has been used before is missing
	 */
	public List<RunRequest> runRequests() {
		return this.runRequests;
	}

	/**
	 * Return the reason for which nothing would be launched.
	 * @return {@code skipReason}, or {@code null} if the code has given none. It may
	 * contain values of the run config and is not necessarily safe to log
	 */
	public @Nullable String skipReason() {
		return this.skipReason;
	}

	/**
	 * Return the exception of the code of the schedule or sensor.
	 * @return {@code error}, or {@code null} if the evaluation has succeeded. It may
	 * contain values of the run config and is not necessarily safe to log
	 */
	public @Nullable PythonErrorInfo error() {
		return this.error;
	}

	/**
	 * Return the cursor that the sensor would have after the tick.
	 * @return {@code cursor}, or {@code null} for a schedule, or if the sensor has no
	 * cursor
	 */
	public @Nullable String cursor() {
		return this.cursor;
	}

	/**
	 * Return the dynamic partitions that would be added or deleted.
	 * @return the changes, unmodifiable; may be empty
	 */
	public List<DynamicPartitionsRequest> dynamicPartitionsRequests() {
		return this.dynamicPartitionsRequests;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof TickEvaluation evaluation && state().equals(evaluation.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.runRequests, this.skipReason, this.error, this.cursor,
				this.dynamicPartitionsRequests);
	}

	@Override
	public String toString() {
		return "TickEvaluation[runRequests=" + this.runRequests + ", skipped=" + (this.skipReason != null) + ", error="
				+ this.error + ", dynamicPartitionsRequests=" + this.dynamicPartitionsRequests + "]";
	}

	/**
	 * Builder for an evaluation.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private List<RunRequest> runRequests = List.of();

		private @Nullable String skipReason;

		private @Nullable PythonErrorInfo error;

		private @Nullable String cursor;

		private List<DynamicPartitionsRequest> dynamicPartitionsRequests = List.of();

		private Builder() {
		}

		/**
		 * Set the run requests. Defaults to none.
		 * @param runRequests the run requests
		 * @return this builder
		 */
		public Builder runRequests(List<RunRequest> runRequests) {
			Assert.notNull(runRequests, "run requests must not be null");
			this.runRequests = runRequests;
			return this;
		}

		/**
		 * Set the skip reason. Defaults to none.
		 * @param skipReason the reason, or {@code null}
		 * @return this builder
		 */
		public Builder skipReason(@Nullable String skipReason) {
			this.skipReason = skipReason;
			return this;
		}

		/**
		 * Set the error. Defaults to none.
		 * @param error the error, or {@code null}
		 * @return this builder
		 */
		public Builder error(@Nullable PythonErrorInfo error) {
			this.error = error;
			return this;
		}

		/**
		 * Set the new cursor. Defaults to none.
		 * @param cursor the cursor, or {@code null}
		 * @return this builder
		 */
		public Builder cursor(@Nullable String cursor) {
			this.cursor = cursor;
			return this;
		}

		/**
		 * Set the changes of dynamic partitions. Defaults to none.
		 * @param dynamicPartitionsRequests the changes
		 * @return this builder
		 */
		public Builder dynamicPartitionsRequests(List<DynamicPartitionsRequest> dynamicPartitionsRequests) {
			Assert.notNull(dynamicPartitionsRequests, "dynamic partitions requests must not be null");
			this.dynamicPartitionsRequests = dynamicPartitionsRequests;
			return this;
		}

		/**
		 * Create the evaluation.
		 * @return the evaluation
		 */
		public TickEvaluation build() {
			return new TickEvaluation(this);
		}

	}

}
