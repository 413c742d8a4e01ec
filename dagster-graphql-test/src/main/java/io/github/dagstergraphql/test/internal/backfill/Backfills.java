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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.github.dagstergraphql.test.internal.run.Simulation;
import org.jspecify.annotations.Nullable;

/**
 * All backfills of the server, and the daemon that processes them on the server's clock.
 * The simulation of the runs is the lock of their state.
 */
public final class Backfills {

	/** Time between two iterations of the daemon. */
	private static final Duration ITERATION = Duration.ofMillis(100);

	private static final String BACKFILL_TAG = "dagster/backfill";

	private final Simulation simulation;

	private final Map<String, SimulatedBackfill> backfills = new LinkedHashMap<>();

	/**
	 * Create a new instance without backfills.
	 * @param simulation the simulation of the runs
	 */
	public Backfills(Simulation simulation) {
		this.simulation = simulation;
	}

	/**
	 * Request a backfill.
	 * @param request the request
	 * @return the id of the backfill
	 */
	public String launch(BackfillRequest request) {
		synchronized (this.simulation) {
			SimulatedBackfill backfill = new SimulatedBackfill(request, (id) -> work(id, request),
					this.simulation.now());
			this.backfills.put(backfill.id(), backfill);
			schedule(backfill);
			return backfill.id();
		}
	}

	/**
	 * Return a backfill.
	 * @param id the id
	 * @return the backfill, or {@code null} if it does not exist
	 */
	public @Nullable BackfillState find(String id) {
		synchronized (this.simulation) {
			this.simulation.all();
			SimulatedBackfill backfill = this.backfills.get(id);
			return (backfill != null) ? backfill.state() : null;
		}
	}

	/**
	 * Return every backfill.
	 * @return the backfills, newest first
	 */
	public List<BackfillState> all() {
		synchronized (this.simulation) {
			this.simulation.all();
			List<BackfillState> all = new ArrayList<>(
					this.backfills.values().stream().map((one) -> one.state()).toList());
			Collections.reverse(all);
			return all;
		}
	}

	/**
	 * Cancel a backfill, in any status.
	 * @param id the id
	 * @return whether it exists
	 */
	public boolean cancel(String id) {
		return change(id, SimulatedBackfill::startCanceling);
	}

	/**
	 * Resume a backfill, in any status.
	 * @param id the id
	 * @return whether it exists
	 */
	public boolean resume(String id) {
		return change(id, SimulatedBackfill::requestAgain);
	}

	private boolean change(String id, Consumer<SimulatedBackfill> change) {
		synchronized (this.simulation) {
			this.simulation.all();
			SimulatedBackfill backfill = this.backfills.get(id);
			if (backfill == null) {
				return false;
			}
			change.accept(backfill);
			schedule(backfill);
			return true;
		}
	}

	/**
	 * Discard all backfills.
	 */
	public void reset() {
		synchronized (this.simulation) {
			this.backfills.clear();
		}
	}

	private void schedule(SimulatedBackfill backfill) {
		this.simulation.after(ITERATION, (now) -> {
			if (this.backfills.get(backfill.id()) == backfill) {
				iterate(backfill, now);
			}
		});
	}

	private void iterate(SimulatedBackfill backfill, Instant now) {
		if (backfill.status().equals("REQUESTED")) {
			launch(backfill, now);
		}
		else if (backfill.status().equals("CANCELING")) {
			backfill.work().runs().forEach(this::terminate);
		}
		if (backfill.update(now)) {
			schedule(backfill);
		}
	}

	private static void launch(SimulatedBackfill backfill, Instant now) {
		try {
			backfill.work().launch();
		}
		catch (InvalidRunConfigException ex) {
			backfill.fail(String.valueOf(ex.getMessage()), now);
		}
	}

	private void terminate(String runId) {
		if (this.simulation.find(runId) != null) {
			this.simulation.terminate(runId, false);
		}
	}

	private BackfillWork work(String id, BackfillRequest request) {
		Map<String, String> tags = new TreeMap<>(request.tags());
		tags.put(BACKFILL_TAG, id);
		if (request.target() instanceof BackfillTarget.OfAssets assets) {
			return new AssetsWork(this.simulation, assets, request.runConfig(), tags);
		}
		SimulatedBackfill parent = this.backfills.get(request.parentId());
		return new JobWork(this.simulation, (BackfillTarget.OfJob) request.target(), request.runConfig(), tags,
				(parent != null && parent.work() instanceof JobWork work) ? work : null);
	}

}
