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

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/**
 * Status of a backfill ({@code BulkActionStatus}). It does not tell whether the
 * partitions have succeeded, see {@link Backfill#isSuccessful()}.
 *
 * @since 0.1.0
 */
public enum BackfillStatus {

	/** The backfill was requested, or is in progress. */
	REQUESTED,

	/** The backfill is being canceled. */
	CANCELING,

	/** The backfill was canceled. */
	CANCELED,

	/**
	 * All runs have been launched (jobs), or all partitions have been processed (assets).
	 * Servers before 1.8 report it for jobs while runs are still in progress, and whether
	 * or not partitions have failed.
	 */
	COMPLETED,

	/** All partitions have succeeded. */
	COMPLETED_SUCCESS,

	/** All partitions have been processed, and some have not succeeded. */
	COMPLETED_FAILED,

	/** The backfill itself has failed and is canceling its runs. */
	FAILING,

	/** The backfill itself has failed, see {@link Backfill#error()}. */
	FAILED,

	/** A status of a newer server that this version of the client does not know. */
	@JsonEnumDefaultValue
	UNKNOWN;

	/**
	 * Return whether the daemon no longer processes the backfill. A backfill can be
	 * resumed nevertheless, and runs of a job may still be in progress, see
	 * {@link Backfill#isFinished()}.
	 * @return {@code true} for all statuses except {@link #REQUESTED},
	 * {@link #CANCELING}, {@link #FAILING} and {@link #UNKNOWN}
	 */
	public boolean isTerminal() {
		return this != REQUESTED && this != CANCELING && this != FAILING && this != UNKNOWN;
	}

}
