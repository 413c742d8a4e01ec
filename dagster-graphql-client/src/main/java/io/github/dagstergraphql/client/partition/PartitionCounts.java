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

/**
 * Number of the partitions of an asset by status ({@code PartitionStats}). Each partition
 * counts once, with its {@link PartitionStatus}.
 *
 * @param total the number of all partitions
 * @param materialized the number of materialized partitions
 * @param materializing the number of partitions that are being materialized
 * @param failed the number of partitions whose latest run has failed
 * @since 0.1.0
 */
public record PartitionCounts(long total, long materialized, long materializing, long failed) {

	/**
	 * Return the number of partitions that have never been materialized.
	 * @return the number, at least 0
	 */
	public long missing() {
		return Math.max(0, this.total - this.materialized - this.materializing - this.failed);
	}

}
