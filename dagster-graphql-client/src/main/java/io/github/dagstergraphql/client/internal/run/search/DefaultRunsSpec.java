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

import java.util.List;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.internal.call.Blocking;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunChange;
import io.github.dagstergraphql.client.run.RunChangePosition;
import io.github.dagstergraphql.client.run.RunTermination;
import io.github.dagstergraphql.client.run.RunsSpec;
import io.github.dagstergraphql.client.run.TerminatePolicy;

/**
 * The blocking {@link RunsSpec}.
 */
public final class DefaultRunsSpec extends DelegatingRunFilterSpec<RunsSpec> implements RunsSpec {

	private final RunSearch search;

	public DefaultRunsSpec(RunSearch search) {
		this.search = search;
	}

	@Override
	RunsSpec self() {
		return this;
	}

	@Override
	public RunsSpec pageSize(int runs) {
		return withPageSize(runs);
	}

	@Override
	public RunsSpec atMost(long runs) {
		return withLimit(runs);
	}

	@Override
	public Stream<Run> stream() {
		return this.search.stream(this.filter, pageSizes());
	}

	@Override
	public List<Run> list(int limit) {
		return Blocking.query(this.search.list(this.filter, pageSizes(), limit));
	}

	@Override
	public long count() {
		return Blocking.query(this.search.count(this.filter));
	}

	@Override
	public List<String> tagKeys() {
		return Blocking.query(this.search.tagKeys(this.filter));
	}

	@Override
	public List<String> tagValues(String key) {
		return Blocking.query(this.search.tagValues(this.filter, key));
	}

	@Override
	public List<RunTermination> terminate(TerminatePolicy policy) {
		return Blocking.mutation(this.search.terminate(this.filter, policy, this.limit));
	}

	@Override
	public Stream<RunChange> changes(RunChangePosition since) {
		return this.search.changeStream(this.filter, this::pageSizes, since);
	}

	@Override
	public RunChangePosition changePosition() {
		return Blocking.query(this.search.changePosition(this::pageSizes));
	}

	@Override
	public String toString() {
		return "RunsSpec[" + this.filter + "]";
	}

}
