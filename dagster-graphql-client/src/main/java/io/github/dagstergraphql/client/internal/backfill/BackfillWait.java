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

package io.github.dagstergraphql.client.internal.backfill;

import io.github.dagstergraphql.client.backfill.Backfill;
import io.github.dagstergraphql.client.backfill.BackfillAwaitException;
import io.github.dagstergraphql.client.backfill.BackfillAwaitException.Reason;
import io.github.dagstergraphql.client.internal.watch.PollInterval;
import io.github.dagstergraphql.client.internal.watch.PollSchedule;
import io.github.dagstergraphql.client.internal.watch.Watched;
import io.github.dagstergraphql.client.run.AwaitOptions;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

/**
 * Wait for a backfill. Not thread-safe: the watcher synchronizes access.
 */
final class BackfillWait implements Watched {

	private final String id;

	private final MonoSink<Backfill> sink;

	private final PollSchedule schedule;

	private @Nullable Backfill seen;

	BackfillWait(String id, AwaitOptions options, PollInterval interval, MonoSink<Backfill> sink, long now) {
		this.id = id;
		this.sink = sink;
		this.schedule = new PollSchedule(interval, options.timeout(), now);
	}

	@Override
	public String id() {
		return this.id;
	}

	@Override
	public long due() {
		return this.schedule.due();
	}

	@Nullable Backfill seen() {
		return this.seen;
	}

	/**
	 * Record the state of the backfill, and schedule the next poll.
	 * @param backfill the backfill
	 * @param now the current time
	 */
	void see(Backfill backfill, long now) {
		this.seen = backfill;
		this.schedule.plan(now);
	}

	@Override
	public void planAfterOutage(long now, long pause) {
		this.schedule.plan(now, pause);
	}

	void finish(Backfill backfill) {
		this.sink.success(backfill);
	}

	@Override
	public void fail(Throwable failure) {
		this.sink.error(failure);
	}

	@Override
	public void close(String why) {
		fail(new BackfillAwaitException(Reason.CLOSED,
				"The wait for backfill %s was aborted: %s. The backfill itself continues".formatted(this.id, why),
				this.id, this.seen, false, null));
	}

}
