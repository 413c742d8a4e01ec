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

package io.github.dagstergraphql.test;

import java.time.Duration;
import java.util.List;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.instance.ConcurrencyPool;
import io.github.dagstergraphql.client.instance.PendingStep;
import io.github.dagstergraphql.client.instance.PoolSlot;
import io.github.dagstergraphql.client.instance.QueueReason;
import io.github.dagstergraphql.client.instance.QueuedRun;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.definition.OpDefinition;
import io.github.dagstergraphql.test.run.RunScript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the pools of the embedded Dagster.
 */
class EmbeddedPoolTests {

	private static final Duration STEP = Duration.ofMinutes(1);

	private final EmbeddedDagster dagster = EmbeddedDagster.start();

	private final DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(this.dagster.getUrl()).build();

	@BeforeEach
	void define() {
		this.dagster.stopTime();
		this.dagster.define(JobDefinition.named("first").ops(OpDefinition.named("load").pool("db")).runs(script(1)),
				JobDefinition.named("later")
					.ops(OpDefinition.named("extract"), OpDefinition.named("load").after("extract").pool("db"))
					.runs(script(2)));
	}

	@AfterEach
	void close() {
		this.client.close();
		this.dagster.close();
	}

	@Test
	void stepsNeedNoSlotWithoutALimit() {
		String first = launch("first");
		String second = launch("first");
		this.dagster.advanceTime(STEP);
		assertThat(this.dagster.run(first)).succeeded();
		assertThat(this.dagster.run(second)).succeeded();
		assertThat(this.client.instance().pools()).isEmpty();
	}

	@Test
	void runsWhosePoolsAreFullStayInTheQueue() {
		this.client.instance().setPoolLimit("db", 1);
		String first = launch("first");
		String second = launch("first");
		assertThat(this.dagster.run(second)).hasStatus(RunStatus.QUEUED);
		assertThat(this.client.instance().runQueue().runs()).singleElement()
			.extracting(QueuedRun::reasons)
			.isEqualTo(List.of(new QueueReason.PoolLimit(List.of("db"))));
		this.dagster.advanceTime(STEP);
		assertThat(this.dagster.run(first)).succeeded();
		assertThat(pool().holders()).containsExactly(new PoolSlot(second, "load"));
		this.dagster.advanceTime(STEP);
		assertThat(this.dagster.run(second)).succeeded();
		assertThat(pool().freeSlots()).isOne();
		assertThat(this.client.instance().runQueue().runs()).isEmpty();
	}

	@Test
	void laterStepsWaitForASlot() {
		this.client.instance().setPoolLimit("db", 1);
		String later = launch("later");
		this.dagster.advanceTime(STEP.minusSeconds(10));
		String first = launch("first");
		this.dagster.advanceTime(STEP.minusSeconds(10));
		assertThat(pool().holders()).containsExactly(new PoolSlot(first, "load"));
		assertThat(pool().waitingSteps()).extracting(PendingStep::runId).containsExactly(later);
		assertThat(this.dagster.run(later)).hasStatus(RunStatus.STARTED);
		this.dagster.advanceTime(Duration.ofSeconds(20));
		assertThat(pool().holders()).containsExactly(new PoolSlot(later, "load"));
		this.dagster.advanceTime(STEP);
		assertThat(this.dagster.run(later)).succeeded();
	}

	@Test
	void aHigherLimitLetsWaitingStepsStart() {
		this.client.instance().setPoolLimit("db", 0);
		String run = launch("later");
		this.dagster.advanceTime(STEP.multipliedBy(3));
		assertThat(pool().waitingSteps()).extracting(PendingStep::runId).containsExactly(run);
		this.client.instance().setPoolLimit("db", 1);
		this.dagster.advanceTime(STEP);
		assertThat(this.dagster.run(run)).succeeded();
	}

	@Test
	void terminatedRunsLeaveTheirPools() {
		this.client.instance().setPoolLimit("db", 1);
		String first = launch("first");
		String second = launch("first");
		this.client.run(first).terminate(TerminatePolicy.MARK_AS_CANCELED_IMMEDIATELY);
		assertThat(pool().holders()).containsExactly(new PoolSlot(second, "load"));
		this.dagster.run(second).succeed();
		assertThat(pool().pendingSteps()).isEmpty();
	}

	@Test
	void resetDiscardsPools() {
		this.client.instance().setPoolLimit("db", 1);
		this.client.instance().resumeAutoMaterialize();
		this.dagster.reset();
		assertThat(this.client.instance().pools()).isEmpty();
		assertThat(this.client.instance().settings().autoMaterializePaused()).isTrue();
	}

	private static RunScript script(int steps) {
		return RunScript.succeed().queuedFor(Duration.ZERO).startingFor(Duration.ZERO).after(STEP.multipliedBy(steps));
	}

	private String launch(String job) {
		String id = this.client.job(job).launch().id();
		this.dagster.advanceTime(Duration.ZERO);
		return id;
	}

	private ConcurrencyPool pool() {
		return this.client.instance().pool("db");
	}

}
