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
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * State of a pool.
 *
 * @param name the name
 * @param limit the limit, or {@code null} if there is none
 * @param steps the steps that hold a slot or wait for one, in the order of their requests
 */
public record PoolState(String name, @Nullable Integer limit, List<Step> steps) {

	/**
	 * Return the number of slots.
	 * @return the limit, or 0
	 */
	public int slots() {
		return (this.limit != null) ? this.limit : 0;
	}

	/**
	 * A step of a pool.
	 *
	 * @param runId the run id
	 * @param step the step
	 * @param enqueued the time of its request
	 * @param assigned the time since which it holds a slot, or {@code null} if it waits
	 */
	public record Step(String runId, String step, Instant enqueued, @Nullable Instant assigned) {

		Step assignedAt(Instant time) {
			return new Step(this.runId, this.step, this.enqueued, time);
		}

	}

}
