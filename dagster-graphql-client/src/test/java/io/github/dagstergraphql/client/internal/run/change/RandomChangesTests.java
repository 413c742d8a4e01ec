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

package io.github.dagstergraphql.client.internal.run.change;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunChange;
import io.github.dagstergraphql.client.run.RunChangePosition;
import io.github.dagstergraphql.client.run.RunStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random sequences of changes, deletions, outages and restarts of a consumer that stores
 * the position of what it has processed. The last status of no run may be lost.
 */
class RandomChangesTests {

	private static final List<RunStatus> LIFE = List.of(RunStatus.NOT_STARTED, RunStatus.QUEUED, RunStatus.STARTING,
			RunStatus.STARTED);

	private static final List<RunStatus> ENDS = List.of(RunStatus.SUCCESS, RunStatus.FAILURE, RunStatus.CANCELED);

	private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.dagstergraphql.client.internal.watch");

	@BeforeEach
	void silence() {
		this.logger.setLevel(Level.OFF);
	}

	@AfterEach
	void restore() {
		this.logger.setLevel(null);
	}

	static LongStream seeds() {
		return LongStream.range(0, 150);
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void noLastStatusIsLost(long seed) {
		Random random = new Random(seed * 0x9E3779B97F4A7C15L);
		FakeDagster server = new FakeDagster();
		server.pageSize = 1 + random.nextInt(8);
		server.latency = Duration.ofMillis(random.nextInt(3) * random.nextInt(700));
		List<RunStatus> statuses = new ArrayList<>();
		Set<String> reported = new HashSet<>();
		RunChangePosition stored = random.nextBoolean() ? RunChangePosition.now() : RunChangePosition.at(server.now());
		Consumer consumer = Consumer.of(server, stored);
		// the position of now is determined before the first change
		server.advance(Duration.ofSeconds(5));
		for (int step = 0; step < 400; step++) {
			act(server, random, statuses);
			server.advance(Duration.ofMillis((random.nextInt(20) != 0) ? random.nextInt(800) : random.nextInt(40_000)));
			if (random.nextInt(25) == 0 && !consumer.changes.isEmpty()) {
				int processed = 1 + random.nextInt(consumer.changes.size());
				stored = process(consumer.changes.subList(0, processed), reported);
				consumer.cancel();
				server.advance(Duration.ofMillis(random.nextInt(100_000)));
				consumer = Consumer.of(server, RunChangePosition.parse(stored.toString()), Long.MAX_VALUE);
			}
		}
		server.outage = null;
		server.advance(Duration.ofMinutes(30));
		process(consumer.changes, reported);
		assertThat(server.runs()).isNotEmpty()
			.allSatisfy((run) -> assertThat(reported).contains(run.id() + " " + run.status()));
		assertThat(consumer.failure).isNull();
	}

	private static RunChangePosition process(List<RunChange> changes, Set<String> reported) {
		RunChangePosition position = null;
		for (RunChange change : changes) {
			reported.add(change.run().id() + " " + change.status());
			assertThat(change.previousStatus()).isNotEqualTo(change.status());
			if (position != null) {
				assertThat(change.position().time()).isAfterOrEqualTo(position.time());
			}
			position = change.position();
		}
		return position;
	}

	private static void act(FakeDagster server, Random random, List<RunStatus> statuses) {
		int action = random.nextInt(20);
		if (action == 0) {
			server.outage = (server.outage != null) ? null : new DagsterConnectionException("down", false, null);
		}
		else if (action < 6 || statuses.isEmpty()) {
			statuses.add(RunStatus.NOT_STARTED);
			server.change("run-" + (statuses.size() - 1), RunStatus.NOT_STARTED);
		}
		else {
			int number = random.nextInt(statuses.size());
			String id = "run-" + number;
			if (action == 6) {
				server.tag(id);
			}
			else if (action == 7) {
				server.runs().stream().map(Run::id).filter(id::equals).findFirst().ifPresent((found) -> {
					server.delete(id);
					statuses.set(number, RunStatus.SUCCESS);
				});
			}
			else if (!statuses.get(number).isFinished()) {
				int next = LIFE.indexOf(statuses.get(number)) + 1;
				RunStatus status = (next < LIFE.size() && random.nextInt(8) > 0) ? LIFE.get(next)
						: ENDS.get(random.nextInt(ENDS.size()));
				statuses.set(number, status);
				boolean late = random.nextInt(10) == 0;
				server.change(id, status, server.now(), Duration.ofMillis(late ? random.nextInt(25_000) : 0));
			}
		}
	}

}
