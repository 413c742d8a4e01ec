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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PageSizes}.
 */
class PageSizesTests {

	private static final Duration QUICK = Duration.ofMillis(200);

	@Test
	void growWhileTheServerIsQuick() {
		assertThat(pages(PageSizes.growing(100, 1000), 6, QUICK)).containsExactly(100, 200, 400, 800, 1000, 1000);
	}

	@Test
	void stayWhileTheServerIsSlow() {
		assertThat(pages(PageSizes.growing(100, 1000), 3, Duration.ofSeconds(5))).containsExactly(100, 100, 100);
	}

	@Test
	void keepTheLevelOfTheApplication() {
		assertThat(pages(PageSizes.always(70), 3, QUICK)).containsExactly(70, 70, 70);
	}

	@Test
	void doNotExceedTheLimit() {
		assertThat(pages(PageSizes.growing(100, 1000).upTo(650), 3, QUICK)).containsExactly(100, 200, 350);
	}

	private static List<Integer> pages(PageSizes sizes, int count, Duration time) {
		List<Integer> pages = new ArrayList<>();
		for (int page = 0; page < count; page++) {
			pages.add(sizes.next());
			sizes.took(time);
		}
		return pages;
	}

}
