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

package io.github.dagstergraphql.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.github.dagstergraphql.client.error.PythonErrorException;
import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.instance.CallerPermissions;
import io.github.dagstergraphql.client.instance.ConcurrencyPool;
import io.github.dagstergraphql.client.instance.DaemonStatus;
import io.github.dagstergraphql.client.instance.InstanceHandle;
import io.github.dagstergraphql.client.instance.InstanceSettings;
import io.github.dagstergraphql.client.instance.PendingStep;
import io.github.dagstergraphql.client.instance.PoolSettings;
import io.github.dagstergraphql.client.instance.PoolSlot;
import io.github.dagstergraphql.client.instance.QueueReason;
import io.github.dagstergraphql.client.instance.QueuedRun;
import io.github.dagstergraphql.client.instance.RunQueue;
import io.github.dagstergraphql.client.instance.RunQueueSettings;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the properties of the instance.
 */
abstract class InstanceContract {

	private static final String POOL = "contract_pool";

	abstract DagsterServer server();

	@Test
	void returnsTheVersion() {
		assertThat(server().client().instance().version()).isEqualTo(server().version());
		assertThat(server().client().reactive().instance().version().block()).isEqualTo(server().version());
	}

	@Test
	void listsTheDaemons() {
		List<DaemonStatus> daemons = server().client().instance().daemons();
		assertThat(daemons).extracting(DaemonStatus::type).contains("SENSOR", "BACKFILL", "SCHEDULER");
		assertThat(daemons).allSatisfy((daemon) -> {
			assertThat(daemon.required()).isTrue();
			assertThat(daemon.healthy()).isTrue();
			assertThat(daemon.lastHeartbeat()).isBetween(Instant.now().minus(Duration.ofMinutes(30)),
					Instant.now().plus(Duration.ofMinutes(1)));
			assertThat(daemon.errors()).isEmpty();
		});
	}

	@Test
	void readsTheSettings() {
		if (!server().isAtLeast(5)) {
			assertThatExceptionOfType(UnsupportedServerVersionException.class).isThrownBy(() -> instance().settings())
				.withMessageContaining("1.5.10");
			return;
		}
		InstanceSettings settings = instance().settings();
		assertThat(settings.runLauncher()).isEqualTo("DefaultRunLauncher");
		assertThat(server().client().reactive().instance().settings().block()).isEqualTo(settings);
		if (!server().isAtLeast(13)) {
			assertThat(settings.runQueuing()).isFalse();
			assertThat(settings.runQueue()).isNull();
			assertThat(settings.freshnessEvaluation()).isNull();
			assertThat(settings.automationSensors()).isEqualTo(server().isAtLeast(9) ? true : null);
			assertThat(settings.pools().maxLimit()).isEqualTo(server().isAtLeast(9) ? 1000 : null);
			return;
		}
		assertThat(settings).isEqualTo(InstanceSettings.builder()
			.runLauncher("DefaultRunLauncher")
			.runQueuing(true)
			.runQueue(RunQueueSettings.builder().maxConcurrentRuns(10).poolAware(true).build())
			.pools(PoolSettings.builder().supported(true).minLimit(0).maxLimit(1000).build())
			.autoMaterializePaused(settings.autoMaterializePaused())
			.automationSensors(true)
			.freshnessEvaluation(true)
			.build());
	}

	@Test
	void pausesAndResumesAutoMaterialize() {
		if (!server().isAtLeast(5)) {
			return;
		}
		boolean before = instance().settings().autoMaterializePaused();
		instance().resumeAutoMaterialize();
		assertThat(instance().settings().autoMaterializePaused()).isFalse();
		server().client().reactive().instance().pauseAutoMaterialize().block();
		assertThat(instance().settings().autoMaterializePaused()).isTrue();
		if (!before) {
			instance().resumeAutoMaterialize();
		}
	}

