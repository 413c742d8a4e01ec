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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.test.internal.run.PlannedCheck;
import io.github.dagstergraphql.test.internal.run.RunRequest;
import io.github.dagstergraphql.test.internal.run.RunState;
import io.github.dagstergraphql.test.internal.run.Simulation;
import org.jspecify.annotations.Nullable;

/**
 * The runs of a backfill of a job: one for each partition, or for each partition of
 * another backfill that has failed.
 */
final class JobWork implements BackfillWork {

	private final Simulation simulation;

	private final BackfillTarget.OfJob target;

	private final Map<String, @Nullable Object> runConfig;

	private final Map<String, String> tags;

	private final @Nullable JobWork parent;

	/** Latest run of each partition. */
	private final Map<String, String> runs = new LinkedHashMap<>();

	/** Partitions that the daemon has processed, with or without a run. */
	private final List<String> processed = new ArrayList<>();

	JobWork(Simulation simulation, BackfillTarget.OfJob target, Map<String, @Nullable Object> runConfig,
			Map<String, String> tags, @Nullable JobWork parent) {
		this.simulation = simulation;
		this.target = target;
		this.runConfig = runConfig;
		this.tags = tags;
		this.parent = parent;
	}

	@Override
	public void launch() {
		Map<String, RunRequest> requests = new LinkedHashMap<>();
		for (String key : this.target.partitions()) {
			if (!this.processed.contains(key)) {
				RunRequest request = (this.parent != null) ? repeat(this.parent, key) : request(key);
				if (request != null) {
					requests.put(key, request);
				}
			}
		}
		requests.values().forEach(InvalidRunConfigException::check);
		this.processed.addAll(this.target.partitions());
		requests.forEach((key, request) -> this.runs.put(key, this.simulation.launch(request).id()));
	}

	private RunRequest request(String key) {
		Map<String, String> all = new TreeMap<>(this.tags);
		all.put(RunRequest.PARTITION, key);
		all.put("dagster/partition_set", this.target.job().name() + "_partition_set");
		return new RunRequest(this.target.location(), this.target.repository(), this.target.job(), config(key), all,
				null, null, null, this.target.job().assets(),
				this.target.job().assets().stream().flatMap((asset) -> PlannedCheck.of(asset).stream()).toList(),
				this.target.job().steps(), this.target.job().steps(), false, null, null);
	}

	// that of the partition precedes that of the backfill
	private Map<String, @Nullable Object> config(String key) {
		Map<String, ?> config = this.target.job().partitionConfig(key);
		return config.isEmpty() ? this.runConfig : new LinkedHashMap<>(config);
	}

	// Dagster skips partitions whose latest run has not failed.
	private @Nullable RunRequest repeat(JobWork before, String key) {
		RunState run = before.run(key);
		if (run == null || (run.status() != RunStatus.FAILURE && run.status() != RunStatus.CANCELED)) {
			return null;
		}
		Map<String, String> all = new TreeMap<>(run.request().tags());
		all.putAll(this.tags);
		all.put("dagster/parent_run_id", run.id());
		all.put("dagster/root_run_id", run.root());
		all.put("dagster/is_resume_retry", "true");
		return run.request().repeat(all, run.unfinishedSteps(), false, run.root(), run.id());
	}

	private @Nullable RunState run(String key) {
		String runId = this.runs.get(key);
		return (runId != null) ? this.simulation.find(runId) : null;
	}

	@Override
	public List<String> runs() {
		return List.copyOf(this.runs.values());
	}

	@Override
	public boolean isRunning() {
		return partitions().values()
			.stream()
			.anyMatch((status) -> !status.isFinished() && status != RunStatus.NOT_STARTED);
	}

	@Override
	public boolean hasMore() {
		return !this.processed.containsAll(this.target.partitions());
	}

	@Override
	public boolean hasFailed() {
		return partitions().values()
			.stream()
			.anyMatch((status) -> status == RunStatus.FAILURE || status == RunStatus.CANCELED);
	}

	@Override
	public Map<String, RunStatus> partitions() {
		Map<String, RunStatus> partitions = new LinkedHashMap<>();
		for (String key : this.target.partitions()) {
			RunState run = run(key);
			partitions.put(key, (run != null) ? run.status() : RunStatus.NOT_STARTED);
		}
		return partitions;
	}

	@Override
	public List<AssetProgress> assets() {
		return List.of();
	}

}
