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

package io.github.dagstergraphql.client.internal.page;

import java.util.List;
import java.util.function.Predicate;

import reactor.core.publisher.Mono;

/**
 * Pages of the elements that match a condition which the server does not support.
 *
 * @param pages the pages of all elements
 * @param condition the condition
 * @param <T> the elements
 */
public record FilteredPages<T>(Pages<T> pages, Predicate<T> condition) implements Pages<T> {

	@Override
	public boolean isOver() {
		return this.pages.isOver();
	}

	@Override
	public Mono<List<T>> next() {
		return this.pages.next().map((page) -> page.stream().filter(this.condition).toList());
	}

}
