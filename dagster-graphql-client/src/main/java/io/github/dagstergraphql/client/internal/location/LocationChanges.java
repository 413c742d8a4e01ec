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

package io.github.dagstergraphql.client.internal.location;

import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.github.dagstergraphql.client.internal.page.Pages;
import io.github.dagstergraphql.client.internal.page.WaitingIterator;
import io.github.dagstergraphql.client.internal.stream.Reconnection;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.internal.watch.PollInterval;
import io.github.dagstergraphql.client.location.LocationChange;
import io.github.dagstergraphql.client.location.LocationEntry;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Streams of changes of code locations.
 */
public final class LocationChanges {

	private final DagsterTransport transport;

	private final Runnable onChange;

	private final PollInterval interval;

	private final Sinks.Empty<Void> end = Sinks.empty();

	/**
	 * Create new changes.
	 * @param transport the transport
	 * @param onChange executed before changes are reported
	 * @param interval the interval between polls
	 */
	public LocationChanges(DagsterTransport transport, Runnable onChange, PollInterval interval) {
		this.transport = transport;
		this.onChange = onChange;
		this.interval = interval;
	}

	/**
	 * Return changes as they are requested: the server is polled only on demand.
	 * @param source requests the code locations
	 * @return the changes, without end
	 */
	Flux<LocationChange> flux(Mono<List<LocationEntry>> source) {
		return Flux.using(() -> pages(source), Pages::rest, LocationChangePages::close)
			.takeUntilOther(this.end.asMono());
	}

	/**
	 * Return changes, blocking until there is one.
	 * @param source requests the code locations
	 * @return the changes, which end when the stream is closed
	 */
	Stream<LocationChange> stream(Mono<List<LocationEntry>> source) {
		Sinks.Empty<Void> closed = Sinks.empty();
		LocationChangePages pages = pages(source);
		WaitingIterator<LocationChange> changes = new WaitingIterator<>(pages,
				Mono.firstWithSignal(closed.asMono(), this.end.asMono()));
		return StreamSupport
			.stream(Spliterators.spliteratorUnknownSize(changes, Spliterator.ORDERED | Spliterator.NONNULL), false)
			.onClose(closed::tryEmitEmpty)
			.onClose(pages::close);
	}

	private LocationChangePages pages(Mono<List<LocationEntry>> source) {
		LocationSignals signals = new LocationSignals(this.transport::subscribe,
				new Reconnection(this.transport.sockets()::wasRefusedWithin, this.transport.timing()));
		return new LocationChangePages(source, this.onChange, signals, this.interval, this.transport.timing());
	}

	/**
	 * End all streams, including those that start later.
	 */
	public void end() {
		this.end.tryEmitEmpty();
	}

}
