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

package io.github.dagstergraphql.client.partition;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Consecutive partitions with the same status. With several dimensions, a range covers
 * all combinations of a range of each dimension.
 *
 * @since 0.1.0
 */
public final class PartitionStatusRange {

	private final PartitionStatus status;

	private final List<String> keys;

	private final Map<String, PartitionRange> dimensions;

	private final @Nullable Instant startTime;

	private final @Nullable Instant endTime;

	private PartitionStatusRange(PartitionStatus status, List<String> keys, Map<String, PartitionRange> dimensions,
			@Nullable Instant startTime, @Nullable Instant endTime) {
		this.status = status;
		this.keys = List.copyOf(keys);
		this.dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
		this.startTime = startTime;
		this.endTime = endTime;
	}

	/**
	 * Create a range of partitions.
	 * @param status the status
	 * @param keys the partition keys, in the order of the partitions definition
	 * @return the range
	 * @throws IllegalArgumentException if there are no keys
	 */
	public static PartitionStatusRange of(PartitionStatus status, List<String> keys) {
		Assert.notEmpty(keys, "a range must have at least one partition");
		return new PartitionStatusRange(status, keys, Map.of(), null, null);
	}

	/**
	 * Return this range with the ranges of several dimensions.
	 * @param dimensions the ranges by the name of the dimension
	 * @return the range
	 */
	public PartitionStatusRange withDimensions(Map<String, PartitionRange> dimensions) {
		return new PartitionStatusRange(this.status, this.keys, dimensions, this.startTime, this.endTime);
	}

	/**
	 * Return this range with the time that its partitions cover.
	 * @param startTime the beginning of the first time window, or {@code null}
	 * @param endTime the end of the last time window, or {@code null}
	 * @return the range
	 */
	public PartitionStatusRange withTimes(@Nullable Instant startTime, @Nullable Instant endTime) {
		return new PartitionStatusRange(this.status, this.keys, this.dimensions, startTime, endTime);
	}

	/**
	 * Return the status.
	 * @return the status of all partitions of the range
	 */
	public PartitionStatus status() {
		return this.status;
	}

	/**
	 * Return the partitions that the range covers.
	 * @return the partition keys, in the order of the partitions definition, unmodifiable
	 */
	public List<String> keys() {
		return this.keys;
	}

	/**
	 * Return the first partition.
	 * @return its key
	 */
	public String start() {
		return this.keys.get(0);
	}

	/**
	 * Return the last partition.
	 * @return its key
	 */
	public String end() {
		return this.keys.get(this.keys.size() - 1);
	}

	/**
	 * Return the range of each dimension.
	 * @return the ranges by the name of the dimension, in the order in which their keys
	 * are joined, unmodifiable; empty unless there are several dimensions
	 */
	public Map<String, PartitionRange> dimensions() {
		return this.dimensions;
	}

	/**
	 * Return the beginning of the first time window.
	 * @return the time; {@code null} unless the partitions, or those of the primary
	 * dimension, are windows of time
	 */
	public @Nullable Instant startTime() {
		return this.startTime;
	}

	/**
	 * Return the end of the last time window.
	 * @return the time, which no longer belongs to it; {@code null} unless the
	 * partitions, or those of the primary dimension, are windows of time
	 */
	public @Nullable Instant endTime() {
		return this.endTime;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof PartitionStatusRange range && state().equals(range.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.status, this.keys, this.dimensions, this.startTime, this.endTime);
	}

	@Override
	public String toString() {
		return "PartitionStatusRange[" + this.status + ", " + start() + " to " + end() + "]";
	}

}
