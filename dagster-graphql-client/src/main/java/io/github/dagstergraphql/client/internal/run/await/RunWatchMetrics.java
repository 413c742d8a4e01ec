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

package io.github.dagstergraphql.client.internal.run.await;

import io.github.dagstergraphql.client.internal.watch.RecentIds;
import io.github.dagstergraphql.client.internal.watch.WatchMetrics;
import io.github.dagstergraphql.client.observation.DagsterClientMetrics;
import io.github.dagstergraphql.client.observation.RunCompletion;
import io.github.dagstergraphql.client.observation.RunPoll;
import io.github.dagstergraphql.client.run.Run;

/**
 * Metrics of awaited runs.
 */
public final class RunWatchMetrics implements WatchMetrics {

	private final DagsterClientMetrics metrics;

	private final String clientName;

	/** Several waits may observe the same run, and end at different times. */
	private final RecentIds counted = new RecentIds();

	public RunWatchMetrics(DagsterClientMetrics metrics, String clientName) {
		this.metrics = metrics;
		this.clientName = clientName;
	}

	@Override
	public void awaited(int waits) {
		this.metrics.runsAwaited(this.clientName, waits);
	}

	@Override
	public void polled(boolean answered) {
		this.metrics
			.runsPolled(new RunPoll(this.clientName, answered ? RunPoll.Outcome.SUCCESS : RunPoll.Outcome.ERROR));
	}

	/**
	 * Record the end of a run, once for each run.
	 * @param run a finished run
	 */
	void finished(Run run) {
		if (this.counted.add(run.id())) {
			this.metrics.runFinished(new RunCompletion(this.clientName, run.jobName(), run.locationName(),
					run.status().name(), run.duration()));
		}
	}

}
