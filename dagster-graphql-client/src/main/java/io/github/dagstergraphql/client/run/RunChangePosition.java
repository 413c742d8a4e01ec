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

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Position in the status changes of runs, from which a stream of changes starts. A
 * position can be stored as text with {@link #toString()} and restored with
 * {@link #parse(String)}.
 * <p>
 * A stream that starts at a position includes all later changes. It may repeat changes of
 * the minute before the position, since Dagster reports some changes with a delay.
 *
 * @since 0.1.0
 */
public final class RunChangePosition {

	private static final String NOW_TEXT = "now";

	private static final RunChangePosition NOW = new RunChangePosition(null);

	private final @Nullable Instant time;

	private RunChangePosition(@Nullable Instant time) {
		this.time = time;
	}

	/**
	 * Return the position of a stream that starts with the changes that occur after its
	 * first successful request. The client determines it from the update times of the
	 * runs, so that the clock of the client is not relevant.
	 * @return the position, which has no time
	 */
	public static RunChangePosition now() {
		return NOW;
	}

	/**
	 * Return the position at a point in time.
	 * @param time the point in time by the clock of the Dagster server, with microsecond
	 * precision; times before 1970 are treated as 1970
	 * @return the position
	 * @throws IllegalArgumentException if the time is {@code null}
	 */
	public static RunChangePosition at(Instant time) {
		Assert.notNull(time, "time must not be null");
		return new RunChangePosition(
				time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time.truncatedTo(ChronoUnit.MICROS));
	}

	/**
	 * Return the position with the given text.
	 * @param text the result of {@link #toString()}
	 * @return the position
	 * @throws IllegalArgumentException if the text is not that of a position
	 */
	public static RunChangePosition parse(String text) {
		Assert.notNull(text, "position must not be null");
		try {
			return NOW_TEXT.equals(text) ? NOW : at(Instant.parse(text));
		}
		catch (DateTimeParseException ex) {
			throw new IllegalArgumentException("position is not the text of a RunChangePosition", ex);
		}
	}

	/**
	 * Return the time of the position.
	 * @return the update time of a run ({@code Run.updateTime}), or {@code null} for
	 * {@link #now()}
	 */
	public @Nullable Instant time() {
		return this.time;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other
				|| (other instanceof RunChangePosition position && Objects.equals(this.time, position.time));
	}

	@Override
	public int hashCode() {
		return Objects.hashCode(this.time);
	}

	/**
	 * Return the text of the position, of at most 40 characters, for
	 * {@link #parse(String)}.
	 */
	@Override
	public String toString() {
		return (this.time != null) ? this.time.toString() : NOW_TEXT;
	}

}
