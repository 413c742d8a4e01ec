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

package io.github.dagstergraphql.client.internal.run.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.dagstergraphql.client.instance.DaemonStatus;
import io.github.dagstergraphql.client.internal.watch.PollInterval;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.RunStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link QueueCheck}.
 */
class QueueCheckTests {

	private static final PollInterval INTERVAL = new PollInterval(Duration.ofMillis(500), Duration.ofSeconds(10));

	private final AtomicInteger questions = new AtomicInteger();

	@Test
	void noticesADaemonThatIsNotRunning() {
		assertThat(trouble(Instant.now().minusSeconds(600), true)).contains("QUEUED_RUN_COORDINATOR")
			.contains("its last heartbeat was at");
		assertThat(trouble(null, false)).contains("it has never sent a heartbeat");
		assertThat(trouble(Instant.now(), true)).isNull();
	}

	@Test
	void queriesDaemonsOnlyForLongQueuedRunsAndAtIntervals() {
		QueueCheck check = check(null, false);
		long now = System.nanoTime();
		Wait wait = queued(now);
		check.look(List.of(wait), now + Duration.ofSeconds(10).toNanos());
		assertThat(this.questions).hasValue(0);
		check.look(List.of(wait), now + Duration.ofSeconds(21).toNanos());
		check.look(List.of(wait), now + Duration.ofSeconds(60).toNanos());
		assertThat(this.questions).hasValue(1);
		check.look(List.of(wait), now + Duration.ofSeconds(90).toNanos());
		assertThat(this.questions).hasValue(2);
	}

	private @Nullable String trouble(@Nullable Instant heartbeat, boolean healthy) {
		QueueCheck check = check(heartbeat, healthy);
		long now = System.nanoTime();
		check.look(List.of(queued(now)), now + Duration.ofSeconds(30).toNanos());
		return check.trouble();
	}

	private QueueCheck check(@Nullable Instant heartbeat, boolean healthy) {
		DaemonStatus daemon = new DaemonStatus("QUEUED_RUN_COORDINATOR", true, healthy, heartbeat, List.of());
		return new QueueCheck(() -> {
			this.questions.incrementAndGet();
			return Mono.just(List.of(daemon));
		});
	}

	private static Wait queued(long now) {
		Wait[] wait = new Wait[1];
		Mono.<AwaitedRun>create((sink) -> wait[0] = new Wait("r1", AwaitOptions.within(Duration.ofHours(1)), INTERVAL,
				sink, new ObservedAwait("r1"), now))
			.subscribe();
		wait[0].see(RunStatus.QUEUED, now);
		return wait[0];
	}

}
