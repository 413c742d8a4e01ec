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

import java.util.List;

import io.github.dagstergraphql.client.error.DagsterServerException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if the partitions of a launch do not fit those of the job or the assets. Nothing
 * has been launched. The client checks partitions before a launch: Dagster does not check
 * the partition of a run, and checks those of a backfill on newer servers only. The error
 * type is {@code InvalidPartitionError}, or that of the server if it has reported the
 * problem.
 *
 * @since 0.1.0
 */
public final class InvalidPartitionException extends DagsterServerException {

	/** The reason. */
	private final Reason reason;

	private final transient List<String> unknownKeys;

	private final transient List<String> nearMisses;

	/**
	 * Create a new exception.
	 * @param reason the reason
	 * @param message the problem and how to solve it; safe to log
	 */
	public InvalidPartitionException(Reason reason, String message) {
		this(reason, message, List.of(), List.of());
	}

	/**
	 * Create a new exception for keys that do not exist.
	 * @param reason the reason
	 * @param message the problem and how to solve it; safe to log
	 * @param unknownKeys the keys that do not exist
	 * @param nearMisses keys that resemble the first of them, best match first
	 */
	public InvalidPartitionException(Reason reason, String message, List<String> unknownKeys, List<String> nearMisses) {
		super("InvalidPartitionError", message, null, false);
		this.reason = reason;
		this.unknownKeys = List.copyOf(unknownKeys);
		this.nearMisses = List.copyOf(nearMisses);
	}

	/**
	 * Create a new exception for an error that the server has reported.
	 * @param errorType the GraphQL type reported by the server
	 * @param reason the reason
	 * @param message the problem; safe to log
	 * @param serverMessage the server message, or {@code null}
	 */
	public InvalidPartitionException(String errorType, Reason reason, String message, @Nullable String serverMessage) {
		super(errorType, message, serverMessage, false);
		this.reason = reason;
		this.unknownKeys = List.of();
		this.nearMisses = List.of();
	}

	/**
	 * Return the reason.
	 * @return the reason
	 */
	public Reason getReason() {
		return this.reason;
	}

	/**
	 * Return the keys that do not exist.
	 * @return the keys; empty if the keys are not the problem, or the server has reported
	 * it
	 */
	public List<String> getUnknownKeys() {
		return this.unknownKeys;
	}

	/**
	 * Return keys that exist and resemble the first of the unknown ones.
	 * @return the keys, best match first; may be empty
	 */
	public List<String> getNearMisses() {
		return this.nearMisses;
	}

	/**
	 * Reason for which partitions are rejected.
	 *
	 * @since 0.1.0
	 */
	public enum Reason {

		/** There is no partition with the key. */
		UNKNOWN_KEY,

		/** The assets are partitioned, but no key is given. */
		MISSING_KEY,

		/** Partitions are selected, but the job or the assets are not partitioned. */
		NOT_PARTITIONED,

		/**
		 * A time cannot be converted to a key, since the format or the time zone of the
		 * partitions is unknown. Use the text of the key.
		 */
		NOT_CONVERTIBLE,

		/** The key has other dimensions than the partitions. */
		WRONG_DIMENSIONS,

		/**
		 * There is no partition to launch: none of the selected ones is missing or has
		 * failed, or the last one of a range precedes the first one.
		 */
		NOTHING_SELECTED,

		/**
		 * The assets of a backfill have different partitions, so that the same keys
		 * cannot be selected for all of them.
		 */
		DIFFERENT_PARTITIONS

	}

}
