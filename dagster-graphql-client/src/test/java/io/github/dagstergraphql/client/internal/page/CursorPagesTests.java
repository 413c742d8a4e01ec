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

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.github.dagstergraphql.client.error.InvalidResponseException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CursorPages} and for reading {@link Pages} lazily.
 */
class CursorPagesTests {

	private final Log log = new Log();

	@Test
	void readsPagesAfterTheCursorOfThePreviousOne() {
		assertThat(Pages.flux(this::pages).collectList().block()).containsExactly("page 1", "page 2", "page 3");
		assertThat(this.log.cursors).containsExactly(null, "1", "2");
	}

	@Test
	void readsAPageWhenItIsRequested() {
		StepVerifier.create(Pages.flux(this::pages), 0)
			.then(() -> assertThat(this.log.cursors).isEmpty())
			.thenRequest(1)
			.expectNext("page 1")
			.then(() -> assertThat(this.log.cursors).hasSize(1))
			.thenRequest(1)
			.expectNext("page 2")
			.then(() -> assertThat(this.log.cursors).hasSize(2))
			.thenCancel()
			.verify();
	}

	@Test
	void startsAgainForEachSubscriber() {
		assertThat(Pages.flux(this::pages).repeat(1).collectList().block()).hasSize(6);
	}

	@Test
	void streamsPagesLazily() {
		assertThat(pages().stream((request) -> request.map(Function.identity())).limit(2)).containsExactly("page 1",
				"page 2");
		assertThat(this.log.cursors).hasSize(2);
	}

	@Test
	void continuesAfterPagesThatWereRead() {
		CursorPages<String> pages = pages();
		assertThat(pages.read().block()).isEqualTo("page 1");
		assertThat(pages.isOver()).isFalse();
		assertThat(pages.rest().collectList().block()).containsExactly("page 2", "page 3");
		assertThat(pages.isOver()).isTrue();
	}

	@Test
	void rejectsAServerThatIgnoresTheCursor() {
		this.log.ignoresCursor = true;
		CursorPages<String> pages = pages();
		assertThat(pages.read().block()).isEqualTo("page 1");
		assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(() -> pages.read().block())
			.withMessage("The log has no end: the server returned the same cursor twice");
	}

	private CursorPages<String> pages() {
		return new CursorPages<>("The log", this.log);
	}

	/**
	 * A log of three pages.
	 */
	private static final class Log implements CursorPages.Source<String> {

		private final List<@Nullable String> cursors = new ArrayList<>();

		private boolean ignoresCursor;

		@Override
		public Mono<String> page(@Nullable String cursor) {
			return Mono.fromSupplier(() -> {
				this.cursors.add(cursor);
				return "page " + ((cursor == null || this.ignoresCursor) ? 1 : Integer.parseInt(cursor) + 1);
			});
		}

		@Override
		public String cursor(String page) {
			return page.substring("page ".length());
		}

		@Override
		public boolean hasMore(String page) {
			return !page.endsWith("3");
		}

	}

}
