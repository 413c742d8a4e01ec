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

package io.github.dagstergraphql.client.internal.watch;

import java.time.Duration;

import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.error.PythonErrorException;
import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.internal.failure.FailureKinds;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Time in which polls of a run fail while it is followed. It is not thread-safe.
 */
public final class PollOutage {

	private static final Log logger = LogFactory.getLog(PollOutage.class);

	private final String subject;

	private final Duration maximum;

	private final FailuresInARow failures;

	private boolean answered;

	private long began;

	/**
	 * Create a new instance without failures.
	 * @param subject what is polled, for the log, such as {@code the events of run r1}
	 * @param maximum the longest time to tolerate, or zero to tolerate no failure
	 * @param interval the interval between polls
	 * @param now the current time
	 */
	public PollOutage(String subject, Duration maximum, PollInterval interval, long now) {
		this.subject = subject;
		this.maximum = maximum;
		this.failures = new FailuresInARow(interval);
		this.began = now;
	}

	/**
	 * Record a failure.
	 * @param failure the failure of a request
	 * @param now the current time
	 * @return {@code false} if it ends reading
	 */
	public boolean tolerates(Throwable failure, long now) {
		if (this.maximum.isZero() || !(failure instanceof DagsterGraphQlClientException)
				|| failure instanceof UnsupportedServerVersionException || failure instanceof RunNotFoundException) {
			return false;
		}
		boolean first = this.failures.isEmpty();
		if (first) {
			this.began = now;
		}
		this.failures.add();
		if ((isPersistent(failure) && this.failures.arePersistent()) || now - this.began >= this.maximum.toNanos()) {
			return false;
		}
		if (first) {
			logger.warn("Polling %s failed and will be retried: %s".formatted(this.subject, failure.getMessage()));
		}
		return true;
	}

	// a server that rejects the cursor fails in the same way as one without a database
	private boolean isPersistent(Throwable failure) {
		return !FailureKinds.mayPass(failure) || (!this.answered && failure instanceof PythonErrorException);
	}

	/**
	 * Record a response.
	 */
	public void ended() {
		if (!this.failures.isEmpty()) {
			logger.info("Polling %s succeeds again".formatted(this.subject));
		}
		this.answered = true;
		this.failures.reset();
	}

	/**
	 * Return the pause before the next request.
	 * @return the pause in nanoseconds, or 0 if the last request did not fail
	 */
	public long pause() {
		return this.failures.isEmpty() ? 0 : this.failures.pause();
	}

}
