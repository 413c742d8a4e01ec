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

package io.github.dagstergraphql.client.internal.job;

import io.github.dagstergraphql.client.internal.workspace.JobQuery;
import org.jspecify.annotations.Nullable;

/**
 * Default location and repository of jobs.
 *
 * @param location the code location, or {@code null} for all of them
 * @param repository the repository, or {@code null} for all of them
 */
public record JobDefaults(@Nullable String location, @Nullable String repository) {

	/**
	 * Apply the defaults to a query without a location and a repository.
	 * @param query the query
	 * @return the query for the job
	 */
	public JobQuery apply(JobQuery query) {
		return (query.location() == null && query.repository() == null)
				? new JobQuery(query.jobName(), query.kind(), this.location, this.repository) : query;
	}

}
