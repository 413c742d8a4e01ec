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

package io.github.dagstergraphql.client.backfill;

import java.util.List;

import io.github.dagstergraphql.client.error.DagsterServerException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a backfill cannot be launched because of its partitions: a partition key
 * does not exist ({@code PartitionKeysNotFoundError}), the job has no partitions
 * ({@code PartitionSetNotFoundError}), or no partition remains after a restriction to
 * missing or failed ones ({@code NoPartitions}). Nothing was launched.
 *
 * @since 0.1.0
 */
public final class BackfillPartitionsException extends DagsterServerException {

	/** Error type if no partition remains. */
	public static final String NO_PARTITIONS = "NoPartitions";

	private final transient List<String> unknownKeys;

	/**
	 * Create a new exception.
	 * @param errorType the GraphQL type that the server has reported or would report, or
	 * {@link #NO_PARTITIONS}
	 * @param message the problem and similar partition keys; safe to log
	 * @param serverMessage the server message, or {@code null}
	 * @param unknownKeys the partition keys that do not exist
	 */
	public BackfillPartitionsException(String errorType, String message, @Nullable String serverMessage,
			List<String> unknownKeys) {
		super(errorType, message, serverMessage, false);
		this.unknownKeys = List.copyOf(unknownKeys);
	}

	/**
	 * Return the partition keys that do not exist.
	 * @return the keys; empty if the keys are not the problem, or the server has reported
	 * it
	 */
	public List<String> getUnknownKeys() {
		return this.unknownKeys;
	}

}
