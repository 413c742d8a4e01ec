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

import org.jspecify.annotations.Nullable;

/**
 * What a step of a run did, as far as it has ({@code RunStepStats}). Steps that have not
 * begun have none.
 *
 * @param key which step ({@code stepKey})
 * @param status what became of it
 * @param started when it began, or {@code null} if it was skipped
 * @param ended when it ended, or {@code null} if it has not
 * @param attempts how often it was tried, the attempt under way included
 * @since 0.1.0
 */
public record StepStatistics(String key, StepStatus status, @Nullable Instant started, @Nullable Instant ended,
		int attempts) {

	/**
	 * Return how long it took, from the beginning of the first attempt to the end of the
	 * last one.
	 * @return the time, or {@code null} if it has not ended, or never began
	 */
	public @Nullable Duration duration() {
		return (this.started != null && this.ended != null) ? Duration.between(this.started, this.ended) : null;
	}

}
