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

package io.github.dagstergraphql.client.asset;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Options for reading the materializations or observations of an asset. Instances are
 * immutable: each method returns new options.
 *
 * <pre class="code">
 * AssetHistoryOptions.all().partitions("2026-11-22").after(since)
 * </pre>
 *
 * @since 0.1.0
 */
public final class AssetHistoryOptions {

	private static final int MAX_PAGE_SIZE = 1000;

	private static final AssetHistoryOptions ALL = new AssetHistoryOptions();

	private Set<String> partitions = Set.of();

	private @Nullable Instant after;

	private @Nullable Instant before;

	private @Nullable Integer pageSize;

	private AssetHistoryOptions() {
	}

	/**
	 * Create options for all events of an asset.
	 * @return the options
	 */
	public static AssetHistoryOptions all() {
		return ALL;
	}

	/**
	 * Restrict the result to events of partitions. Defaults to all events, including
	 * those without a partition.
	 * @param keys the partition keys, at least one
	 * @return new options
	 * @throws IllegalArgumentException if there is no key, or one is blank
	 */
	public AssetHistoryOptions partitions(String... keys) {
		return partitions(Arrays.asList(keys));
	}

	/**
	 * Restrict the result to events of partitions. Defaults to all events, including
	 * those without a partition.
	 * @param keys the partition keys, at least one
	 * @return new options
	 * @throws IllegalArgumentException if there is no key, or one is blank
	 */
	public AssetHistoryOptions partitions(Collection<String> keys) {
		Assert.notEmpty(keys, "partition keys must not be empty");
		keys.forEach((key) -> Assert.hasText(key, "partition key must not be empty"));
		return with((options) -> options.partitions = Set.copyOf(keys));
	}

	/**
	 * Restrict the result to events after a point in time. Defaults to all events.
	 * @param time the point in time, with millisecond precision
	 * @return new options
	 */
	public AssetHistoryOptions after(Instant time) {
		Assert.notNull(time, "time must not be null");
		return with((options) -> options.after = time);
	}

	/**
	 * Restrict the result to events before a point in time. Defaults to all events.
	 * @param time the point in time, with millisecond precision
	 * @return new options
	 */
	public AssetHistoryOptions before(Instant time) {
		Assert.notNull(time, "time must not be null");
		return with((options) -> options.before = time);
	}

	/**
	 * Set the number of events per request. Defaults to 100 for the first request and
	 * grows up to 1000 while the server responds quickly.
	 * @param events the number of events
	 * @return new options
	 * @throws IllegalArgumentException if the number is not between 1 and 1000
	 */
	public AssetHistoryOptions pageSize(int events) {
		Assert.isTrue(events >= 1 && events <= MAX_PAGE_SIZE, "page size must be between 1 and " + MAX_PAGE_SIZE);
		return with((options) -> options.pageSize = events);
	}

	private AssetHistoryOptions with(Consumer<AssetHistoryOptions> change) {
		AssetHistoryOptions options = new AssetHistoryOptions();
		options.partitions = this.partitions;
		options.after = this.after;
		options.before = this.before;
		options.pageSize = this.pageSize;
		change.accept(options);
		return options;
	}

	/**
	 * Return the partitions.
	 * @return the partition keys, unmodifiable; empty for all events
	 */
	public Set<String> partitions() {
		return this.partitions;
	}

	/**
	 * Return the point in time after which events are included.
	 * @return the time, or {@code null}
	 */
	public @Nullable Instant after() {
		return this.after;
	}

	/**
	 * Return the point in time before which events are included.
	 * @return the time, or {@code null}
	 */
	public @Nullable Instant before() {
		return this.before;
	}

	/**
	 * Return the number of events per request.
	 * @return the number, or {@code null} if it grows
	 */
	public @Nullable Integer pageSize() {
		return this.pageSize;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof AssetHistoryOptions options && state().equals(options.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.partitions, this.after, this.before, this.pageSize);
	}

	@Override
	public String toString() {
		return "AssetHistoryOptions[partitions=" + new TreeSet<>(this.partitions) + ", after=" + this.after
				+ ", before=" + this.before + ", pageSize=" + this.pageSize + "]";
	}

}
