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

package io.github.dagstergraphql.client.internal.run.search;

import java.time.Instant;
import java.util.Collection;

import io.github.dagstergraphql.client.internal.page.PageSizes;
import io.github.dagstergraphql.client.internal.run.query.RunFilter;
import io.github.dagstergraphql.client.run.RunFilterSpec;
import io.github.dagstergraphql.client.run.RunStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Base class of specifications that collect the conditions of a run filter.
 *
 * @param <S> the type of the specification
 */
abstract class DelegatingRunFilterSpec<S extends RunFilterSpec<S>> implements RunFilterSpec<S> {

	private static final int FIRST_PAGE_SIZE = 100;

	private static final int MAX_PAGE_SIZE = 1000;

	RunFilter filter = RunFilter.ALL;

	/** Page size set by the caller, or {@code null} for an increasing size. */
	private @Nullable Integer pageSize;

	/** Maximum number of runs to terminate. */
	long limit = Long.MAX_VALUE;

	abstract S self();

	private S with(RunFilter filter) {
		this.filter = filter;
		return self();
	}

	@Override
	public S job(String jobName) {
		return with(this.filter.job(jobName));
	}

	@Override
	public S statuses(RunStatus... statuses) {
		return with(this.filter.statuses(statuses));
	}

	@Override
	public S tag(String key, String value) {
		return with(this.filter.tag(key, value));
	}

	@Override
	public S createdAfter(Instant time) {
		return with(this.filter.createdAfter(time));
	}

	@Override
	public S createdBefore(Instant time) {
		return with(this.filter.createdBefore(time));
	}

	@Override
	public S updatedAfter(Instant time) {
		return with(this.filter.updatedAfter(time));
	}

	@Override
	public S updatedBefore(Instant time) {
		return with(this.filter.updatedBefore(time));
	}

	@Override
	public S ids(Collection<String> runIds) {
		return with(this.filter.ids(runIds));
	}

	PageSizes pageSizes() {
		return PageSizes.of(this.pageSize, FIRST_PAGE_SIZE, MAX_PAGE_SIZE);
	}

	S withPageSize(int runs) {
		Assert.isTrue(runs >= 1 && runs <= MAX_PAGE_SIZE, "page size must be between 1 and " + MAX_PAGE_SIZE);
		this.pageSize = runs;
		return self();
	}

	S withLimit(long runs) {
		Assert.isTrue(runs >= 0, "limit must not be negative");
		this.limit = runs;
		return self();
	}

}
