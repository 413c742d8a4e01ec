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

package io.github.dagstergraphql.test.internal.run;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Clock of the server: that of the machine, which tests can advance or stop.
 */
final class SimulatedClock {

	private Duration ahead = Duration.ZERO;

	private @Nullable Instant stopped;

	Instant now() {
		return (this.stopped != null) ? this.stopped : Instant.now().plus(this.ahead);
	}

	void advance(Duration duration) {
		if (this.stopped != null) {
			this.stopped = this.stopped.plus(duration);
		}
		this.ahead = this.ahead.plus(duration);
	}

	void stop() {
		if (this.stopped == null) {
			this.stopped = now();
		}
	}

	void reset() {
		this.ahead = Duration.ZERO;
		this.stopped = null;
	}

}
