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

import io.github.dagstergraphql.client.error.DagsterConditionException;

/**
 * Thrown when more runs match than {@link RunsSpec#atMost(long)} permits. No run has been
 * terminated.
 *
 * @since 0.1.0
 */
public final class TooManyRunsException extends DagsterConditionException {

	/** The number of matching runs. */
	private final long count;

	/** The limit. */
	private final long limit;

	/**
	 * Create a new exception.
	 * @param count the number of matching runs
	 * @param limit the maximum number of runs
	 */
	public TooManyRunsException(long count, long limit) {
		super("TooManyRuns", "%d runs would be terminated, but at most %d are permitted: no run has been terminated"
			.formatted(count, limit), false, null);
		this.count = count;
		this.limit = limit;
	}

	/**
	 * Return the number of matching runs.
	 * @return the number of runs
	 */
	public long getCount() {
		return this.count;
	}

	/**
	 * Return the maximum number of runs.
	 * @return the limit
	 */
	public long getLimit() {
		return this.limit;
	}

}
