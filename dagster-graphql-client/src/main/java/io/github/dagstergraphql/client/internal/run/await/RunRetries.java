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

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.dagstergraphql.client.instance.DaemonStatus;
import io.github.dagstergraphql.client.internal.time.Timing;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Determines whether Dagster retries failed runs: an instance requires the daemon for
 * retries only if {@code run_retries} are enabled.
 */
public final class RunRetries {

	private static final String DAEMON = "EVENT_LOG_CONSUMER";

	/** An instance changes its settings only when it is restarted. */
	private static final Duration REMEMBERED = Duration.ofMinutes(5);

	private static final Duration UNKNOWN_REMEMBERED = Duration.ofSeconds(30);

	/** Secondary request, which must not delay those for runs. */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final Supplier<Mono<List<DaemonStatus>>> daemons;

	private final Timing timing;

	private volatile @Nullable Knowledge knowledge;

	public RunRetries(Supplier<Mono<List<DaemonStatus>>> daemons, Timing timing) {
		this.daemons = daemons;
		this.timing = timing;
	}

	/**
	 * Return whether failed runs are retried.
	 * @return whether they are, or empty if unknown
	 */
	Mono<Optional<Boolean>> enabled() {
		return Mono.defer(() -> {
			Knowledge known = this.knowledge;
			if (known != null && known.until() - this.timing.now() > 0) {
				return Mono.just(known.enabled());
			}
			Mono<Optional<Boolean>> answer = this.daemons.get().map(RunRetries::read);
			return this.timing.limit(answer, PATIENCE, Mono.just(Optional.empty()))
				.onErrorReturn(Optional.empty())
				.doOnNext(this::remember);
		});
	}

	// Servers without their own daemons, such as Dagster+, may nevertheless retry.
	private static Optional<Boolean> read(List<DaemonStatus> daemons) {
		return daemons.isEmpty() ? Optional.empty() : Optional.of(daemons.stream()
			.anyMatch((daemon) -> DAEMON.equals(daemon.type()) && !Boolean.FALSE.equals(daemon.required())));
	}

	private void remember(Optional<Boolean> enabled) {
		Duration time = enabled.isPresent() ? REMEMBERED : UNKNOWN_REMEMBERED;
		this.knowledge = new Knowledge(enabled, this.timing.now() + time.toNanos());
	}

	/**
	 * Cached result.
	 *
	 * @param enabled whether failed runs are retried
	 * @param until the time at which the result expires
	 */
	private record Knowledge(Optional<Boolean> enabled, long until) {

	}

}
