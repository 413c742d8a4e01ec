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

package io.github.dagstergraphql.client.internal.backfill.launch;

import java.util.List;

import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.partition.PartitionRange;
import org.jspecify.annotations.Nullable;

/**
 * An {@code AssetBackfillTargetPartitions}.
 *
 * @param partitionKeys the keys, or {@code null} if there are ranges
 * @param ranges the ranges, or {@code null} if there are keys
 */
public record TargetPartitions(@Nullable List<@Nullable String> partitionKeys, @Nullable List<@Nullable Range> ranges) {

	/**
	 * Return the keys.
	 * @return the keys; empty if there are ranges
	 */
	public List<String> keys() {
		return (this.partitionKeys != null) ? Required.list(this.partitionKeys, "partitionKeys") : List.of();
	}

	/**
	 * Return the ranges.
	 * @return the ranges; empty if there are keys
	 */
	public List<PartitionRange> partitionRanges() {
		return (this.ranges != null) ? Required.list(this.ranges, "ranges").stream().map(Range::toRange).toList()
				: List.of();
	}

	/**
	 * A {@code PartitionKeyRange}.
	 *
	 * @param start the first key
	 * @param end the last key
	 */
	record Range(@Nullable String start, @Nullable String end) {

		PartitionRange toRange() {
			return new PartitionRange(Required.field(this.start, "ranges.start"),
					Required.field(this.end, "ranges.end"));
		}

	}

}
