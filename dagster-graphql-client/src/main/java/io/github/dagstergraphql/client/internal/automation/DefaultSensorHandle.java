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

import io.github.dagstergraphql.client.automation.Sensor;
import io.github.dagstergraphql.client.automation.SensorHandle;
import io.github.dagstergraphql.client.automation.Tick;
import io.github.dagstergraphql.client.automation.TickEvaluation;
import io.github.dagstergraphql.client.automation.TickOptions;
import io.github.dagstergraphql.client.internal.call.Blocking;
import org.jspecify.annotations.Nullable;

/**
 * The default {@link SensorHandle}.
 */
final class DefaultSensorHandle implements SensorHandle {

	private final DefaultReactiveSensorHandle reactive;

	DefaultSensorHandle(DefaultReactiveSensorHandle reactive) {
		this.reactive = reactive;
	}

	@Override
	public String name() {
		return this.reactive.name();
	}

	@Override
	public SensorHandle location(String locationName) {
		return new DefaultSensorHandle(this.reactive.location(locationName));
	}

	@Override
	public SensorHandle repository(String repositoryName) {
		return new DefaultSensorHandle(this.reactive.repository(repositoryName));
	}

	@Override
	public Sensor get() {
		return Blocking.query(this.reactive.get());
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
	public void setCursor(@Nullable String cursor) {
		Blocking.completion(this.reactive.setCursor(cursor));
	}

	@Override
	public TickEvaluation dryRun() {
		return Blocking.mutation(this.reactive.dryRun());
	}

	@Override
	public TickEvaluation dryRun(@Nullable String cursor) {
		return Blocking.mutation(this.reactive.dryRun(cursor));
	}

	@Override
	public String toString() {
		return this.reactive.toString().substring("Reactive".length());
	}

}
