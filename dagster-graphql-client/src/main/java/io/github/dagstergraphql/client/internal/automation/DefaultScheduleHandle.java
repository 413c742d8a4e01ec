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

package io.github.dagstergraphql.client.internal.automation;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.automation.Schedule;
import io.github.dagstergraphql.client.automation.ScheduleHandle;
import io.github.dagstergraphql.client.automation.Tick;
import io.github.dagstergraphql.client.automation.TickEvaluation;
import io.github.dagstergraphql.client.automation.TickOptions;
import io.github.dagstergraphql.client.internal.call.Blocking;

/**
 * The default {@link ScheduleHandle}.
 */
final class DefaultScheduleHandle implements ScheduleHandle {

	private final DefaultReactiveScheduleHandle reactive;

	DefaultScheduleHandle(DefaultReactiveScheduleHandle reactive) {
		this.reactive = reactive;
	}

	@Override
	public String name() {
		return this.reactive.name();
	}

	@Override
	public ScheduleHandle location(String locationName) {
		return new DefaultScheduleHandle(this.reactive.location(locationName));
	}

	@Override
	public ScheduleHandle repository(String repositoryName) {
		return new DefaultScheduleHandle(this.reactive.repository(repositoryName));
	}

	@Override
	public Schedule get() {
		return Blocking.query(this.reactive.get());
	}

	@Override
	public List<Instant> nextTicks(int limit) {
		return Blocking.query(this.reactive.nextTicks(limit));
	}

	@Override
	public Stream<Tick> ticks() {
		return ticks(TickOptions.all());
	}

	@Override
	public Stream<Tick> ticks(TickOptions options) {
		return this.reactive.tickStream(options);
	}

	@Override
	public void start() {
		Blocking.completion(this.reactive.start());
	}

	@Override
	public void stop() {
		Blocking.completion(this.reactive.stop());
	}

	@Override
	public void reset() {
		Blocking.completion(this.reactive.reset());
	}

	@Override
	public TickEvaluation dryRun(Instant time) {
		return Blocking.mutation(this.reactive.dryRun(time));
	}

	@Override
	public String toString() {
		return this.reactive.toString().substring("Reactive".length());
	}

}
