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

package io.github.dagstergraphql.client.internal.version;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.internal.call.Background;
import io.github.dagstergraphql.client.internal.call.Deadline;
import io.github.dagstergraphql.client.internal.call.Observations;
import io.github.dagstergraphql.client.internal.call.SideJobs;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Checks on first use whether the client supports the server.
 */
public final class VersionCheck {

	/** First version whose schema matches the documents. */
	static final String OLDEST = "0.12";

	/** Last minor version that the contract suite covers. */
	static final String NEWEST = "1.13";

	/** Pause after a failed request; it doubles with each failure. */
	private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);

	private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

	private static final Log logger = LogFactory.getLog(VersionCheck.class);

	private final Mode mode;

	private final ServerVersions versions;

	private final Observations observations;

	private final String clientName;

	private final AtomicBoolean asked = new AtomicBoolean();

	private volatile Duration pause = SHORTEST_PAUSE;

	private volatile long notBefore;

	private volatile boolean closed;

	public VersionCheck(Mode mode, ServerVersions versions, Observations observations, String clientName) {
		this.mode = mode;
		this.versions = versions;
		this.observations = observations;
		this.clientName = clientName;
	}

	/**
	 * Check the server for an operation.
	 * @param exchange executes the operation
	 * @param deadline the deadline of the operation
	 * @param <T> the result
	 * @return executes the operation, if the check permits it
	 */
	public <T> Mono<T> check(Mono<T> exchange, Deadline deadline) {
		return switch (this.mode) {
			case OFF -> exchange;
			case WARN -> isDue() ? exchange.doOnSuccess((answer) -> SideJobs.run(this::warn)) : exchange;
			// an operation that has waited for the version is sent on another thread than
			// the caller's
			case FAIL ->
				this.observations.keepParent(deadline.limit(this.versions.get(), "Querying the version of the server")
					.flatMap((version) -> isOutside(version) ? this.versions.refuse(refusal(version)) : Mono.empty())
					.then(exchange));
		};
	}

	// No operation waits for the check, and no operation fails because of it.
	private void warn() {
		if (this.asked.compareAndSet(false, true)) {
			Background.of(this.versions.get()).subscribe(this::warn, (ex) -> {
				if (!this.closed) {
					askAgainLater();
					logger.debug("Failed to query the version of the Dagster server", ex);
				}
			});
		}
	}

	/**
	 * Stop checking the server. The outcome of a pending check is ignored.
	 */
	public void close() {
		this.closed = true;
	}

	private boolean isDue() {
		return !this.asked.get() && now() >= this.notBefore;
	}

	// If a gateway rejects the request for the version, it is not repeated with each
	// operation.
	private void askAgainLater() {
		Duration pause = this.pause;
		this.notBefore = now() + pause.toMillis();
		Duration longer = pause.multipliedBy(2);
		this.pause = (longer.compareTo(LONGEST_PAUSE) < 0) ? longer : LONGEST_PAUSE;
		this.asked.set(false);
	}

	private static long now() {
		return Schedulers.parallel().now(TimeUnit.MILLISECONDS);
	}

	private void warn(ServerVersion version) {
		if (!this.closed && isOutside(version)) {
			logger.warn("Client \"%s\": %s".formatted(this.clientName, refusal(version).getMessage()));
		}
	}

	private static boolean isOutside(ServerVersion version) {
		return version.isBefore(OLDEST) || version.isAfterMinorOf(NEWEST);
	}

	private static UnsupportedServerVersionException refusal(ServerVersion version) {
		return version.isBefore(OLDEST) ? new UnsupportedServerVersionException("This client", OLDEST, version.text())
				: UnsupportedServerVersionException.newerThan(NEWEST, version.text());
	}

	/**
	 * Action for a server that the client does not support.
	 */
	public enum Mode {

		/** Log a warning. */
		WARN,

		/** Fail. */
		FAIL,

		/** No check. */
		OFF

	}

}
