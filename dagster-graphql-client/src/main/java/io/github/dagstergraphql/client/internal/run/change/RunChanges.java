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

package io.github.dagstergraphql.client.internal.run.change;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.github.dagstergraphql.client.internal.page.Pages;
import io.github.dagstergraphql.client.internal.page.WaitingIterator;
import io.github.dagstergraphql.client.internal.time.Timing;
import io.github.dagstergraphql.client.internal.watch.PollInterval;
import io.github.dagstergraphql.client.run.RunChange;
import io.github.dagstergraphql.client.run.RunChangePosition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.util.Assert;

/**
 * Streams of status changes of runs.
 */
public final class RunChanges {

	private static final String POSITION = "position must not be null";

	private final PollInterval interval;

	private final Timing timing;

	private final Sinks.Empty<Void> end = Sinks.empty();

	public RunChanges(PollInterval interval, Timing timing) {
		this.interval = interval;
		this.timing = timing;
	}

	/**
	 * Return changes as they are requested: the server is polled only on demand.
	 * @param source the source of the runs
	 * @param since the position to start from
	 * @return the changes, without end
	 */
	public Flux<RunChange> flux(ChangedRuns source, RunChangePosition since) {
		Assert.notNull(since, POSITION);
		return Pages.flux(() -> pages(source, since)).takeUntilOther(this.end.asMono());
	}

	/**
	 * Return changes, blocking until there is one.
	 * @param source the source of the runs
	 * @param since the position to start from
	 * @return the changes, which end when the stream is closed
	 */
	public Stream<RunChange> stream(ChangedRuns source, RunChangePosition since) {
		Assert.notNull(since, POSITION);
		Sinks.Empty<Void> closed = Sinks.empty();
		Iterator<RunChange> changes = new WaitingIterator<>(pages(source, since),
				Mono.firstWithSignal(closed.asMono(), this.end.asMono()));
		return StreamSupport
			.stream(Spliterators.spliteratorUnknownSize(changes, Spliterator.ORDERED | Spliterator.NONNULL), false)
			.onClose(closed::tryEmitEmpty);
	}

	/**
	 * Request the current position.
	 * @param source the source of the runs
	 * @return the position, which has a time
	 */
	public Mono<RunChangePosition> position(ChangedRuns source) {
		return ChangePages.current(source);
	}

	private Pages<RunChange> pages(ChangedRuns source, RunChangePosition since) {
		return new ChangePages(source, since, this.interval, this.timing);
	}

	/**
	 * End all streams, including those that start later.
	 */
	public void end() {
		this.end.tryEmitEmpty();
	}

}
