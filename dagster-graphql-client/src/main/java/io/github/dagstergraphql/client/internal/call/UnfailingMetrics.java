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

package io.github.dagstergraphql.client.internal.call;

import io.github.dagstergraphql.client.observation.DagsterClientMetrics;
import io.github.dagstergraphql.client.observation.LocationReload;
import io.github.dagstergraphql.client.observation.RequestRetry;
import io.github.dagstergraphql.client.observation.RunCompletion;
import io.github.dagstergraphql.client.observation.RunPoll;
import io.github.dagstergraphql.client.observation.RunSubmission;

/**
 * Metrics that prevent failures of the application's metrics from affecting calls.
 */
public final class UnfailingMetrics implements DagsterClientMetrics {

	private final DagsterClientMetrics metrics;

	/**
	 * Create new metrics.
	 * @param metrics the metrics of the application
	 */
	public UnfailingMetrics(DagsterClientMetrics metrics) {
		this.metrics = metrics;
	}

	@Override
	public void runSubmitted(RunSubmission submission) {
		SideJobs.run(() -> this.metrics.runSubmitted(submission));
	}

	@Override
	public void locationReloaded(LocationReload reload) {
		SideJobs.run(() -> this.metrics.locationReloaded(reload));
	}

	@Override
	public void requestRetried(RequestRetry retry) {
		SideJobs.run(() -> this.metrics.requestRetried(retry));
	}

	@Override
	public void runFinished(RunCompletion completion) {
		SideJobs.run(() -> this.metrics.runFinished(completion));
	}

	@Override
	public void runsAwaited(String clientName, int waits) {
		SideJobs.run(() -> this.metrics.runsAwaited(clientName, waits));
	}

	@Override
	public void runsPolled(RunPoll poll) {
		SideJobs.run(() -> this.metrics.runsPolled(poll));
	}

}
