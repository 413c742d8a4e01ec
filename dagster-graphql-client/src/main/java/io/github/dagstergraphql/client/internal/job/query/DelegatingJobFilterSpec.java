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

package io.github.dagstergraphql.client.internal.job.query;

import io.github.dagstergraphql.client.job.JobFilterSpec;

/**
 * Base class of specs that collect conditions for jobs.
 *
 * @param <S> the type of the spec
 */
abstract class DelegatingJobFilterSpec<S extends JobFilterSpec<S>> implements JobFilterSpec<S> {

	final JobQueries queries;

	JobFilter filter = JobFilter.ALL;

	DelegatingJobFilterSpec(JobQueries queries) {
		this.queries = queries;
	}

	abstract S self();

	private S with(JobFilter newFilter) {
		this.filter = newFilter;
		return self();
	}

	@Override
	public S location(String locationName) {
		return with(this.filter.withLocation(locationName));
	}

	@Override
	public S repository(String repositoryName) {
		return with(this.filter.withRepository(repositoryName));
	}

	@Override
	public S tag(String key, String value) {
		return with(this.filter.withTag(key, value));
	}

	@Override
	public S owner(String owner) {
		return with(this.filter.withOwner(owner));
	}

	@Override
	public S includeImplicitJobs() {
		return with(this.filter.withImplicitJobs());
	}

}
