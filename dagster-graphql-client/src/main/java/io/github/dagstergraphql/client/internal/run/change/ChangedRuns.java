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

package io.github.dagstergraphql.client.internal.run.change;

import java.time.Instant;
import java.util.List;

import io.github.dagstergraphql.client.run.Run;
import reactor.core.publisher.Mono;

/**
 * Source of runs that have changed.
 */
public interface ChangedRuns {

	/**
	 * Request all runs of interest that were updated after a point in time.
	 * @param time the point in time
	 * @return the runs, newest first
	 */
	Mono<List<Run>> updatedAfter(Instant time);

	/**
	 * Request some of the newest runs, whether they are of interest or not.
	 * @return the runs
	 */
	Mono<List<Run>> newest();

}
