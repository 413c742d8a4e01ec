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

import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.internal.failure.FailureKinds;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * State of consecutive failed polls, whose beginning and end are logged once. Instances
 * are for a single reader.
 */
public final class Outage {

	private static final Log logger = LogFactory.getLog(Outage.class);

	private final String subject;

	private final FailuresInARow failures;

	private boolean logged;

	/**
	 * Create the state of no outage.
	 * @param subject the object of the polls, for messages
	 * @param interval the interval between polls
	 */
	public Outage(String subject, PollInterval interval) {
		this.subject = subject;
		this.failures = new FailuresInARow(interval);
	}

	/**
	 * Record a failed poll.
	 * @param failure the failure
	 * @return whether the failure is final, so that polling must end
	 */
	public boolean failed(Throwable failure) {
		this.failures.add();
		if (failure instanceof UnsupportedServerVersionException
				|| (!FailureKinds.mayPass(failure) && this.failures.arePersistent())) {
			return true;
		}
		if (!this.logged) {
			this.logged = true;
			logger.warn("Polling for %s failed and is retried until it succeeds: %s".formatted(this.subject,
					failure.getMessage()));
		}
		return false;
	}

	/**
	 * Record a successful poll.
	 */
	public void succeeded() {
		this.failures.reset();
		if (this.logged) {
			this.logged = false;
			logger.info("Polling for %s succeeds again".formatted(this.subject));
		}
	}

	/**
	 * Return the pause until the next poll after a failed one.
	 * @return the pause, which grows with the number of failures up to 5 seconds
	 */
	public Duration pause() {
		return Duration.ofNanos(this.failures.pause());
	}

}
