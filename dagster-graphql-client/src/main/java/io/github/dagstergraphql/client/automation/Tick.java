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

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import io.github.dagstergraphql.client.error.PythonErrorInfo;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Evaluation of a schedule or sensor by the daemon ({@code InstigationTick}).
 *
 * @since 0.1.0
 */
public final class Tick {

	private final String id;

	private final TickStatus status;

	private final Instant timestamp;

	private final @Nullable Instant ended;

	private final List<String> runIds;

	private final List<String> runKeys;

	private final @Nullable String skipReason;

	private final @Nullable String cursor;

	private final @Nullable PythonErrorInfo error;

	private Tick(Builder builder) {
		this.id = builder.id;
		this.status = builder.status;
		this.timestamp = builder.timestamp;
		this.ended = builder.ended;
		this.runIds = List.copyOf(builder.runIds);
		this.runKeys = List.copyOf(builder.runKeys);
		this.skipReason = builder.skipReason;
		this.cursor = builder.cursor;
		this.error = builder.error;
	}

	/**
	 * Create a builder, for example for tests.
	 * @param id the id of the tick
	 * @param status the status
	 * @param timestamp the time of the tick
	 * @return the builder
	 */
	public static Builder builder(String id, TickStatus status, Instant timestamp) {
		return new Builder(id, status, timestamp);
	}

	/**
	 * Return the id.
	 * @return {@code tickId}
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Return the status.
	 * @return the status; {@link TickStatus#UNKNOWN} for one that this version of the
	 * client does not know
	 */
	public TickStatus status() {
		return this.status;
	}

	/**
	 * Return the time of the tick.
	 * @return {@code timestamp}: the time that the cron expression specifies, or at which
	 * the evaluation of a sensor began
	 */
	public Instant timestamp() {
		return this.timestamp;
	}

	/**
	 * Return the time at which the evaluation ended.
	 * @return {@code endTimestamp}, or {@code null} if it is in progress
	 */
	public @Nullable Instant ended() {
		return this.ended;
	}

	/**
	 * Return the ids of the launched runs.
	 * @return {@code runIds}, unmodifiable; may be empty
	 */
	public List<String> runIds() {
		return this.runIds;
	}

	/**
	 * Return the run keys of the launched runs.
	 * @return {@code runKeys}, unmodifiable; empty if the runs have no run keys
	 */
	public List<String> runKeys() {
		return this.runKeys;
	}

	/**
	 * Return the reason for which no run was launched.
	 * @return {@code skipReason}, or {@code null} if the code has given none. It may
	 * contain values of the run config and is not necessarily safe to log
	 */
	public @Nullable String skipReason() {
		return this.skipReason;
	}

	/**
	 * Return the cursor of the sensor after the evaluation.
	 * @return {@code cursor}, or {@code null} for a schedule, or if the sensor has no
	 * cursor
	 */
	public @Nullable String cursor() {
		return this.cursor;
	}

	/**
	 * Return the error with which the evaluation has failed.
	 * @return {@code error}, or {@code null}. It may contain values of the run config and
	 * is not necessarily safe to log
	 */
	public @Nullable PythonErrorInfo error() {
		return this.error;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof Tick tick && state().equals(tick.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.id, this.status, this.timestamp, this.ended, this.runIds, this.runKeys,
				this.skipReason, this.cursor, this.error);
	}

	@Override
	public String toString() {
		return "Tick[" + this.id + ", " + this.status + ", timestamp=" + this.timestamp + ", runIds=" + this.runIds
				+ "]";
	}

	/**
	 * Builder for a tick.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final String id;

		private final TickStatus status;

		private final Instant timestamp;

		private @Nullable Instant ended;

		private List<String> runIds = List.of();

		private List<String> runKeys = List.of();

		private @Nullable String skipReason;

		private @Nullable String cursor;

		private @Nullable PythonErrorInfo error;

		private Builder(String id, TickStatus status, Instant timestamp) {
			Assert.hasText(id, "tick id must not be empty");
			Assert.notNull(status, "status must not be null");
			Assert.notNull(timestamp, "timestamp must not be null");
			this.id = id;
			this.status = status;
			this.timestamp = timestamp;
		}

		/**
		 * Set the time at which the evaluation ended. Defaults to none.
		 * @param ended the time, or {@code null}
		 * @return this builder
		 */
		public Builder ended(@Nullable Instant ended) {
			this.ended = ended;
			return this;
		}

		/**
		 * Set the launched runs. Defaults to none.
		 * @param runIds the run ids
		 * @return this builder
		 */
		public Builder runIds(List<String> runIds) {
			Assert.notNull(runIds, "run ids must not be null");
			this.runIds = runIds;
			return this;
		}

		/**
		 * Set the run keys. Defaults to none.
		 * @param runKeys the run keys
		 * @return this builder
		 */
		public Builder runKeys(List<String> runKeys) {
			Assert.notNull(runKeys, "run keys must not be null");
			this.runKeys = runKeys;
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
		 * Set the cursor. Defaults to none.
		 * @param cursor the cursor, or {@code null}
		 * @return this builder
		 */
		public Builder cursor(@Nullable String cursor) {
			this.cursor = cursor;
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
		 * Create the tick.
		 * @return the tick
		 */
		public Tick build() {
			return new Tick(this);
		}

	}

}
