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

package io.github.dagstergraphql.boot.autoconfigure.endpoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.observation.DagsterAwaitObservationContext;
import io.github.dagstergraphql.client.observation.DagsterAwaitObservationContext.PollOutcome;
import io.github.dagstergraphql.client.observation.DagsterLaunchObservationContext;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.jspecify.annotations.Nullable;

/**
 * Observation handler that remembers the runs that the application has launched or
 * awaited: all that are being awaited, and the last ones of the others.
 */
class RecentRuns implements ObservationHandler<Observation.Context> {

	/** Maximum number of runs per client, apart from those that are being awaited. */
	static final int LIMIT = 100;

	private final Map<String, Client> clients = new LinkedHashMap<>();

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof DagsterLaunchObservationContext || context instanceof DagsterAwaitObservationContext;
	}

	@Override
	public void onStart(Observation.Context context) {
		if (context instanceof DagsterAwaitObservationContext await) {
			synchronized (this) {
				client(await.getClientName()).run(await.getRunId()).waits++;
			}
			await.onPoll((outcome) -> polled(await.getClientName(), outcome));
		}
	}

	@Override
	public void onStop(Observation.Context context) {
		if (context instanceof DagsterLaunchObservationContext launch && launch.getRunId() != null) {
			launched(launch, launch.getRunId());
		}
		else if (context instanceof DagsterAwaitObservationContext await) {
			ended(await);
		}
	}

	private synchronized void launched(DagsterLaunchObservationContext launch, String runId) {
		Client client = client(launch.getClientName());
		Entry run = client.run(runId);
		run.launched = true;
		run.jobName = launch.getJobName();
		run.locationName = launch.getLocationName();
		client.removeOldest();
	}

	private synchronized void ended(DagsterAwaitObservationContext await) {
		Client client = client(await.getClientName());
		Entry run = client.run(await.getRunId());
		run.waits--;
		run.status = await.getStatus();
		if (await.getJobName() != null) {
			run.jobName = await.getJobName();
			run.locationName = await.getLocationName();
		}
		client.removeOldest();
	}

	private synchronized void polled(String clientName, PollOutcome outcome) {
		Client client = client(clientName);
		client.lastPoll = Instant.now();
		if (outcome == PollOutcome.SUCCESS) {
			client.polls++;
		}
		else {
			client.failedPolls++;
		}
	}

	private Client client(String clientName) {
		return this.clients.computeIfAbsent(clientName, (name) -> new Client());
	}

	/**
	 * Return the runs of a client.
	 * @param clientName the name of the client
	 * @return the runs, newest first
	 */
	synchronized List<Entry> runs(String clientName) {
		List<Entry> runs = new ArrayList<>();
		client(clientName).runs.values().forEach((run) -> runs.add(new Entry(run)));
		Collections.reverse(runs);
		return runs;
	}

	/**
	 * Return the waits of a client.
	 * @param clientName the name of the client
	 * @return the waits
	 */
	synchronized DagsterDescriptor.Waits waits(String clientName) {
		Client client = client(clientName);
		int awaited = client.runs.values().stream().mapToInt((run) -> run.waits).sum();
		return new DagsterDescriptor.Waits(awaited, client.polls, client.failedPolls, client.lastPoll);
	}

	/**
	 * Runs of a client.
	 */
	private static final class Client {

		private final Map<String, Entry> runs = new LinkedHashMap<>();

		private long polls;

		private long failedPolls;

		private @Nullable Instant lastPoll;

		Entry run(String runId) {
			return this.runs.computeIfAbsent(runId, Entry::new);
		}

		void removeOldest() {
			Iterator<Entry> oldest = this.runs.values().iterator();
			while (this.runs.size() > LIMIT && oldest.hasNext()) {
				if (oldest.next().waits == 0) {
					oldest.remove();
				}
			}
		}

	}

	/**
	 * A run.
	 */
	static final class Entry {

		final String id;

		final Instant since;

		@Nullable String jobName;

		@Nullable String locationName;

		@Nullable String status;

		boolean launched;

		int waits;

		Entry(String id) {
			this.id = id;
			this.since = Instant.now();
		}

		Entry(Entry other) {
			this.id = other.id;
			this.since = other.since;
			this.jobName = other.jobName;
			this.locationName = other.locationName;
			this.status = other.status;
			this.launched = other.launched;
			this.waits = other.waits;
		}

	}

}
