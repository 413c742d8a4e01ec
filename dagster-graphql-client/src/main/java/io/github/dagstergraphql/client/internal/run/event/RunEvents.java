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

package io.github.dagstergraphql.client.internal.run.event;

import java.time.Clock;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.event.RunEventOptions;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.internal.watch.PollInterval;
import io.github.dagstergraphql.client.run.Run;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * Reads the events of runs.
 */
public final class RunEvents {

	private final DagsterTransport transport;

	private final Function<String, Mono<Run>> runs;

	private final PollInterval interval;

	/**
	 * Create new events.
	 * @param transport the transport
	 * @param runs requests a run
	 * @param interval the interval between polls
	 */
	public RunEvents(DagsterTransport transport, Function<String, Mono<Run>> runs, PollInterval interval) {
		this.transport = transport;
		this.runs = runs;
		this.interval = interval;
	}

	/**
	 * Read the events of a run as they are requested.
	 * @param runId the run id
	 * @param options the options
	 * @return the events
	 */
	public Flux<RunEvent> flux(String runId, RunEventOptions options) {
		check(runId, options);
		return this.transport
			.together(Flux.using(() -> pages(runId, options), RunEventPages::rest, RunEventPages::close));
	}

	/**
	 * Read the events of a run, blocking for each page.
	 * @param runId the run id
	 * @param options the options
	 * @return the events
	 */
	public Stream<RunEvent> stream(String runId, RunEventOptions options) {
		check(runId, options);
		RunEventPages pages = pages(runId, options);
		return pages.stream(this.transport::together).onClose(pages::close);
	}

	private static void check(String runId, RunEventOptions options) {
		Assert.notNull(options, "options must not be null");
		if (options.after() != null) {
			EventCursor.parse(options.after(), runId);
		}
	}

	private RunEventPages pages(String runId, RunEventOptions options) {
		return new RunEventPages(runId, options, source(runId, options), () -> this.runs.apply(runId), this.interval,
				this.transport.timing(), Clock.systemUTC());
	}

	private EventSource source(String runId, RunEventOptions options) {
		PolledEvents polled = new PolledEvents(this.transport, runId);
		EventSource source = options.isOnlyPast() ? polled : new LiveEvents(runId, polled, this.transport::subscribe,
				this.transport.sockets()::wasRefusedWithin, this.transport.timing());
		return new SettledEvents(source, polled::read, this.transport.timing(), Clock.systemUTC());
	}

}
