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

import io.github.dagstergraphql.client.error.DagsterConditionException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a wait for a backfill fails: the backfill did not finish in time, some of
 * its partitions did not succeed although that was required, or the client was closed or
 * its waits were ended. The backfill itself is not affected, unless the wait was
 * configured to cancel it.
 *
 * @since 0.1.0
 */
public final class BackfillAwaitException extends DagsterConditionException {

	/** The reason of the failure. */
	private final Reason reason;

	/** The id of the backfill. */
	private final String backfillId;

	/** The last known state. */
	private final transient @Nullable Backfill backfill;

	/**
	 * Create a new exception.
	 * @param reason the reason
	 * @param message the reason and the backfill; safe to log
	 * @param backfillId the id of the backfill
	 * @param backfill the last known state, or {@code null}
	 * @param outcomeUnknown whether Dagster may have canceled the backfill although the
	 * client cannot determine it
	 * @param cause the failure that prevented the client from determining the state, or
	 * {@code null}
	 */
	public BackfillAwaitException(Reason reason, String message, String backfillId, @Nullable Backfill backfill,
			boolean outcomeUnknown, @Nullable Throwable cause) {
		super("BackfillAwait", message, outcomeUnknown, cause);
		this.reason = reason;
		this.backfillId = backfillId;
		this.backfill = backfill;
	}

	/**
	 * Return the reason why the wait failed.
	 * @return the reason
	 */
	public Reason getReason() {
		return this.reason;
	}

	/**
	 * Return the id of the backfill.
	 * @return {@code PartitionBackfill.id}
	 */
	public String getBackfillId() {
		return this.backfillId;
	}

	/**
	 * Return the last known state of the backfill.
	 * @return the backfill, or {@code null} if the server was never available
	 */
	public @Nullable Backfill getBackfill() {
		return this.backfill;
	}

	/**
	 * Reason why a wait failed.
	 *
	 * @since 0.1.0
	 */
	public enum Reason {

		/** The backfill was not finished in time. */
		TIMEOUT,

		/** Some partitions did not succeed, although success was required. */
		NOT_SUCCESSFUL,

		/** The client was closed, or its waits were ended. */
		CLOSED

	}

}
