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

package io.github.dagstergraphql.client.internal.run.await;

import org.jspecify.annotations.Nullable;

/**
 * A run that has failed and may be retried, from the perspective of a wait.
 */
final class FailedAttempt {

	private final long seen;

	/** Duration of outages, during which the server may not have been able to retry. */
	private long outage;

	private long lastLook;

	private boolean interrupted;

	private int searches;

	private @Nullable String retryReason;

	FailedAttempt(long now) {
		this.seen = now;
		this.lastLook = now;
	}

	/**
	 * Return the time at which the failure was first observed.
	 * @return the time
	 */
	long seen() {
		return this.seen;
	}

	/**
	 * Record the state of the retry as reported by the server.
	 * @param retry the state of the retry
	 * @param reason the reason why a retry must follow, or {@code null}
	 * @param now the current time
	 * @return the time spent waiting for the retry, without outages
	 */
	long look(Retry retry, @Nullable String reason, long now) {
		if (this.interrupted) {
			this.outage += now - this.lastLook;
			this.interrupted = false;
		}
		this.lastLook = now;
		// only a search detects re-executions by users
		if (retry.searched() || retry.isAnnounced()) {
			this.retryReason = reason;
		}
		if (retry.searched()) {
			this.searches++;
		}
		return waited(now);
	}

	/**
	 * Record that the server did not respond.
	 */
	void outage() {
		this.interrupted = true;
	}

	long waited(long now) {
		return (this.interrupted ? this.lastLook : now) - this.seen - this.outage;
	}

	int searches() {
		return this.searches;
	}

	/**
	 * Return the reason why a retry must follow.
	 * @return the tag that states it, or {@code null} if a retry is not certain
	 */
	@Nullable String retryReason() {
		return this.retryReason;
	}

}
