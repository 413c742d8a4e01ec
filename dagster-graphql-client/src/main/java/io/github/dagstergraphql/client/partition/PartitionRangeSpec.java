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

import java.time.LocalDate;

/**
 * Options of a launch for a range of partitions.
 *
 * @param <S> the type of the spec
 * @since 0.1.0
 */
public interface PartitionRangeSpec<S extends PartitionRangeSpec<S>> {

	/**
	 * Select a range of partitions, in the order of the partitions definition. Replaces
	 * partitions that were selected before. The keys are checked before the launch.
	 * @param first the key of the first partition
	 * @param last the key of the last partition, which belongs to the range
	 * @return this spec
	 */
	S partitionRange(PartitionKey first, PartitionKey last);

	/**
	 * Select a range of partitions.
	 * @param first the key of the first partition
	 * @param last the key of the last partition, which belongs to the range
	 * @return this spec
	 * @throws IllegalArgumentException if a key is blank
	 * @see #partitionRange(PartitionKey, PartitionKey)
	 */
	default S partitionRange(String first, String last) {
		return partitionRange(PartitionKey.of(first), PartitionKey.of(last));
	}

	/**
	 * Select a range of partitions that begin at the start of a day.
	 * @param first the day of the first partition, in the time zone of the partitions
	 * @param last the day of the last partition, which belongs to the range
	 * @return this spec
	 * @see #partitionRange(PartitionKey, PartitionKey)
	 */
	default S partitionRange(LocalDate first, LocalDate last) {
		return partitionRange(PartitionKey.of(first), PartitionKey.of(last));
	}

}
