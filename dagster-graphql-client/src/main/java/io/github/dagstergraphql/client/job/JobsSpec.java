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

/**
 * Spec to find jobs by conditions. Requires Dagster 1.5 or later.
 *
 * @since 0.1.0
 */
public interface JobsSpec extends JobFilterSpec<JobsSpec> {

	/**
	 * List the jobs, with one request. The jobs of code locations that failed to load are
	 * missing; {@link io.github.dagstergraphql.client.location.LocationsSpec#list()}
	 * returns these locations with the reason.
	 * @return the jobs, by location, repository and name
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	List<Job> list();

}
