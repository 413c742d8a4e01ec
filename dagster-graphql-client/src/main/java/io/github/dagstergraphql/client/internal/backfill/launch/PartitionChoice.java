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

import java.util.Collection;
import java.util.List;

import io.github.dagstergraphql.client.internal.partition.KnownPartitions;
import io.github.dagstergraphql.client.partition.InvalidPartitionException;
import io.github.dagstergraphql.client.partition.InvalidPartitionException.Reason;
import io.github.dagstergraphql.client.partition.PartitionKey;

import org.springframework.util.Assert;

/**
 * Choice of the partitions of a backfill.
 *
 * @param kind the kind of the choice
 * @param keys the keys, or the first and the last one of a range
 * @param onlyMissing whether to include missing partitions only
 * @param onlyFailed whether to include failed partitions only
 */
record PartitionChoice(Kind kind, List<PartitionKey> keys, boolean onlyMissing, boolean onlyFailed) {

	static final PartitionChoice NONE = new PartitionChoice(Kind.NONE, List.of(), false, false);

	PartitionChoice keys(Collection<PartitionKey> keys) {
		Assert.notEmpty(keys, "partition keys must not be empty: use allPartitions() for all partitions");
		keys.forEach(PartitionChoice::checkKey);
		return new PartitionChoice(Kind.KEYS, List.copyOf(keys), this.onlyMissing, this.onlyFailed);
	}

	PartitionChoice range(PartitionKey first, PartitionKey last) {
		checkKey(first);
		checkKey(last);
		return new PartitionChoice(Kind.RANGE, List.of(first, last), this.onlyMissing, this.onlyFailed);
	}

	PartitionChoice all() {
		return new PartitionChoice(Kind.ALL, List.of(), this.onlyMissing, this.onlyFailed);
	}

	PartitionChoice missing() {
		return new PartitionChoice(orAll(), this.keys, true, this.onlyFailed);
	}

	PartitionChoice failed() {
		return new PartitionChoice(orAll(), this.keys, this.onlyMissing, true);
	}

	private Kind orAll() {
		return (this.kind == Kind.NONE) ? Kind.ALL : this.kind;
	}

	private static void checkKey(PartitionKey key) {
		Assert.notNull(key, "partition key must not be null");
	}

	void check() {
		Assert.state(this.kind != Kind.NONE,
				"No partitions are selected. Use partitions(..), partitionRange(..), allPartitions(), onlyMissing() or onlyFailed()");
	}

	/**
	 * Return whether the server can resolve the choice without its keys.
	 * @return {@code true} for all partitions
	 */
	boolean isEverything() {
		return this.kind == Kind.ALL && !isRestricted();
	}

	/**
	 * Return whether the choice depends on the status of the partitions.
	 * @return {@code true} if only missing or failed partitions are included
	 */
	boolean isRestricted() {
		return this.onlyMissing || this.onlyFailed;
	}

	/**
	 * Determine the chosen partitions.
	 * @param known the partitions that exist
	 * @return the keys
	 * @throws InvalidPartitionException if a key does not exist, or no partition remains
	 */
	List<String> from(KnownPartitions known) {
		List<String> selected = known.resolve(this.keys);
		List<String> chosen = switch (this.kind) {
			case KEYS -> selected.stream().distinct().toList();
			case RANGE -> known.range(selected.get(0), selected.get(1));
			default -> known.keys();
		};
		if (isRestricted()) {
			chosen = chosen.stream()
				.filter((key) -> (this.onlyMissing && known.missing().contains(key))
						|| (this.onlyFailed && known.failed().contains(key)))
				.toList();
		}
		if (chosen.isEmpty()) {
			throw new InvalidPartitionException(Reason.NOTHING_SELECTED,
					"There is nothing to launch: " + (isRestricted()
							? "no selected partition of %s %s".formatted(known.subject(), restriction())
							: known.subject() + " has no partitions yet"));
		}
		return chosen;
	}

	private String restriction() {
		return (this.onlyMissing && this.onlyFailed) ? "is missing or has failed"
				: this.onlyMissing ? "is missing" : "has failed";
	}

	/**
	 * Kind of a choice.
	 */
	enum Kind {

		NONE, KEYS, RANGE, ALL

	}

}
