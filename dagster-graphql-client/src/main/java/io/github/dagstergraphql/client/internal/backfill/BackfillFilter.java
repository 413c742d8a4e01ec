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

package io.github.dagstergraphql.client.internal.backfill;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.github.dagstergraphql.client.backfill.BackfillStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Immutable filter for backfills.
 *
 * @param statuses the statuses, or {@code null} for any
 * @param createdAfter the earliest time, or {@code null}
 * @param createdBefore the latest time, or {@code null}
 */
record BackfillFilter(@Nullable Set<BackfillStatus> statuses, @Nullable Instant createdAfter,
		@Nullable Instant createdBefore) {

	static final BackfillFilter ALL = new BackfillFilter(null, null, null);

	/** Statuses that old servers do not know. */
	private static final Set<BackfillStatus> YOUNGER = EnumSet.of(BackfillStatus.COMPLETED_SUCCESS,
			BackfillStatus.COMPLETED_FAILED, BackfillStatus.FAILING);

	BackfillFilter statuses(BackfillStatus... statuses) {
		Assert.notNull(statuses, "statuses must not be null");
		Assert.noNullElements(statuses, "statuses must not contain null");
		Set<BackfillStatus> set = EnumSet.noneOf(BackfillStatus.class);
		set.addAll(Arrays.asList(statuses));
		Assert.isTrue(!set.contains(BackfillStatus.UNKNOWN),
				"statuses must not contain UNKNOWN, which stands for statuses that this client does not support");
		return new BackfillFilter(set, this.createdAfter, this.createdBefore);
	}

	BackfillFilter createdAfter(Instant time) {
		Assert.notNull(time, "createdAfter must not be null");
		return new BackfillFilter(this.statuses, time, this.createdBefore);
	}

	BackfillFilter createdBefore(Instant time) {
		Assert.notNull(time, "createdBefore must not be null");
		return new BackfillFilter(this.statuses, this.createdAfter, time);
	}

	/**
	 * Return whether no backfill can match. Dagster would treat the empty list as no
	 * condition.
	 * @return {@code true} if no backfill matches
	 */
	boolean matchesNothing() {
		return this.statuses != null && this.statuses.isEmpty();
	}

	/**
	 * Return whether the filter requires a newer server.
	 * @return {@code false} if it has at most one status that old servers know
	 */
	boolean isYounger() {
		return this.createdAfter != null || this.createdBefore != null || (this.statuses != null
				&& (this.statuses.size() > 1 || this.statuses.stream().anyMatch(YOUNGER::contains)));
	}

	/**
	 * Return the variables of the query.
	 * @return the {@code status}, or the {@code filters} if they are needed
	 */
	Map<String, Object> variables() {
		if (this.statuses != null && !isYounger()) {
			return Map.of("status", this.statuses.iterator().next());
		}
		if (!isYounger()) {
			return Map.of();
		}
		Map<String, Object> filters = new LinkedHashMap<>();
		if (this.statuses != null) {
			filters.put("statuses", this.statuses);
		}
		if (this.createdAfter != null) {
			filters.put("createdAfter", seconds(this.createdAfter));
		}
		if (this.createdBefore != null) {
			filters.put("createdBefore", seconds(this.createdBefore));
		}
		return Map.of("filters", filters);
	}

	private static double seconds(Instant time) {
		return (time.getEpochSecond() * 1_000_000 + time.getNano() / 1000) / 1e6;
	}

}
