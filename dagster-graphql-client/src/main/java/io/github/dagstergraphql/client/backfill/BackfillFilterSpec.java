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

package io.github.dagstergraphql.client.backfill;

import java.time.Instant;

/**
 * Conditions for backfills. Each condition restricts the result further.
 *
 * @param <S> the type of the spec
 * @since 0.1.0
 */
public interface BackfillFilterSpec<S extends BackfillFilterSpec<S>> {

	/**
	 * Restrict the result to backfills with one of the given statuses. Replaces statuses
	 * that were set before. Several statuses, {@link BackfillStatus#COMPLETED_SUCCESS},
	 * {@link BackfillStatus#COMPLETED_FAILED} and {@link BackfillStatus#FAILING} require
	 * Dagster 1.8.8 or later.
	 * @param statuses the statuses; without any, the result is empty
	 * @return this spec
	 * @throws IllegalArgumentException if a status is {@code null} or
	 * {@link BackfillStatus#UNKNOWN}
	 */
	S statuses(BackfillStatus... statuses);

	/**
	 * Restrict the result to backfills that were created after a time. Requires Dagster
	 * 1.8.8 or later.
	 * @param time the time
	 * @return this spec
	 */
	S createdAfter(Instant time);

	/**
	 * Restrict the result to backfills that were created before a time. Requires Dagster
	 * 1.8.8 or later.
	 * @param time the time
	 * @return this spec
	 */
	S createdBefore(Instant time);

}
