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

package io.github.dagstergraphql.test.internal.asset;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.test.definition.AssetDefinition;
import io.github.dagstergraphql.test.internal.run.LoggedEvent;
import io.github.dagstergraphql.test.internal.run.RunRequest;
import io.github.dagstergraphql.test.internal.run.RunState;
import io.github.dagstergraphql.test.internal.run.Simulation;

/**
 * The events of all assets: those that runs have logged, and those that were reported to
 * Dagster.
 */
public final class AssetLog {

	private final Simulation simulation;

	private final List<AssetEvent> reported = new ArrayList<>();

	private final DynamicPartitions dynamicPartitions = new DynamicPartitions();

	private final Map<AssetKey, Instant> wiped = new HashMap<>();

	/**
	 * Create a log without reported events.
	 * @param simulation the runs
	 */
	public AssetLog(Simulation simulation) {
		this.simulation = simulation;
	}

	/**
	 * Return the keys of dynamic partitions.
	 * @return the keys
	 */
	public DynamicPartitions dynamicPartitions() {
		return this.dynamicPartitions;
	}

	/**
	 * Add an event that no run has logged.
	 * @param event the event
	 */
	public synchronized void report(AssetEvent event) {
		this.reported.add(event);
	}

	/**
	 * Forget all events of an asset until now.
	 * @param key the asset
	 */
	public synchronized void wipe(AssetKey key) {
		this.wiped.put(key, this.simulation.now());
		this.reported.removeIf((event) -> event.key().equals(key));
	}

	/**
	 * Return the events of an asset.
	 * @param key the asset
	 * @param type the type of the events
	 * @return the events, newest first
	 */
	public List<AssetEvent> events(AssetKey key, AssetEvent.Type type) {
		return all().filter((event) -> event.key().equals(key) && event.type() == type)
			.sorted(Comparator.comparing(AssetEvent::time).reversed())
			.toList();
	}

	/**
	 * Return the materializations of all assets.
	 * @return the events, oldest first
	 */
	public List<AssetEvent> materializations() {
		List<AssetEvent> events = new ArrayList<>();
		all().filter((event) -> event.type() == AssetEvent.Type.MATERIALIZATION)
			.sorted(Comparator.comparing(AssetEvent::time).reversed())
			.forEach((event) -> events.add(0, event));
		return events;
	}

	/**
	 * Return the assets that have events.
	 * @return their keys
	 */
	public Set<AssetKey> keys() {
		Set<AssetKey> keys = new LinkedHashSet<>();
		all().forEach((event) -> keys.add(event.key()));
		return keys;
	}

	// later events first among those of the same time, as the sort is stable
	private synchronized Stream<AssetEvent> all() {
		List<AssetEvent> events = new ArrayList<>();
		this.simulation.all().forEach((run) -> logged(run).forEach((event) -> events.add(0, event)));
		this.reported.forEach((event) -> events.add(0, event));
		return events.stream().filter((event) -> {
			Instant time = this.wiped.get(event.key());
			return time == null || event.runId().isEmpty() || event.time().isAfter(time);
		});
	}

	private static Stream<AssetEvent> logged(RunState run) {
		return run.events()
			.stream()
			.filter((event) -> event.type() == LoggedEvent.Type.MATERIALIZED)
			.flatMap((event) -> run.request()
				.assets()
				.stream()
				.filter((asset) -> asset.step().equals(event.step()))
				.map((asset) -> materialization(run, event, asset)));
	}

	private static AssetEvent materialization(RunState run, LoggedEvent event, AssetDefinition asset) {
		return new AssetEvent(asset.key(), AssetEvent.Type.MATERIALIZATION, run.id(), event.step(),
				run.request().job().name(), run.tags().get(RunRequest.PARTITION), null, event.metadata(), Map.of(),
				event.message(), event.time());
	}

	/**
	 * Discard all reported events.
	 */
	public synchronized void reset() {
		this.reported.clear();
		this.wiped.clear();
		this.dynamicPartitions.reset();
	}

}
