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

package io.github.dagstergraphql.client.internal.backfill;

import java.time.Instant;

import io.github.dagstergraphql.client.backfill.BackfillFilterSpec;
import io.github.dagstergraphql.client.backfill.BackfillStatus;
import io.github.dagstergraphql.client.internal.page.PageSizes;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Base class of specifications that collect the conditions of a backfill filter.
 *
 * @param <S> the type of the specification
 */
abstract class DelegatingBackfillFilterSpec<S extends BackfillFilterSpec<S>> implements BackfillFilterSpec<S> {

	private static final int FIRST_PAGE_SIZE = 25;

	private static final int MAX_PAGE_SIZE = 100;

	BackfillFilter filter = BackfillFilter.ALL;

	private @Nullable Integer pageSize;

	abstract S self();

	private S with(BackfillFilter filter) {
		this.filter = filter;
		return self();
	}

	@Override
	public S statuses(BackfillStatus... statuses) {
		return with(this.filter.statuses(statuses));
	}

	@Override
	public S createdAfter(Instant time) {
		return with(this.filter.createdAfter(time));
	}

	@Override
	public S createdBefore(Instant time) {
		return with(this.filter.createdBefore(time));
	}

	PageSizes pageSizes() {
		return PageSizes.of(this.pageSize, FIRST_PAGE_SIZE, MAX_PAGE_SIZE);
	}

	S withPageSize(int backfills) {
		Assert.isTrue(backfills >= 1 && backfills <= MAX_PAGE_SIZE, "page size must be between 1 and " + MAX_PAGE_SIZE);
		this.pageSize = backfills;
		return self();
	}

}
