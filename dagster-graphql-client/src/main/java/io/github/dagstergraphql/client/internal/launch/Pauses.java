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

package io.github.dagstergraphql.client.internal.launch;

import java.time.Duration;

/**
 * Pauses between requests for the same runs: each is twice as long as the previous one,
 * up to five seconds.
 */
final class Pauses {

	static final Duration FIRST = Duration.ofMillis(250);

	private static final Duration LONGEST = Duration.ofSeconds(5);

	private Pauses() {
	}

	static Duration after(Duration pause) {
		Duration next = pause.multipliedBy(2);
		return (next.compareTo(LONGEST) < 0) ? next : LONGEST;
	}

}
