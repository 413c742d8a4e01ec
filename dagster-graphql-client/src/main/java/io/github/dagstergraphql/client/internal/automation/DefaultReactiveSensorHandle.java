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

import java.util.stream.Stream;

import io.github.dagstergraphql.client.automation.ReactiveSensorHandle;
import io.github.dagstergraphql.client.automation.Sensor;
import io.github.dagstergraphql.client.automation.Tick;
import io.github.dagstergraphql.client.automation.TickEvaluation;
import io.github.dagstergraphql.client.automation.TickOptions;
import io.github.dagstergraphql.client.internal.automation.query.AutomationQuery;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The default {@link ReactiveSensorHandle}.
 */
final class DefaultReactiveSensorHandle implements ReactiveSensorHandle {

	private final Automations automations;

	private final AutomationQuery query;

	DefaultReactiveSensorHandle(Automations automations, AutomationQuery query) {
		this.automations = automations;
		this.query = query;
	}

	@Override
	public String name() {
		return this.query.name();
	}

	@Override
	public DefaultReactiveSensorHandle location(String locationName) {
		return new DefaultReactiveSensorHandle(this.automations, this.query.withLocation(locationName));
	}

	@Override
	public DefaultReactiveSensorHandle repository(String repositoryName) {
		return new DefaultReactiveSensorHandle(this.automations, this.query.withRepository(repositoryName));
	}

	@Override
	public Mono<Sensor> get() {
		return this.automations.queries().sensor(this.query);
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
	public Mono<Void> setCursor(@Nullable String cursor) {
		return this.automations.control().setCursor(this.query, cursor);
	}

	@Override
	public Mono<TickEvaluation> dryRun() {
		return get().flatMap((sensor) -> dryRun(sensor.cursor()));
	}

	@Override
	public Mono<TickEvaluation> dryRun(@Nullable String cursor) {
		return this.automations.dryRuns().ofSensor(this.query, cursor);
	}

	@Override
	public String toString() {
		return "ReactiveSensorHandle[" + this.query + "]";
	}

}
