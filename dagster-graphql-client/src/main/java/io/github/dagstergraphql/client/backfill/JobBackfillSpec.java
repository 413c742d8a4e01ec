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

package io.github.dagstergraphql.client.backfill;

/**
 * Spec for the launch of a backfill of a partitioned job: one run for each partition,
 * with the run config and the tags of the partition. Requires Dagster 1.5 or later.
 *
 * @param <R> the result of the launch: {@link BackfillHandle} from the blocking client, a
 * {@link reactor.core.publisher.Mono} of {@link ReactiveBackfillHandle} from the reactive
 * client
 * @since 0.1.0
 */
public interface JobBackfillSpec<R> extends BackfillSpec<JobBackfillSpec<R>, R> {

	/**
	 * Specify the code location of the job. By default, the location is looked up among
	 * those that are loaded.
	 * @param location the name of the code location
	 * @return this spec
	 * @throws IllegalArgumentException if the name is blank
	 */
	JobBackfillSpec<R> location(String location);

	/**
	 * Specify the repository of the job in its code location. By default, the repository
	 * is looked up.
	 * @param repository the name of the repository
	 * @return this spec
	 * @throws IllegalArgumentException if the name is blank
	 */
	JobBackfillSpec<R> repository(String repository);

}
