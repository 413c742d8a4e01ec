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

package io.github.dagstergraphql.test.internal.backfill;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.test.definition.AssetDefinition;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.internal.backfill.AssetProgress.State;
import io.github.dagstergraphql.test.internal.run.LoggedEvent;
import io.github.dagstergraphql.test.internal.run.PlannedCheck;
import io.github.dagstergraphql.test.internal.run.RunRequest;
import io.github.dagstergraphql.test.internal.run.RunState;
import io.github.dagstergraphql.test.internal.run.Simulation;
import org.jspecify.annotations.Nullable;

/**
 * The runs of a backfill of assets: one for each partition, with all assets that have the
 * partition, as soon as the upstream assets of the backfill have been materialized.
 */
final class AssetsWork implements BackfillWork {

	private final Simulation simulation;

	private final List<BackfillTarget.Asset> assets;

	private final Map<String, @Nullable Object> runConfig;

	private final Map<String, String> tags;

	private final Map<Unit, String> runs = new LinkedHashMap<>();

	AssetsWork(Simulation simulation, BackfillTarget.OfAssets target, Map<String, @Nullable Object> runConfig,
			Map<String, String> tags) {
		this.simulation = simulation;
		this.assets = target.assets();
		this.runConfig = runConfig;
		this.tags = tags;
	}

	@Override
	public void launch() {
		Set<Unit> ready = new LinkedHashSet<>();
		Map<Group, List<BackfillTarget.Asset>> groups = new LinkedHashMap<>();
		for (BackfillTarget.Asset asset : this.assets) {
			for (String partition : asset.units()) {
				Unit unit = new Unit(asset.key(), partition);
				if (!this.runs.containsKey(unit) && isReady(asset, partition, ready)) {
					ready.add(unit);
					groups.computeIfAbsent(Group.of(asset, partition), (added) -> new ArrayList<>()).add(asset);
				}
			}
		}
		Map<Group, RunRequest> requests = new LinkedHashMap<>();
		groups.forEach((group, members) -> requests.put(group, request(group, members)));
		requests.values().forEach(InvalidRunConfigException::check);
		requests.forEach((group, request) -> {
			String runId = this.simulation.launch(request).id();
			groups.getOrDefault(group, List.of())
				.forEach((asset) -> this.runs.put(new Unit(asset.key(), group.partition()), runId));
		});
	}

	private boolean isReady(BackfillTarget.Asset asset, @Nullable String partition, Set<Unit> ready) {
		return this.assets.stream()
			.filter((other) -> isUpstream(other, asset))
			.allMatch((other) -> units(other, asset, partition)
				.allMatch((unit) -> state(other, unit.partition()) == State.MATERIALIZED || (ready.contains(unit)
						&& Group.of(other, unit.partition()).equals(Group.of(asset, partition)))));
	}

	private static boolean isUpstream(BackfillTarget.Asset other, BackfillTarget.Asset asset) {
		return asset.entry().definition().dependencies().contains(other.key());
	}

	// what a partition needs of an upstream asset
	private static Stream<Unit> units(BackfillTarget.Asset upstream, BackfillTarget.Asset asset,
			@Nullable String partition) {
		return upstream.units()
			.stream()
			.filter((unit) -> !upstream.hasPartitionsOf(asset) || Objects.equals(unit, partition))
			.map((unit) -> new Unit(upstream.key(), unit));
	}

	private State state(BackfillTarget.Asset asset, @Nullable String partition) {
		String runId = this.runs.get(new Unit(asset.key(), partition));
		if (runId == null) {
			boolean failed = this.assets.stream()
				.filter((other) -> isUpstream(other, asset))
				.anyMatch((other) -> units(other, asset, partition)
					.anyMatch((unit) -> state(other, unit.partition()) == State.FAILED));
			return failed ? State.FAILED : State.NOT_STARTED;
		}
		RunState run = this.simulation.find(runId);
		if (run == null) {
			return State.FAILED;
		}
		boolean materialized = run.events()
			.stream()
			.anyMatch((event) -> event.type() == LoggedEvent.Type.MATERIALIZED
					&& asset.entry().definition().step().equals(event.step()));
		return (materialized || run.status() == RunStatus.SUCCESS) ? State.MATERIALIZED
				: run.status().isFinished() ? State.FAILED : State.IN_PROGRESS;
	}

	private RunRequest request(Group group, List<BackfillTarget.Asset> members) {
		List<AssetDefinition> definitions = members.stream().map((asset) -> asset.entry().definition()).toList();
		List<PlannedCheck> checks = definitions.stream().flatMap((asset) -> PlannedCheck.of(asset).stream()).toList();
		Set<String> steps = new LinkedHashSet<>(definitions.stream().map(AssetDefinition::step).toList());
		checks.forEach((check) -> steps.add(check.step()));
		Map<String, String> all = new TreeMap<>(this.tags);
		if (group.partition() != null) {
			all.put(RunRequest.PARTITION, group.partition());
		}
		JobDefinition job = members.get(0)
			.entry()
			.repository()
			.jobs()
			.stream()
			.filter((each) -> JobDefinition.isImplicitAssetJob(each.name()))
			.findFirst()
			.orElseThrow();
		return new RunRequest(group.location(), group.repository(), job, this.runConfig, all, null,
				definitions.stream().map(AssetDefinition::key).toList(), null, definitions, checks, List.copyOf(steps),
				List.copyOf(steps), false, null, null);
	}

	@Override
	public List<String> runs() {
		return List.copyOf(new LinkedHashSet<>(this.runs.values()));
	}

	@Override
	public boolean isRunning() {
		return has(State.IN_PROGRESS);
	}

	@Override
	public boolean hasMore() {
		return has(State.NOT_STARTED);
	}

	@Override
	public boolean hasFailed() {
		return has(State.FAILED);
	}

	private boolean has(State state) {
		return assets().stream().anyMatch((progress) -> progress.count(state) > 0);
	}

	@Override
	public Map<String, RunStatus> partitions() {
		return Map.of();
	}

	@Override
	public List<AssetProgress> assets() {
		return this.assets.stream().map((asset) -> {
			Map<@Nullable String, State> states = new LinkedHashMap<>();
			asset.units().forEach((partition) -> states.put(partition, state(asset, partition)));
			return new AssetProgress(asset, states);
		}).toList();
	}

	/**
	 * A partition of an asset, or an asset without partitions.
	 *
	 * @param key the asset
	 * @param partition the partition key, or {@code null}
	 */
	private record Unit(AssetKey key, @Nullable String partition) {
	}

	/**
	 * What a single run can materialize.
	 *
	 * @param location the code location
	 * @param repository the repository
	 * @param partition the partition key, or {@code null}
	 */
	private record Group(String location, String repository, @Nullable String partition) {

		static Group of(BackfillTarget.Asset asset, @Nullable String partition) {
			return new Group(asset.entry().location(), asset.entry().repository().name(), partition);
		}

	}

}
