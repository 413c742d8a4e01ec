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

package io.github.dagstergraphql.client.internal.run.terminate;

import java.time.Duration;

import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import reactor.core.publisher.Mono;

/**
 * Requests to terminate a run.
 */
public interface TerminationRequests {

	/**
	 * Request the termination of a run.
	 * @param runId the run id
	 * @param policy the policy
	 * @param left the remaining time
	 * @return completes when the server has accepted it
	 */
	Mono<Void> terminate(String runId, TerminatePolicy policy, Duration left);

	/**
	 * Request the status of a run.
	 * @param runId the run id
	 * @param left the remaining time
	 * @return its status
	 */
	Mono<RunStatus> status(String runId, Duration left);

	/**
	 * Request a run.
	 * @param runId the run id
	 * @return the run, or empty if it does not exist
	 */
	Mono<Run> run(String runId);

}
