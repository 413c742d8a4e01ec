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

/**
 * Thrown before a launch if its partition key does not fit the partitions of the job or
 * the assets. No run has been launched. Dagster does not check the key, and would launch
 * a run that fails or does nothing useful; the error type is
 * {@code InvalidPartitionError}.
 *
 * @since 0.1.0
 */
public final class InvalidPartitionException extends DagsterServerException {

	/** The reason. */
	private final Reason reason;

	private final transient List<String> nearMisses;

	/**
	 * Create a new exception.
	 * @param reason the reason
	 * @param message the problem and how to solve it; safe to log
	 * @param nearMisses similar keys, best match first
	 */
	public InvalidPartitionException(Reason reason, String message, List<String> nearMisses) {
		super("InvalidPartitionError", message, null, false);
		this.reason = reason;
		this.nearMisses = List.copyOf(nearMisses);
	}

	/**
	 * Return the reason.
	 * @return the reason
	 */
	public Reason getReason() {
		return this.reason;
	}

	/**
	 * Return similar keys.
	 * @return the keys, best match first; may be empty
	 */
	public List<String> getNearMisses() {
		return this.nearMisses;
	}

	/**
	 * Reason for which a key is rejected.
	 *
	 * @since 0.1.0
	 */
	public enum Reason {

		/** There is no partition with the key. */
		UNKNOWN_KEY,

		/** The assets are partitioned, but no key is given. */
		MISSING_KEY,

		/** A key is given, but the job or the assets are not partitioned. */
		NOT_PARTITIONED,

		/**
		 * A time cannot be converted to a key, since the format or the time zone of the
		 * partitions is unknown. Use the text of the key.
		 */
		NOT_CONVERTIBLE,

		/** The key has other dimensions than the partitions. */
		WRONG_DIMENSIONS

	}

}
