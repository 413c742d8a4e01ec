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

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.boot.autoconfigure.internal.SafeText;
import io.github.dagstergraphql.client.location.LocationEntry;
import io.github.dagstergraphql.client.location.ReloadRepositoryLocationInfo;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Description of all clients.
 *
 * @param clients the clients by their names
 */
record DagsterDescriptor(Map<String, Client> clients) implements OperationResponseBody {

	/**
	 * Description of a client and its server.
	 *
	 * @param url the URL of the GraphQL endpoint, without credentials
	 * @param version the version of the server, or {@code null} if it did not respond
	 * @param locations the code locations by their names, or {@code null} if the request
	 * failed
	 * @param errors the failures of requests
	 * @param runs the runs that the application has launched or awaited, newest first
	 * @param waits the waits for runs
	 * @param liveConnections the number of open WebSocket connections, or {@code null} if
	 * it is not known
	 */
	record Client(URI url, @Nullable String version, @Nullable Map<String, Location> locations, List<String> errors,
			List<RecentRun> runs, Waits waits, @Nullable Integer liveConnections) implements OperationResponseBody {

	}

	/**
	 * A code location.
	 *
	 * @param loadStatus the load status
	 * @param updated the time of the last change of the load status
	 * @param error the first line of the load error, or {@code null} if it has loaded
	 */
	record Location(String loadStatus, Instant updated, @Nullable String error) {

		static Location of(LocationEntry entry) {
			return new Location(entry.loadStatus().name(), entry.updated(),
					(entry.loadError() != null) ? SafeText.summarize(entry.loadError()) : null);
		}

	}

	/**
	 * A run that the application has launched or awaited.
	 *
	 * @param id the id of the run
	 * @param jobName the name of the job, or {@code null} if it is not known
	 * @param locationName the name of the code location, or {@code null} if it is not
	 * known
	 * @param status the status, or {@code null} if it is not known
	 * @param launched whether the application has launched the run
	 * @param awaited whether the application waits for the run
	 * @param since the time at which the application launched or began to await it
	 * @param url the page of the run
	 */
	record RecentRun(String id, @Nullable String jobName, @Nullable String locationName, @Nullable String status,
			boolean launched, boolean awaited, Instant since, URI url) {

	}

	/**
	 * The waits for runs of a client.
	 *
	 * @param awaitedRuns the number of waits in progress
	 * @param polls the number of polls that succeeded
	 * @param failedPolls the number of polls that failed
	 * @param lastPoll the time of the last poll, or {@code null} before the first one
	 */
	record Waits(int awaitedRuns, long polls, long failedPolls, @Nullable Instant lastPoll) {

	}

	/**
	 * Outcome of reloading code locations.
	 *
	 * @param locations the outcomes by the names of the code locations
	 * @param error the failure of the request, or {@code null} if it succeeded
	 */
	record Reload(Map<String, ReloadedLocation> locations, @Nullable String error) implements OperationResponseBody {

	}

	/**
	 * Outcome of reloading a code location.
	 *
	 * @param status the outcome
	 * @param failureType the kind of failure, or {@code null} if it has succeeded
	 * @param error the first line of the failure, or {@code null} if it has succeeded
	 */
	record ReloadedLocation(String status, @Nullable String failureType, @Nullable String error) {

		static ReloadedLocation of(ReloadRepositoryLocationInfo info) {
			String message = info.message();
			return new ReloadedLocation(info.status().name(),
					(info.failureType() != null) ? info.failureType().name() : null,
					(message != null) ? SafeText.firstLine(message) : null);
		}

	}

	/**
	 * Outcome of terminating a run.
	 *
	 * @param runId the id of the run
	 * @param status {@code SUCCESS} or {@code FAILURE}
	 * @param error the failure, or {@code null} if the termination has succeeded
	 */
	record Termination(String runId, String status, @Nullable String error) implements OperationResponseBody {

	}

}
