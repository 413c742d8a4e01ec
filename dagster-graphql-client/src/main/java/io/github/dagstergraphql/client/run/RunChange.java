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

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Change of the status of a run.
 *
 * @since 0.1.0
 */
public final class RunChange {

	private final Run run;

	private final @Nullable RunStatus previousStatus;

	private final RunChangePosition position;

	private RunChange(Run run, @Nullable RunStatus previousStatus, RunChangePosition position) {
		this.run = run;
		this.previousStatus = previousStatus;
		this.position = position;
	}

	/**
	 * Create a change, for example for tests.
	 * @param run the run after the change
	 * @param previousStatus the status before the change, or {@code null}
	 * @param position the position after the change
	 * @return the change
	 * @throws IllegalArgumentException if the run or the position is {@code null}
	 */
	public static RunChange of(Run run, @Nullable RunStatus previousStatus, RunChangePosition position) {
		Assert.notNull(run, "run must not be null");
		Assert.notNull(position, "position must not be null");
		return new RunChange(run, previousStatus, position);
	}

	/**
	 * Return the run after the change, without its statistics. The run may have been
	 * deleted in the meantime.
	 * @return the run
	 */
	public Run run() {
		return this.run;
	}

	/**
	 * Return the status after the change.
	 * @return the status of the run
	 */
	public RunStatus status() {
		return this.run.status();
	}

	/**
	 * Return the status that the same stream has seen before. The run may have had
	 * further statuses in between.
	 * @return the status, or {@code null} if the stream has not seen the run before, or
	 * not recently
	 */
	public @Nullable RunStatus previousStatus() {
		return this.previousStatus;
	}

	/**
	 * Return the position after this change. Store it after the change has been
	 * processed, and start from it to omit no change.
	 * @return the position
	 */
	public RunChangePosition position() {
		return this.position;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof RunChange change && this.run.equals(change.run)
				&& this.previousStatus == change.previousStatus && this.position.equals(change.position));
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.run, this.previousStatus, this.position);
	}

	@Override
	public String toString() {
		return "RunChange[run=" + this.run + ", previousStatus=" + this.previousStatus + ", position=" + this.position
				+ "]";
	}

}
