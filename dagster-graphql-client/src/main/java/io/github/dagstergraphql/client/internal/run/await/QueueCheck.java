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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

import io.github.dagstergraphql.client.instance.DaemonStatus;
import io.github.dagstergraphql.client.internal.call.Background;
import io.github.dagstergraphql.client.run.RunStatus;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Detects that runs remain in the queue because the daemon that dequeues them is not
 * running.
 */
public final class QueueCheck {

	private static final Log logger = LogFactory.getLog(QueueCheck.class);

	private static final String DAEMON = "QUEUED_RUN_COORDINATOR";

	/** A run may be in the queue for this time without any problem. */
	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final Duration PAUSE = Duration.ofMinutes(1);

	/**
	 * A daemon reports every half minute. Dagster itself considers it alive for half an
	 * hour, which is too long for a wait.
	 */
	private static final Duration LIVELY = Duration.ofMinutes(2);

	private final Supplier<Mono<List<DaemonStatus>>> daemons;

	private final Clock clock = Clock.systemUTC();

	private @Nullable Long lastLook;

	private volatile @Nullable String trouble;

	public QueueCheck(Supplier<Mono<List<DaemonStatus>>> daemons) {
		this.daemons = daemons;
	}

	/**
	 * Return the reason why runs remain in the queue.
	 * @return the reason, or {@code null} if none is known
	 */
	@Nullable String trouble() {
		return this.trouble;
	}

	/**
	 * Check the daemon if a run has been in the queue for long.
	 * @param waits the waits
	 * @param now the current time
	 */
	void look(Collection<Wait> waits, long now) {
		if (this.lastLook != null && now - this.lastLook < PAUSE.toNanos()) {
			return;
		}
		long stuck = waits.stream().filter((wait) -> wait.hasBeen(RunStatus.QUEUED, PATIENCE, now)).count();
		if (stuck > 0) {
			this.lastLook = now;
			Background.of(Mono.defer(this.daemons))
				.subscribe((statuses) -> take(statuses, stuck),
						(ex) -> logger.debug("Failed to query the status of the Dagster daemons", ex));
		}
	}

	private void take(List<DaemonStatus> statuses, long stuck) {
		String found = statuses.stream()
			.filter((daemon) -> DAEMON.equals(daemon.type()))
			.findFirst()
			.map(this::describe)
			.orElse(null);
		if (found != null) {
			logger.warn("%d awaited runs remain in the queue: %s".formatted(stuck, found));
		}
		this.trouble = found;
	}

	private @Nullable String describe(DaemonStatus daemon) {
		Instant heartbeat = daemon.lastHeartbeat();
		boolean lively = heartbeat != null && heartbeat.isAfter(this.clock.instant().minus(LIVELY));
		if (lively && !Boolean.FALSE.equals(daemon.healthy())) {
			return null;
		}
		return "Dagster's daemon for queued runs (%s) does not appear to be running: %s".formatted(DAEMON,
				(heartbeat != null) ? "its last heartbeat was at " + heartbeat : "it has never sent a heartbeat");
	}

}
