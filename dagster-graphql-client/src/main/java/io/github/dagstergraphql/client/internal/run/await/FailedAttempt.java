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
 * A run that has failed and may be retried, as somebody sees it who waits for it.
 */
final class FailedAttempt {

	private final long seen;

	/** How long the server could not be asked: it may not have been able to retry. */
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
	 * Return when the failure was first seen.
	 * @return the time
	 */
	long seen() {
		return this.seen;
	}

	/**
	 * Take note of what the server says.
	 * @param retry what it says of the retry
	 * @param reason why there must be one, or {@code null}
	 * @param now the time
	 * @return how long the retry has been waited for, outages left out
	 */
	long look(Retry retry, @Nullable String reason, long now) {
		if (this.interrupted) {
			this.outage += now - this.lastLook;
			this.interrupted = false;
		}
		this.lastLook = now;
		// only a search shows whether people have repeated the run
		if (retry.searched() || retry.isAnnounced()) {
			this.retryReason = reason;
		}
		if (retry.searched()) {
			this.searches++;
		}
		return waited(now);
	}

	/**
	 * Take note that the server could not be asked.
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
	 * Return why there must be a retry.
	 * @return the tag that says so, or {@code null} if there need not be one
	 */
	@Nullable String retryReason() {
		return this.retryReason;
	}

}
