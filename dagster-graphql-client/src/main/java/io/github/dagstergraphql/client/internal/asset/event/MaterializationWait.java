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

package io.github.dagstergraphql.client.internal.asset.event;

import java.time.Duration;
import java.time.Instant;

import io.github.dagstergraphql.client.asset.MaterializationAwaitException;
import io.github.dagstergraphql.client.asset.MaterializationAwaitException.Reason;
import io.github.dagstergraphql.client.event.AssetEvent;
import io.github.dagstergraphql.client.internal.text.DurationText;
import io.github.dagstergraphql.client.internal.text.MessageText;
import io.github.dagstergraphql.client.internal.watch.PollInterval;
import io.github.dagstergraphql.client.internal.watch.PollSchedule;
import io.github.dagstergraphql.client.internal.watch.Watched;
import io.github.dagstergraphql.client.key.AssetKey;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

import org.springframework.util.StringUtils;

/**
 * Wait for a materialization. Not thread-safe: the watcher synchronizes access.
 */
final class MaterializationWait implements Watched {

	private final Awaited awaited;

	private final MonoSink<AssetEvent.Materialized> sink;

	private final PollSchedule schedule;

	private boolean known;

	MaterializationWait(Awaited awaited, PollInterval interval, MonoSink<AssetEvent.Materialized> sink, long now) {
		this.awaited = awaited;
		this.sink = sink;
		this.schedule = new PollSchedule(interval, awaited.timeout(), now);
	}

	Awaited awaited() {
		return this.awaited;
	}

	// one poll serves the waits for the same partition of an asset
	@Override
	public String id() {
		return String.join("\0", this.awaited.key().path()) + "\1"
				+ ((this.awaited.partition() != null) ? this.awaited.partition() : "");
	}

	@Override
	public long due() {
		return this.schedule.due();
	}

	/**
	 * Return whether the server has known the asset since the wait began.
	 * @return {@code false} before the first response
	 */
	boolean isKnown() {
		return this.known;
	}

	/**
	 * Record a response without a materialization, and schedule the next poll.
	 * @param now the current time
	 */
	void seeNothing(long now) {
		this.known = true;
		this.schedule.plan(now);
	}

	@Override
	public void planAfterOutage(long now, long pause) {
		this.schedule.plan(now, pause);
	}

	void finish(AssetEvent.Materialized materialization) {
		this.sink.success(materialization);
	}

	@Override
	public void fail(Throwable failure) {
		this.sink.error(failure);
	}

	@Override
	public void close(String why) {
		fail(new MaterializationAwaitException(Reason.CLOSED,
				"The wait for a materialization of %s was aborted: %s".formatted(this.awaited, why), this.awaited.key(),
				this.awaited.partition(), null));
	}

	/**
	 * What a caller waits for.
	 *
	 * @param key the asset
	 * @param partition the partition, or {@code null} for any
	 * @param after the time after which the asset must be materialized
	 * @param timeout the longest time to wait
	 */
	record Awaited(AssetKey key, @Nullable String partition, Instant after, Duration timeout) {

		boolean isMetBy(AssetEvent.Materialized event) {
			return event.timestamp().toEpochMilli() > this.after.toEpochMilli();
		}

		MaterializationAwaitException tooLate(@Nullable Throwable failure, String details) {
			return new MaterializationAwaitException(Reason.TIMEOUT, "%s was not materialized after %s within %s%s"
				.formatted(StringUtils.capitalize(toString()), this.after, DurationText.of(this.timeout), details),
					this.key, this.partition, failure);
		}

		@Override
		public String toString() {
			String name = MessageText.name(this.key.toString());
			return (this.partition != null)
					? "partition \"%s\" of asset %s".formatted(MessageText.name(this.partition), name)
					: "asset " + name;
		}

	}

}
