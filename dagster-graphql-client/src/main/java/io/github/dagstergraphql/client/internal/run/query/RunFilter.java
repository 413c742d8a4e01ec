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

package io.github.dagstergraphql.client.internal.run.query;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.dagstergraphql.client.internal.launch.input.Tags;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Immutable filter for runs: the {@code RunsFilter} of Dagster without its pitfalls.
 */
public final class RunFilter {

	/** Filter that matches every run. */
	public static final RunFilter ALL = new RunFilter(Map.of(), Map.of(), null);

	private static final String RUN_IDS = "runIds";

	private static final String CREATED_AFTER = "createdAfter";

	private static final String UPDATED_AFTER = "updatedAfter";

	private static final String UPDATED_BEFORE = "updatedBefore";

	// Dagster treats 0 as no condition, and there are no runs before that
	private static final Instant FIRST_TIME = Instant.EPOCH.plus(1, ChronoUnit.MICROS);

	// Python cannot read later times
	private static final Instant LAST_TIME = Instant.parse("9999-12-30T00:00:00Z");

	/** Fields of the {@code RunsFilter} except for tags and statuses. */
	private final Map<String, Object> conditions;

	private final Map<String, String> tags;

	private final @Nullable Set<RunStatus> statuses;

	private RunFilter(Map<String, Object> conditions, Map<String, String> tags, @Nullable Set<RunStatus> statuses) {
		this.conditions = conditions;
		this.tags = tags;
		this.statuses = statuses;
	}

	private RunFilter with(String condition, Object value) {
		return new RunFilter(with(this.conditions, condition, value), this.tags, this.statuses);
	}

	private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
		Map<String, V> copy = new LinkedHashMap<>(map);
		copy.put(key, value);
		return Collections.unmodifiableMap(copy);
	}

	public RunFilter job(String jobName) {
		Assert.hasText(jobName, "job name must not be empty");
		return with("pipelineName", jobName);
	}

	public RunFilter statuses(RunStatus... statuses) {
		Assert.notNull(statuses, "statuses must not be null");
		Assert.noNullElements(statuses, "statuses must not contain null");
		Set<RunStatus> set = EnumSet.noneOf(RunStatus.class);
		set.addAll(Arrays.asList(statuses));
		Assert.isTrue(!set.contains(RunStatus.UNKNOWN),
				"statuses must not contain UNKNOWN, which stands for statuses that this client does not support");
		return withStatuses(set);
	}

	private RunFilter withStatuses(Set<RunStatus> statuses) {
		return new RunFilter(this.conditions, this.tags, Collections.unmodifiableSet(statuses));
	}

	public RunFilter tag(String key, String value) {
		Tags.check(key, value);
		return new RunFilter(this.conditions, with(this.tags, key, value), this.statuses);
	}

	public RunFilter createdAfter(Instant time) {
		return time(CREATED_AFTER, time);
	}

	public RunFilter createdBefore(Instant time) {
		return time("createdBefore", time);
	}

	public RunFilter updatedAfter(Instant time) {
		return time(UPDATED_AFTER, time);
	}

	public RunFilter updatedBefore(Instant time) {
		return time(UPDATED_BEFORE, time);
	}

	private RunFilter time(String condition, Instant time) {
		Assert.notNull(time, condition + " must not be null");
		Instant sent = time.isBefore(FIRST_TIME) ? FIRST_TIME : time.isAfter(LAST_TIME) ? LAST_TIME : time;
		return with(condition, (sent.getEpochSecond() * 1_000_000 + sent.getNano() / 1000) / 1e6);
	}

	public RunFilter ids(Collection<String> runIds) {
		Assert.notNull(runIds, "run ids must not be null");
		runIds.forEach((id) -> Assert.hasText(id, "run id must not be empty"));
		return with(RUN_IDS, List.copyOf(new LinkedHashSet<>(runIds)));
	}

	/**
	 * Exclude runs that cannot be terminated.
	 * @param policy the policy for the termination
	 * @return a filter for the runs that are not finished
	 */
	public RunFilter terminable(TerminatePolicy policy) {
		Set<RunStatus> terminable = EnumSet.of(RunStatus.QUEUED, RunStatus.NOT_STARTED, RunStatus.STARTING,
				RunStatus.STARTED, RunStatus.MANAGED);
		if (policy == TerminatePolicy.MARK_AS_CANCELED_IMMEDIATELY) {
			terminable.add(RunStatus.CANCELING);
		}
		if (this.statuses != null) {
			terminable.retainAll(this.statuses);
		}
		return withStatuses(terminable);
	}

	/**
	 * Return whether the filter has no conditions.
	 * @return {@code true} if every run matches
	 */
	public boolean isUnconditional() {
		return this.conditions.isEmpty() && this.tags.isEmpty() && this.statuses == null;
	}

	/**
	 * Return whether no run can match. Dagster would treat the empty list as no
	 * condition.
	 * @return {@code true} if no run matches
	 */
	public boolean matchesNothing() {
		return List.of().equals(this.conditions.get(RUN_IDS)) || (this.statuses != null && this.statuses.isEmpty());
	}

	/**
	 * Return whether the filter requires a newer server.
	 * @return {@code true} if it has a condition on times that older servers do not
	 * support
	 */
	public boolean isYounger() {
		return this.conditions.containsKey(CREATED_AFTER) || this.conditions.containsKey(UPDATED_BEFORE);
	}

	/**
	 * Return whether the filter has a condition on the update time.
	 * @return {@code true} if it has
	 */
	public boolean hasUpdateTime() {
		return this.conditions.containsKey(UPDATED_AFTER) || this.conditions.containsKey(UPDATED_BEFORE);
	}

	/**
	 * Return the GraphQL input for the filter.
	 * @return a {@code RunsFilter}
	 */
	Map<String, Object> toInput() {
		Map<String, Object> input = new LinkedHashMap<>(this.conditions);
		if (this.statuses != null) {
			input.put("statuses", this.statuses);
		}
		if (!this.tags.isEmpty()) {
			input.put("tags",
					this.tags.entrySet()
						.stream()
						.map((tag) -> Map.of("key", tag.getKey(), "value", tag.getValue()))
						.toList());
		}
		return input;
	}

	/**
	 * Return the values that no message may quote.
	 * @return the values of the tags
	 */
	Collection<String> confidential() {
		return List.copyOf(this.tags.values());
	}

	/**
	 * Return a description with the names of the conditions. Their values are omitted.
	 */
	@Override
	public String toString() {
		Set<String> names = new LinkedHashSet<>(toInput().keySet());
		return "RunFilter" + names;
	}

}