	@Test
	void changesTheLimitsOfPools() {
		if (!server().isAtLeast(5)) {
			return;
		}
		String name = "pool-" + UUID.randomUUID();
		assertThat(instance().pool(name).slots()).isZero();
		assertThat(instance().pool(name).limit()).isNull();
		instance().setPoolLimit(name, 3);
		ConcurrencyPool pool = instance().pool(name);
		boolean limits = server().isAtLeast(9);
		assertThat(pool).isEqualTo(ConcurrencyPool.builder(name)
			.slots(3)
			.limit(limits ? 3 : null)
			.defaultLimit(limits ? false : null)
			.build());
		assertThat(pool.freeSlots()).isEqualTo(3);
		assertThat(instance().pools()).contains(pool);
		instance().setPoolLimit(name, 1);
		assertThat(instance().pool(name).slots()).isOne();
		assertThatExceptionOfType(limits ? IllegalArgumentException.class : PythonErrorException.class)
			.isThrownBy(() -> instance().setPoolLimit(name, 1001));
		instance().freePoolSlots("unknown");
		instance().freePoolSlots("unknown", "load");
		if (!server().isAtLeast(6)) {
			assertThatExceptionOfType(UnsupportedServerVersionException.class)
				.isThrownBy(() -> instance().deletePoolLimit(name))
				.withMessageContaining("1.6.1");
			return;
		}
		instance().deletePoolLimit(name);
		instance().deletePoolLimit(name);
		assertThat(instance().pool(name).slots()).isZero();
		assertThat(instance().pools()).extracting(ConcurrencyPool::name).doesNotContain(name);
	}

	@Test
	void showsTheStepsInPools() {
		// 1.5 does not limit steps with this storage
		if (!server().isAtLeast(9)) {
			return;
		}
		instance().setPoolLimit(POOL, 1);
		List<RunHandle> runs = new ArrayList<>();
		try {
			runs.add(launchPooled());
			await().atMost(Duration.ofMinutes(1)).until(() -> !instance().pool(POOL).holders().isEmpty());
			assertThat(instance().pool(POOL).holders())
				.containsExactly(new PoolSlot(runs.get(0).id(), "waiting_in_pool"));
			assertThat(instance().pool(POOL).freeSlots()).isZero();
			runs.add(launchPooled());
			RunHandle second = runs.get(1);
			if (server().isAtLeast(13)) {
				isQueuedForThePool(second);
			}
			else {
				await().atMost(Duration.ofMinutes(1)).until(() -> !instance().pool(POOL).waitingSteps().isEmpty());
				assertThat(instance().pool(POOL).waitingSteps()).extracting(PendingStep::runId)
					.containsExactly(second.id());
			}
			instance().freePoolSlots(runs.get(0).id());
			await().atMost(Duration.ofMinutes(1))
				.until(() -> instance().pool(POOL).holders().contains(new PoolSlot(second.id(), "waiting_in_pool")));
		}
		finally {
			runs.forEach((run) -> run.terminate(TerminatePolicy.MARK_AS_CANCELED_IMMEDIATELY));
			runs.forEach((run) -> instance().freePoolSlots(run.id()));
			instance().deletePoolLimit(POOL);
		}
	}

	private RunHandle launchPooled() {
		return server().client().job("pooled").location("orders").repository(DagsterServer.REPOSITORY).launch();
	}

	private void isQueuedForThePool(RunHandle run) {
		QueuedRun queued = instance().runQueue()
			.runs()
			.stream()
			.filter((other) -> other.runId().equals(run.id()))
			.findFirst()
			.orElseThrow();
		assertThat(queued.jobName()).isEqualTo("pooled");
		assertThat(queued.pools()).containsExactly(POOL);
		assertThat(queued.rootPools()).containsExactly(POOL);
		assertThat(queued.reasons()).containsExactly(new QueueReason.PoolLimit(List.of(POOL)));
	}

	@Test
	void readsTheRunQueue() {
		if (!server().isAtLeast(5)) {
			return;
		}
		RunQueue queue = instance().runQueue();
		assertThat(queue.settings()).isEqualTo(instance().settings());
		assertThat(queue.inProgress()).isNotNegative();
		assertThat(queue.runs()).allSatisfy((run) -> assertThat(run.runId()).isNotEmpty());
	}

	@Test
	void readsThePermissions() {
		if (!server().isAtLeast(5)) {
			return;
		}
		CallerPermissions permissions = instance().permissions();
		assertThat(permissions.isGranted("launch_pipeline_execution")).isTrue();
		assertThat(permissions.isGranted("edit_concurrency_limit")).isTrue();
		assertThat(permissions.isGranted("unknown")).isFalse();
		assertThat(permissions.bulkTermination()).isTrue();
		assertThat(server().client().reactive().instance().permissions().block()).isEqualTo(permissions);
	}

	private InstanceHandle instance() {
		return server().client().instance();
	}

}
