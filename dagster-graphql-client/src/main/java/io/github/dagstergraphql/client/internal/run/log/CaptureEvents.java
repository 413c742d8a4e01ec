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

package io.github.dagstergraphql.client.internal.run.log;

import java.time.Duration;
import java.util.function.Function;

import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.event.RunEventOptions;
import io.github.dagstergraphql.client.internal.time.Timing;
import io.github.dagstergraphql.client.run.Run;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads the events of a run for one reader of a captured log.
 */
final class CaptureEvents {

	/** Time after which the status of a run without events is requested. */
	private static final Duration STATUS_TIME = Duration.ofSeconds(30);

	private final String runId;

	private final Function<RunEventOptions, Flux<RunEvent>> events;

	private final Mono<Run> run;

	private final Timing timing;

	private @Nullable Long lastEvent;

	/**
	 * Create an instance that begins with the first event.
	 * @param runId the run id
	 * @param events reads events of the run
	 * @param run requests the run
	 * @param timing the time source
	 */
	CaptureEvents(String runId, Function<RunEventOptions, Flux<RunEvent>> events, Mono<Run> run, Timing timing) {
		this.runId = runId;
		this.events = events;
		this.run = run;
		this.timing = timing;
	}

	/**
	 * Read the events that have been logged since the last call.
	 * @param captures receives the events
	 * @param withStatus whether to request the status of the run if there are no events
	 * for some time, as its end may be missing in them
	 * @return completes when all events have been read
	 */
	Mono<Void> readInto(Captures captures, boolean withStatus) {
		return Mono.defer(() -> {
			RunEventOptions past = RunEventOptions.all().onlyPast();
			String cursor = captures.cursor();
			return this.events.apply((cursor != null) ? past.after(cursor) : past).doOnNext((event) -> {
				check(event);
				this.lastEvent = this.timing.now();
				captures.see(event, this.timing.now());
			}).then(Mono.defer(() -> withStatus ? readStatus(captures) : Mono.empty()));
		});
	}

	// its cursor would be one of another run, too
	private void check(RunEvent event) {
		if (!event.runId().equals(this.runId)) {
			throw new InvalidResponseException(
					"The log of run %s contains an event of another run".formatted(this.runId), false, 200, "");
		}
	}

	private Mono<Void> readStatus(Captures captures) {
		long now = this.timing.now();
		if (this.lastEvent == null) {
			this.lastEvent = now;
		}
		if (captures.isRunFinished() || now - this.lastEvent < STATUS_TIME.toNanos()) {
			return Mono.empty();
		}
		this.lastEvent = now;
		return this.run.doOnNext((state) -> {
			if (state.status().isFinished()) {
				captures.finished(state.ended(), this.timing.now());
			}
		}).then();
	}

}
