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

import io.github.dagstergraphql.client.automation.ReactiveScheduleHandle;
import io.github.dagstergraphql.client.automation.Schedule;
import io.github.dagstergraphql.client.automation.Tick;
import io.github.dagstergraphql.client.automation.TickEvaluation;
import io.github.dagstergraphql.client.automation.TickOptions;
import io.github.dagstergraphql.client.internal.automation.query.AutomationQuery;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * The default {@link ReactiveScheduleHandle}.
 */
final class DefaultReactiveScheduleHandle implements ReactiveScheduleHandle {

	private static final int MAX_NEXT_TICKS = 1000;

	private final Automations automations;

	private final AutomationQuery query;

	DefaultReactiveScheduleHandle(Automations automations, AutomationQuery query) {
		this.automations = automations;
		this.query = query;
	}

	@Override
	public String name() {
		return this.query.name();
	}

	@Override
	public DefaultReactiveScheduleHandle location(String locationName) {
		return new DefaultReactiveScheduleHandle(this.automations, this.query.withLocation(locationName));
	}

	@Override
	public DefaultReactiveScheduleHandle repository(String repositoryName) {
		return new DefaultReactiveScheduleHandle(this.automations, this.query.withRepository(repositoryName));
	}

	@Override
	public Mono<Schedule> get() {
		return this.automations.queries().schedule(this.query);
	}

	@Override
	public Mono<List<Instant>> nextTicks(int limit) {
		Assert.isTrue(limit >= 1 && limit <= MAX_NEXT_TICKS, "limit must be between 1 and " + MAX_NEXT_TICKS);
		return this.automations.queries().nextTicks(this.query, limit);
	}

	@Override
	public Flux<Tick> ticks() {
		return ticks(TickOptions.all());
	}

	@Override
	public Flux<Tick> ticks(TickOptions options) {
		return this.automations.ticks().flux(this.query, options);
	}

	Stream<Tick> tickStream(TickOptions options) {
		return this.automations.ticks().stream(this.query, options);
	}

	@Override
	public Mono<Void> start() {
		return this.automations.control().start(this.query);
	}

	@Override
	public Mono<Void> stop() {
		return this.automations.control().stop(this.query);
	}

	@Override
	public Mono<Void> reset() {
		return this.automations.control().reset(this.query);
	}

	@Override
	public Mono<TickEvaluation> dryRun(Instant time) {
		Assert.notNull(time, "time must not be null");
		return this.automations.dryRuns().ofSchedule(this.query, time);
	}

	@Override
	public String toString() {
		return "ReactiveScheduleHandle[" + this.query + "]";
	}

}
