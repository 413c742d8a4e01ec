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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.dagstergraphql.client.SkippedPauses;
import io.github.dagstergraphql.client.event.RunEvent;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The log of a run, whose cursors are the numbers of events before them. A reader that
 * waits moves the clock.
 */
final class FakeLog implements EventSource {

	final List<RunEvent.Builder> events = new ArrayList<>();

	final List<String> requests = new ArrayList<>();

	final List<Duration> waits = new ArrayList<>();

	final SkippedPauses time;

	int pageSize = 1000;

	boolean closed;

	/** What happens while a reader waits, in this order. */
	final List<Runnable> happenings = new ArrayList<>();

	/** What the next requests fail with. */
	final List<RuntimeException> failures = new ArrayList<>();

	FakeLog(SkippedPauses time) {
		this.time = time;
	}

	FakeLog log(String... types) {
		for (String type : types) {
			this.events.add(event(type).message("event " + (this.events.size() + 1)));
		}
		return this;
	}

	static RunEvent.Builder event(String type) {
		return RunEvent.builder(type).runId("r1").timestamp(Instant.EPOCH).stepKey("load").fileKey("f");
	}

	void exit() {
		this.events.add(event("EngineEvent").message("Process for run exited (pid: 7)."));
	}

	@Override
	public Mono<EventPage> next(@Nullable String cursor, long patience) {
		return Mono.fromSupplier(() -> {
			if (patience > 0) {
				this.waits.add(Duration.ofNanos(patience));
				this.time.advance(Duration.ofNanos(patience));
				happen();
			}
			this.requests.add(String.valueOf(cursor));
			if (!this.failures.isEmpty()) {
				throw this.failures.remove(0);
			}
			return page(cursor);
		});
	}

	void happen() {
		if (!this.happenings.isEmpty()) {
			this.happenings.remove(0).run();
		}
	}

	private EventPage page(@Nullable String cursor) {
		int from = (cursor != null) ? Integer.parseInt(cursor) : 0;
		int to = Math.min(this.events.size(), from + this.pageSize);
		EventPage page = new EventPage();
		this.events.subList(from, to).forEach(page::add);
		page.end(String.valueOf(to), to < this.events.size());
		return page.after(cursor);
	}

	@Override
	public void close() {
		this.closed = true;
	}

}
