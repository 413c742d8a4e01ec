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

package io.github.dagstergraphql.client.internal.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.dagstergraphql.client.internal.call.Timeouts.Timeout;
import io.github.dagstergraphql.client.internal.time.Timing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DeadlineTimer}.
 */
class DeadlineTimerTests {

	private final VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();

	private final DeadlineTimer timer = new DeadlineTimer(Timing.SYSTEM);

	private final List<String> expired = new ArrayList<>();

	@AfterEach
	void reset() {
		VirtualTimeScheduler.reset();
	}

	@Test
	void schedulesTheEarliestDeadlineOnly() {
		add("first", 10);
		add("second", 10);
		add("third", 20);
		assertThat(this.time.getScheduledTaskCount()).isEqualTo(1);
	}

	@Test
	void expiresCallsInTheOrderOfTheirDeadlines() {
		add("late", 60);
		add("early", 10);
		this.time.advanceTimeBy(Duration.ofSeconds(10));
		assertThat(this.expired).containsExactly("early");
		this.time.advanceTimeBy(Duration.ofSeconds(60));
		assertThat(this.expired).containsExactly("early", "late");
	}

	@Test
	void forgetsCallsThatHaveEnded() {
		DeadlineTimer.Timed ended = add("ended", 10);
		this.timer.remove(ended);
		this.time.advanceTimeBy(Duration.ofSeconds(10));
		assertThat(this.expired).isEmpty();
		assertThat(this.time.getScheduledTaskCount()).isEqualTo(1);
		add("next", 10);
		this.time.advanceTimeBy(Duration.ofSeconds(10));
		assertThat(this.expired).containsExactly("next");
	}

	private DeadlineTimer.Timed add(String name, int seconds) {
		Deadline deadline = Deadline.of(new Timeout("test timeout", Duration.ofSeconds(seconds)), Timing.SYSTEM);
		DeadlineTimer.Timed call = new DeadlineTimer.Timed() {

			@Override
			public Deadline deadline() {
				return deadline;
			}

			@Override
			public void expire() {
				DeadlineTimerTests.this.expired.add(name);
			}

		};
		this.timer.add(call);
		return call;
	}

}
