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

import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Spec to find backfills by conditions, and to list them; the reactive counterpart of
 * {@link BackfillsSpec}.
 *
 * @since 0.1.0
 */
public interface ReactiveBackfillsSpec extends BackfillFilterSpec<ReactiveBackfillsSpec> {

	/**
	 * Set the number of backfills per request. Defaults to 25 for the first request and
	 * grows up to 100 while the server responds quickly.
	 * @param backfills the number of backfills
	 * @return this spec
	 * @throws IllegalArgumentException if the number is not between 1 and 100
	 */
	ReactiveBackfillsSpec pageSize(int backfills);

	/**
	 * List the backfills, newest first, without their partitions and progress, see
	 * {@link ReactiveBackfillHandle#get()}. A page of backfills is requested on demand
	 * for its first backfill, and each subscription starts from the beginning.
	 * @return the backfills
	 */
	Flux<Backfill> stream();

	/**
	 * List the newest backfills, without their partitions and progress.
	 * @param limit the maximum number of backfills
	 * @return the backfills, newest first
	 * @throws IllegalArgumentException if the limit is not positive
	 */
	Mono<List<Backfill>> list(int limit);

}
