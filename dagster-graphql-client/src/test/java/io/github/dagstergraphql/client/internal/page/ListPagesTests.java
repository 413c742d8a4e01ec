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
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.github.dagstergraphql.client.error.InvalidResponseException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ListPages}.
 */
class ListPagesTests {

	private final Runs runs = new Runs();

	@Test
	void readsAllOfThem() {
		this.runs.create(25);
		assertThat(readAll(pages(10)))
			.isEqualTo(IntStream.range(0, 25).mapToObj((index) -> "run-" + (24 - index)).toList());
		assertThat(this.runs.limits).containsExactly(11, 10, 10);
		assertThat(this.runs.searches).as("a short page that is not empty is the last one").isZero();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 9, 10, 11, 12, 20, 21, 22 })
	void readsAllPages(int count) {
		this.runs.create(count);
		assertThat(readAll(pages(10))).hasSize(count).doesNotHaveDuplicates();
		assertThat(readAll(pages(1))).hasSize(count).doesNotHaveDuplicates();
	}

	@Test
	void readsLargerPagesFromPageToPage() {
		this.runs.create(100);
		Pages<String> pages = new ListPages<>(this.runs, Function.identity(), PageSizes.growing(10, 40),
				ListPages.MEMORY);
		assertThat(readAll(pages)).hasSize(100).doesNotHaveDuplicates();
		assertThat(this.runs.limits).containsExactly(11, 20, 40, 40);
	}

	@Test
	void returnsWholePages() {
		this.runs.create(21);
		Pages<String> pages = pages(10);
		assertThat(pages.next().block()).hasSize(10);
		assertThat(pages.next().block()).hasSize(10);
		assertThat(pages.next().block()).containsExactly("run-0");
		assertThat(pages.isOver()).isTrue();
	}

	@Test
	void newRunsDoNotMatter() {
		this.runs.create(30);
		Pages<String> pages = pages(10);
		List<String> read = new ArrayList<>(pages.next().block());
		this.runs.create(15);
		read.addAll(readAll(pages));
		assertThat(read).hasSize(30).doesNotHaveDuplicates().doesNotContain("run-30");
	}

	@Test
	void runsMayBeDeletedWhileTheyAreRead() {
		this.runs.create(95);
		Pages<String> pages = pages(10);
		int read = 0;
		while (!pages.isOver()) {
			List<String> page = pages.next().block();
			page.forEach(this.runs::delete);
			read += page.size();
		}
		assertThat(read).isEqualTo(95);
		assertThat(this.runs.ids).isEmpty();
		assertThat(this.runs.searches).as("it does not take a search for that").isZero();
	}

	@Test
	void continuesAtTheCursor() {
		this.runs.create(30);
		Pages<String> pages = pages(10);
		assertThat(pages.next().block()).endsWith("run-20");
		// the cursor, and more
		List.of("run-19", "run-20", "run-21", "run-18").forEach(this.runs::delete);
		assertThat(readAll(pages)).startsWith("run-19", "run-17", "run-16").hasSize(19);
		assertThat(this.runs.searches).isOne();
	}

	@Test
	void startsAgainIfNothingIsLeft() {
		this.runs.create(30);
		Pages<String> pages = pages(10);
		pages.next().block();
		IntStream.range(19, 30).forEach((index) -> this.runs.delete("run-" + index));
		assertThat(readAll(pages)).startsWith("run-19", "run-18").hasSize(20).endsWith("run-0");
	}

	@Test
	void searchesFartherBack() {
		this.runs.create(400);
		Pages<String> pages = pages(300);
		pages.next().block();
		IntStream.range(99, 390).forEach((index) -> this.runs.delete("run-" + index));
		assertThat(readAll(pages)).startsWith("run-99", "run-98").hasSize(100);
		assertThat(this.runs.searches).isEqualTo(3);
	}

	@Test
	void theListEndsIfAllFurtherRunsAreDeleted() {
		this.runs.create(30);
		Pages<String> pages = pages(10);
		pages.next().block();
		IntStream.range(0, 25).forEach((index) -> this.runs.delete("run-" + index));
		assertThat(readAll(pages)).containsExactly("run-19");
	}

	@Test
	void failsRatherThanSkippingRuns() {
		this.runs.create(100);
		Pages<String> pages = new ListPages<>(this.runs, Function.identity(), PageSizes.always(10), 20);
		IntStream.range(0, 4).forEach((page) -> pages.next().block());
		IntStream.range(55, 90).forEach((index) -> this.runs.delete("run-" + index));
		assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(() -> pages.next().block())
			.withMessage("20 are gone");
	}

	@Test
	void findsItsPositionByRememberedRuns() {
		this.runs.create(100);
		Pages<String> pages = new ListPages<>(this.runs, Function.identity(), PageSizes.always(10), 20);
		IntStream.range(0, 4).forEach((page) -> pages.next().block());
		IntStream.range(55, 78).forEach((index) -> this.runs.delete("run-" + index));
		assertThat(readAll(pages)).startsWith("run-59", "run-54").hasSize(56);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 10 })
	void aServerThatIgnoresTheCursorIsDetected(int size) {
		this.runs.create(30);
		this.runs.heedsCursor = false;
		assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(() -> readAll(pages(size)))
			.withMessage("The server listed run run-29 twice: it does not continue after the cursor");
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20 })
	void neitherSkipsNorRepeatsRunsUnderRandomChanges(long seed) {
		Random random = new Random(seed);
		this.runs.create(random.nextInt(300));
		Set<String> atFirst = Set.copyOf(this.runs.ids);
		int often = 1 + random.nextInt(60);
		this.runs.meanwhile = () -> {
			this.runs.create(random.nextInt(5));
			int latest = Math.max(0, this.runs.ids.size() - 60);
			for (int count = random.nextInt(often); count > 0 && !this.runs.ids.isEmpty(); count--) {
				int oldest = random.nextBoolean() ? 0 : latest;
				this.runs.ids.remove(Math.min(this.runs.ids.size() - 1, oldest + random.nextInt(60)));
			}
		};
		List<String> read = readAll(pages(1 + random.nextInt(20)));
		assertThat(read).doesNotHaveDuplicates();
		Set<String> lost = new HashSet<>(atFirst);
		lost.retainAll(this.runs.ids);
		read.forEach(lost::remove);
		assertThat(lost).as("seed " + seed).isEmpty();
	}

	private Pages<String> pages(int size) {
		return new ListPages<>(this.runs, Function.identity(), PageSizes.always(size), ListPages.MEMORY);
	}

	private static List<String> readAll(Pages<String> pages) {
		List<String> read = new ArrayList<>();
		while (!pages.isOver()) {
			read.addAll(pages.next().block());
		}
		return read;
	}

	/**
	 * The runs of a server.
	 */
	private static final class Runs implements ListPages.Source<String> {

		/** Oldest first. */
		private final List<String> ids = new LinkedList<>();

		private final List<Integer> limits = new ArrayList<>();

		private int created;

		private int searches;

		private boolean heedsCursor = true;

		private Runnable meanwhile = () -> {
		};

		void create(int count) {
			for (int number = 0; number < count; number++) {
				this.ids.add("run-" + this.created++);
			}
		}

		void delete(String id) {
			assertThat(this.ids.remove(id)).isTrue();
		}

		@Override
		public Mono<List<String>> page(@Nullable String cursor, int limit) {
			return Mono.fromSupplier(() -> {
				this.limits.add(limit);
				List<String> page = new ArrayList<>();
				int end = (cursor != null && this.heedsCursor) ? Math.max(0, this.ids.indexOf(cursor))
						: this.ids.size();
				for (int index = end - 1; index >= 0 && page.size() < limit; index--) {
					page.add(this.ids.get(index));
				}
				this.meanwhile.run();
				return page;
			});
		}

		@Override
		public Mono<List<String>> existing(List<String> runIds) {
			return Mono.fromSupplier(() -> {
				assertThat(runIds).isNotEmpty().hasSizeLessThanOrEqualTo(100);
				this.searches++;
				List<String> existing = runIds.stream().filter(this.ids::contains).toList();
				this.meanwhile.run();
				return existing;
			});
		}

		@Override
		public String kind() {
			return "run";
		}

		@Override
		public InvalidResponseException lost(int memory) {
			return new InvalidResponseException(memory + " are gone", false, 200, "");
		}

	}

}
