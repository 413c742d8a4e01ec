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
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Pages of a list that the server returns in parts. Instances are for a single reader,
 * which requests the next page after the previous one has been received.
 *
 * @param <T> the elements
 */
public interface Pages<T> {

	/**
	 * Return whether all pages have been read.
	 * @return {@code true} if there is no next page
	 */
	boolean isOver();

	/**
	 * Read the next page.
	 * @return the elements
	 */
	Mono<List<T>> next();

	/**
	 * Return the elements as they are requested: a page is read when its first element is
	 * requested, and each subscriber starts at the beginning.
	 * @param pages creates the pages
	 * @param <T> the elements
	 * @return the elements
	 */
	static <T> Flux<T> flux(Supplier<? extends Pages<T>> pages) {
		return Flux.defer(() -> pages.get().rest());
	}

	/**
	 * Return the elements, blocking for each page when its first element is requested.
	 * @param request applied to the request for each page
	 * @return the elements
	 */
	default Stream<T> stream(UnaryOperator<Mono<List<T>>> request) {
		PageIterator<T> elements = new PageIterator<>(this, () -> request.apply(next()));
		return StreamSupport
			.stream(Spliterators.spliteratorUnknownSize(elements, Spliterator.ORDERED | Spliterator.NONNULL), false);
	}

	/**
	 * Return the elements that have not been read yet as they are requested.
	 * @return the elements, for one subscriber
	 */
	default Flux<T> rest() {
		// hidden, since a page would otherwise be read at once
		return Flux.<Pages<T>>generate((sink) -> {
			if (isOver()) {
				sink.complete();
			}
			else {
				sink.next(this);
			}
		}).concatMap((pages) -> Flux.just(pages).hide().concatMap(Pages::elements, 0), 0);
	}

	private static <T> Flux<T> elements(Pages<T> pages) {
		return pages.next().flatMapIterable(Function.identity());
	}

}
