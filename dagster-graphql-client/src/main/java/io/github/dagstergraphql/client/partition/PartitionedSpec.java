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
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * Options of a launch for a partition.
 *
 * @param <S> the type of the spec
 * @since 0.1.0
 */
public interface PartitionedSpec<S extends PartitionedSpec<S>> {

	/**
	 * Launch for a partition. Replaces a partition that was set before. The key is
	 * checked before the launch, since Dagster does not.
	 * @param key the key of the partition
	 * @return this spec
	 */
	S partition(PartitionKey key);

	/**
	 * Launch for a partition.
	 * @param key the key as Dagster shows it
	 * @return this spec
	 * @throws IllegalArgumentException if the key is blank
	 * @see PartitionKey#of(String)
	 */
	default S partition(String key) {
		return partition(PartitionKey.of(key));
	}

	/**
	 * Launch for the partition that begins at the start of a day.
	 * @param day the day, in the time zone of the partitions
	 * @return this spec
	 * @see PartitionKey#of(LocalDate)
	 */
	default S partition(LocalDate day) {
		return partition(PartitionKey.of(day));
	}

	/**
	 * Launch for the partition that begins at a local time.
	 * @param start the beginning, in the time zone of the partitions
	 * @return this spec
	 * @see PartitionKey#of(LocalDateTime)
	 */
	default S partition(LocalDateTime start) {
		return partition(PartitionKey.of(start));
	}

	/**
	 * Launch for the partition that begins at an instant. Rejected for jobs, whose time
	 * zone Dagster does not report.
	 * @param start the beginning
	 * @return this spec
	 * @see PartitionKey#of(Instant)
	 */
	default S partition(Instant start) {
		return partition(PartitionKey.of(start));
	}

}
