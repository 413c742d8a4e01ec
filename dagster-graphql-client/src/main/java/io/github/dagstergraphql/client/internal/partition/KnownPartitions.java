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

package io.github.dagstergraphql.client.internal.partition;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

import io.github.dagstergraphql.client.partition.InvalidPartitionException;
import io.github.dagstergraphql.client.partition.InvalidPartitionException.Reason;
import io.github.dagstergraphql.client.partition.PartitionKey;

/**
 * The partitions of a job, or of assets with the same partitions.
 *
 * @param subject the job or the assets, for messages
 * @param keys the complete partition keys, in the order of the server
 * @param conversion returns the text of a key that is a time or has dimensions
 * @param missing the keys of partitions that are missing, if requested
 * @param failed the keys of partitions that have failed, if requested
 */
public record KnownPartitions(String subject, List<String> keys, Function<PartitionKey, String> conversion,
		Set<String> missing, Set<String> failed) {

	/**
	 * Return the texts of keys.
	 * @param wanted the keys
	 * @return the texts of partitions that exist, in the same order
	 * @throws InvalidPartitionException if a partition does not exist
	 */
	public List<String> resolve(List<PartitionKey> wanted) {
		List<String> texts = wanted.stream()
			.map((key) -> (key.value() instanceof String text) ? text : this.conversion.apply(key))
			.toList();
		Set<String> existing = Set.copyOf(this.keys);
		List<String> unknown = texts.stream().filter((key) -> !existing.contains(key)).distinct().toList();
		if (!unknown.isEmpty()) {
			throw UnknownKeys.explain(this.subject, "", unknown, this.keys);
		}
		return texts;
	}

	/**
	 * Return a range of partitions.
	 * @param first the first key, which exists
	 * @param last the last key, which exists
	 * @return the keys
	 * @throws InvalidPartitionException if the last one precedes the first one
	 */
	public List<String> range(String first, String last) {
		int start = this.keys.indexOf(first);
		int end = this.keys.indexOf(last);
		checkOrder(this.subject, start, end, first, last);
		return this.keys.subList(start, end + 1);
	}

	static void checkOrder(String subject, int start, int end, String first, String last) {
		if (start > end) {
			throw new InvalidPartitionException(Reason.NOTHING_SELECTED,
					"The partition range of %s must not end with %s, which precedes its first partition %s"
						.formatted(subject, last, first));
		}
	}

}
