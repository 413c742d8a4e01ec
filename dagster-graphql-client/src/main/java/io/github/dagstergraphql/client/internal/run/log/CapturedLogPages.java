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

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;

import io.github.dagstergraphql.client.internal.page.Pages;
import io.github.dagstergraphql.client.internal.run.log.OutputReader.Text;
import io.github.dagstergraphql.client.internal.time.Timing;
import io.github.dagstergraphql.client.internal.watch.PollInterval;
import io.github.dagstergraphql.client.internal.watch.PollOutage;
import io.github.dagstergraphql.client.log.CapturedLog;
import io.github.dagstergraphql.client.log.CapturedLogChunk;
import io.github.dagstergraphql.client.log.CapturedLogNotFoundException;
import io.github.dagstergraphql.client.log.CapturedLogOptions;
import io.github.dagstergraphql.client.log.ExternalCapturedLogException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * An output of a captured log, chunk by chunk, from a position until it is complete.
 * Instances are for a single reader.
 */
final class CapturedLogPages implements Pages<CapturedLogChunk>, AutoCloseable {

	private final LogSelection selection;

	private final OutputType type;

	private final CapturedLogOptions options;

	private final CaptureEvents events;

	private final BiFunction<String, OutputType, OutputReader> readers;

	private final PollInterval interval;

	private final Timing timing;

	private final PollOutage outage;

	private final Captures captures;

	private final Sinks.Empty<Void> closed = Sinks.empty();

	private @Nullable String fileKey;

	private @Nullable OutputReader reader;

	private @Nullable CapturedLog log;

	private long offset;

	private @Nullable Long lastText;

	private long lastChange;

	private boolean caughtUp;

	private boolean looked;

	private volatile boolean over;

	/**
	 * Create pages.
	 * @param selection the log
	 * @param type the output
	 * @param options the options
	 * @param events reads the events of the run
	 * @param readers creates the reader for a file key
	 * @param interval the interval between polls
	 * @param timing the time source
	 * @param clock the clock
	 * @throws IllegalArgumentException if the cursor is not one of the output
	 */
	CapturedLogPages(LogSelection selection, OutputType type, CapturedLogOptions options, CaptureEvents events,
			BiFunction<String, OutputType, OutputReader> readers, PollInterval interval, Timing timing, Clock clock) {
		LogCursor after = (options.after() != null) ? LogCursor.parse(options.after(), type) : null;
		this.selection = (after != null) ? selection.at(after) : selection;
		this.offset = (after != null) ? after.offset() : 0;
		this.type = type;
		this.options = options;
		this.events = events;
		this.readers = readers;
		this.interval = interval;
		this.timing = timing;
		this.captures = new Captures(clock);
		this.lastChange = timing.now();
		this.lastText = (after != null) ? this.lastChange : null;
		this.outage = new PollOutage("a captured log of run " + selection.runId(),
				options.isOnlyPast() ? Duration.ZERO : options.maxOutage(), interval, timing.now());
		if (this.selection.fileKey() != null) {
			open(this.selection.fileKey());
		}
	}

	private void open(String key) {
		this.fileKey = key;
		this.reader = this.readers.apply(key, this.type);
	}

	@Override
	public boolean isOver() {
		return this.over;
	}

	@Override
	public Mono<List<CapturedLogChunk>> next() {
		return Mono.defer(this::read)
			.doOnError((failure) -> this.over = true)
			.takeUntilOther(this.closed.asMono())
			.defaultIfEmpty(List.of());
	}

	private Mono<List<CapturedLogChunk>> read() {
		if (this.over) {
			return Mono.empty();
		}
		return after(this.outage.pause(),
				Mono.defer(this::step)
					.doOnNext((chunks) -> this.outage.ended())
					.onErrorResume((failure) -> tolerates(failure) ? Mono.just(List.of()) : Mono.error(failure)));
	}

	private boolean tolerates(Throwable failure) {
		return !(failure instanceof CapturedLogNotFoundException) && !(failure instanceof ExternalCapturedLogException)
				&& this.outage.tolerates(failure, this.timing.now());
	}

	private Mono<List<CapturedLogChunk>> step() {
		OutputReader output = this.reader;
		if (output != null && !this.caughtUp) {
			return readText(output, false);
		}
		return after(patience(), look().then(Mono.defer(this::stepWithEvents)));
	}

	private Mono<List<CapturedLogChunk>> stepWithEvents() {
		if (this.log == null) {
			this.log = this.selection.find(this.captures);
			if (this.log == null) {
				return awaitLog();
			}
			String url = this.type.externalUrl(this.log);
			if (url != null) {
				return Mono.error(external(this.log, url));
			}
		}
		if (this.reader == null) {
			open(this.log.fileKey());
		}
		return readText(Objects.requireNonNull(this.reader), isComplete(this.timing.now()));
	}

	private ExternalCapturedLogException external(CapturedLog found, String url) {
		return new ExternalCapturedLogException(
				"The std%s of run %s is stored outside of Dagster: use the URL of the exception"
					.formatted(this.type.id(), found.runId()),
				found, url);
	}

	private Mono<List<CapturedLogChunk>> awaitLog() {
		boolean willFollow = this.selection.fileKey() == null && !this.options.isOnlyPast()
				&& !this.captures.isRunFinished();
		return willFollow ? Mono.just(List.of()) : Mono.error(this.selection.notFound());
	}

	private boolean isComplete(long now) {
		return this.log != null && this.captures.isComplete(this.log, this.lastText, now);
	}

	private Mono<List<CapturedLogChunk>> readText(OutputReader output, boolean complete) {
		return output.read(this.offset, complete).map((text) -> accept(text, complete));
	}

	private List<CapturedLogChunk> accept(Text text, boolean complete) {
		if (text.isEmpty()) {
			this.over = complete || (this.options.isOnlyPast() && !isDoubtful(text));
			this.caughtUp = true;
			return List.of();
		}
		this.caughtUp = false;
		this.over = text.isLast() && (complete || this.options.isOnlyPast());
		this.offset = text.end();
		this.lastText = this.timing.now();
		this.lastChange = this.lastText;
		return List.of(new CapturedLogChunk(text.value(),
				new LogCursor(this.offset, this.type, Objects.requireNonNull(this.fileKey)).toString()));
	}

	// the log may not exist, or a part of a character at its end may never be completed
	private boolean isDoubtful(Text text) {
		return !this.caughtUp && ((this.offset == 0 && !this.looked) || !text.isLast());
	}

	private Mono<Void> look() {
		long now = this.timing.now();
		if (this.looked && isComplete(now)) {
			return Mono.empty();
		}
		this.looked = true;
		return this.events.readInto(this.captures, !this.options.isOnlyPast());
	}

	private long patience() {
		if (!this.looked || this.options.isOnlyPast() || this.outage.pause() > 0 || isComplete(this.timing.now())) {
			return 0;
		}
		boolean near = this.log != null && this.captures.isNearEnd(this.log);
		return near ? this.interval.shortest().toNanos() : this.interval.next(this.timing.now() - this.lastChange);
	}

	private <T> Mono<T> after(long pause, Mono<T> next) {
		return (pause > 0) ? this.timing.pause(Duration.ofNanos(pause)).then(next) : next;
	}

	/**
	 * End reading, also while text is awaited.
	 */
	@Override
	public void close() {
		this.over = true;
		this.closed.tryEmitEmpty();
	}

}
