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

package io.github.dagstergraphql.client.job;

import java.util.List;

import reactor.core.publisher.Mono;

/**
 * Spec to find jobs by conditions; the reactive counterpart of {@link JobsSpec}. Requires
 * Dagster 1.5 or later.
 *
 * @since 0.1.0
 */
public interface ReactiveJobsSpec extends JobFilterSpec<ReactiveJobsSpec> {

	/**
	 * List the jobs, with one request. The jobs of code locations that failed to load are
	 * missing;
	 * {@link io.github.dagstergraphql.client.location.ReactiveLocationsSpec#list()}
	 * returns these locations with the reason.
	 * @return the jobs, by location, repository and name
	 */
	Mono<List<Job>> list();

}
