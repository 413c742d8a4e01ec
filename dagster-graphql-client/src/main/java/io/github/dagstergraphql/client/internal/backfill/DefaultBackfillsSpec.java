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

import java.util.List;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.backfill.Backfill;
import io.github.dagstergraphql.client.backfill.BackfillsSpec;
import io.github.dagstergraphql.client.internal.call.Blocking;

/**
 * The blocking {@link BackfillsSpec}.
 */
public final class DefaultBackfillsSpec extends DelegatingBackfillFilterSpec<BackfillsSpec> implements BackfillsSpec {

	private final BackfillSearch search;

	public DefaultBackfillsSpec(BackfillSearch search) {
		this.search = search;
	}

	@Override
	BackfillsSpec self() {
		return this;
	}

	@Override
	public BackfillsSpec pageSize(int backfills) {
		return withPageSize(backfills);
	}

	@Override
	public Stream<Backfill> stream() {
		return this.search.stream(this.filter, pageSizes());
	}

	@Override
	public List<Backfill> list(int limit) {
		return Blocking.query(this.search.list(this.filter, pageSizes(), limit));
	}

	@Override
	public String toString() {
		return "BackfillsSpec[" + this.filter + "]";
	}

}
