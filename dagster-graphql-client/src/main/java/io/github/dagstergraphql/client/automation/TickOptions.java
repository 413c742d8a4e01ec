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
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Options for reading the ticks of a schedule or sensor. Instances are immutable: each
 * method returns new options.
 *
 * <pre class="code">
 * TickOptions.all().statuses(TickStatus.FAILURE).after(since)
 * </pre>
 *
 * @since 0.1.0
 */
public final class TickOptions {

	private static final int MAX_PAGE_SIZE = 500;

	private static final TickOptions ALL = new TickOptions();

	private Set<TickStatus> statuses = Set.of();

	private @Nullable Instant after;

	private @Nullable Instant before;

	private @Nullable Integer pageSize;

	private TickOptions() {
	}

	/**
	 * Create options for all ticks.
	 * @return the options
	 */
	public static TickOptions all() {
		return ALL;
	}

	/**
	 * Restrict the result to ticks with one of the statuses. Defaults to all ticks.
	 * @param statuses the statuses, at least one
	 * @return new options
	 * @throws IllegalArgumentException if there is no status, or one is
	 * {@link TickStatus#UNKNOWN}
	 */
	public TickOptions statuses(TickStatus... statuses) {
		Assert.notEmpty(statuses, "tick statuses must not be empty");
		Assert.noNullElements(statuses, "tick statuses must not contain null");
		Set<TickStatus> all = EnumSet.copyOf(Arrays.asList(statuses));
		Assert.isTrue(!all.contains(TickStatus.UNKNOWN), "tick statuses must not contain UNKNOWN");
		return with((options) -> options.statuses = Collections.unmodifiableSet(all));
	}

	/**
	 * Restrict the result to ticks after a point in time. Defaults to all ticks.
	 * @param time the point in time
	 * @return new options
	 */
	public TickOptions after(Instant time) {
		Assert.notNull(time, "time must not be null");
		return with((options) -> options.after = time);
	}

	/**
	 * Restrict the result to ticks before a point in time. Defaults to all ticks.
	 * @param time the point in time
	 * @return new options
	 */
	public TickOptions before(Instant time) {
		Assert.notNull(time, "time must not be null");
		return with((options) -> options.before = time);
	}

	/**
	 * Set the number of ticks per request. Defaults to 25 for the first request and grows
	 * up to 500 while the server responds quickly.
	 * @param ticks the number of ticks
	 * @return new options
	 * @throws IllegalArgumentException if the number is not between 1 and 500
	 */
	public TickOptions pageSize(int ticks) {
		Assert.isTrue(ticks >= 1 && ticks <= MAX_PAGE_SIZE, "page size must be between 1 and " + MAX_PAGE_SIZE);
		return with((options) -> options.pageSize = ticks);
	}

	private TickOptions with(Consumer<TickOptions> change) {
		TickOptions options = new TickOptions();
		options.statuses = this.statuses;
		options.after = this.after;
		options.before = this.before;
		options.pageSize = this.pageSize;
		change.accept(options);
		return options;
	}

	/**
	 * Return the statuses.
	 * @return the statuses, unmodifiable; empty for all ticks
	 */
	public Set<TickStatus> statuses() {
		return this.statuses;
	}

	/**
	 * Return the point in time after which ticks are included.
	 * @return the time, or {@code null}
	 */
	public @Nullable Instant after() {
		return this.after;
	}

	/**
	 * Return the point in time before which ticks are included.
	 * @return the time, or {@code null}
	 */
	public @Nullable Instant before() {
		return this.before;
	}

	/**
	 * Return the number of ticks per request.
	 * @return the number, or {@code null} if it grows
	 */
	public @Nullable Integer pageSize() {
		return this.pageSize;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof TickOptions options && state().equals(options.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.statuses, this.after, this.before, this.pageSize);
	}

	@Override
	public String toString() {
		return "TickOptions[statuses=" + this.statuses + ", after=" + this.after + ", before=" + this.before
				+ ", pageSize=" + this.pageSize + "]";
	}

}
