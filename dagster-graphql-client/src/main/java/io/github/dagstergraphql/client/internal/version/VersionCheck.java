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
import io.github.dagstergraphql.client.internal.call.Deadline;
import io.github.dagstergraphql.client.internal.call.RequestObservations;
import io.github.dagstergraphql.client.internal.call.SideJobs;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Looks whether the server is one that the client is made for, when the client is first
 * used.
 */
public final class VersionCheck {

	/** The first version whose schema the documents fit. */
	static final String OLDEST = "0.12";

	/** The last minor version that the contract suite runs on. */
	static final String NEWEST = "1.13";

	/** After a question in vain; it doubles with each. */
	private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);

	private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

	private static final Log logger = LogFactory.getLog(VersionCheck.class);

	private final Mode mode;

	private final ServerVersions versions;

	private final RequestObservations observations;

	private final String clientName;

	private final AtomicBoolean asked = new AtomicBoolean();

	private volatile Duration pause = SHORTEST_PAUSE;

	private volatile long notBefore;

	public VersionCheck(Mode mode, ServerVersions versions, RequestObservations observations, String clientName) {
		this.mode = mode;
		this.versions = versions;
		this.observations = observations;
		this.clientName = clientName;
	}

	/**
	 * Check the server for an operation.
	 * @param exchange executes it
	 * @param deadline when it has to be over
	 * @param <T> what it answers
	 * @return executes it, if that is all right
	 */
	public <T> Mono<T> check(Mono<T> exchange, Deadline deadline) {
		return switch (this.mode) {
			case OFF -> exchange;
			case WARN -> isDue() ? exchange.doOnSuccess((answer) -> SideJobs.run(this::warn)) : exchange;
			// what has waited for the version is sent on another thread than the caller's
			case FAIL ->
				this.observations.keepParent(deadline.limit(this.versions.get(), "Asking for the version of the server")
					.flatMap((version) -> isOutside(version) ? this.versions.refuse(refusal(version)) : Mono.empty())
					.then(exchange));
		};
	}

	// Nobody waits for it, and an operation that goes well does not fail for it.
	private void warn() {
		if (this.asked.compareAndSet(false, true)) {
			this.versions.get().subscribe(this::warn, (ex) -> {
				askAgainLater();
				logger.debug("The version of the Dagster server is not known yet", ex);
			});
		}
	}

	private boolean isDue() {
		return !this.asked.get() && now() >= this.notBefore;
	}

	// A gateway that does not let the question pass is not asked beside each operation.
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
		if (isOutside(version)) {
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
	 * What to do about a server that the client is not made for.
	 */
	public enum Mode {

		/** Log a warning. */
		WARN,

		/** Fail. */
		FAIL,

		/** Do not look. */
		OFF

	}

}
