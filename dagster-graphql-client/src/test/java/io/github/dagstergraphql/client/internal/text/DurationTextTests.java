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

package io.github.dagstergraphql.client.internal.text;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DurationText}.
 */
class DurationTextTests {

	@ParameterizedTest
	@CsvSource({ "PT0S, 0ms", "PT0.000000005S, 5ns", "PT0.00002S, 20us", "PT0.5S, 500ms", "PT0.9999S, 999ms",
			"PT1S, 1s", "PT1.5S, 1.5s", "PT4.834388996S, 4.834s", "PT10S, 10s", "PT59.999S, 59.999s", "PT1M, 1m",
			"PT1M30S, 1m 30s", "PT2M30.7S, 2m 30s", "PT2H, 2h", "PT1H0M5S, 1h 5s", "PT36H, 1d 12h", "P2D, 2d",
			"PT-5S, -5s" })
	void ofIsReadable(Duration duration, String text) {
		assertThat(DurationText.of(duration)).isEqualTo(text);
	}

}
