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

package io.github.dagstergraphql.client.internal.run.query;

import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunStatus;
import reactor.core.publisher.Mono;

/**
 * Source of runs for their watcher.
 */
public interface RunSource {

	/**
	 * Request the status of runs.
	 * @param runIds the run ids, at least one
	 * @return the status of each run that exists
	 */
	Mono<Map<String, RunStatus>> statuses(List<String> runIds);

	/**
	 * Request runs.
	 * @param runIds the run ids, at least one
	 * @return the runs that exist
	 */
	Mono<List<Run>> runs(List<String> runIds);

	/**
	 * Request the children of a run.
	 * @param runId the run id
	 * @return its children, newest first
	 */
	Mono<List<Run>> children(String runId);

}
