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

package io.github.dagstergraphql.docs;

import java.util.List;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import io.github.dagstergraphql.client.instance.CallerPermissions;
import io.github.dagstergraphql.client.instance.ConcurrencyPool;
import io.github.dagstergraphql.client.instance.InstanceSettings;
import io.github.dagstergraphql.client.instance.PendingStep;
import io.github.dagstergraphql.client.instance.PoolSlot;
import io.github.dagstergraphql.client.instance.QueueReason;
import io.github.dagstergraphql.client.instance.QueuedRun;
import io.github.dagstergraphql.client.instance.RunQueue;
import io.github.dagstergraphql.client.run.RunStatus;
import reactor.core.publisher.Mono;

/**
 * Examples of the page about the instance.
 */
final class InstanceSnippets {

	private InstanceSnippets() {
	}

	static void queue(DagsterGraphQlClient dagster) {
		// tag::queue[]
		RunQueue queue = dagster.instance().runQueue();
		for (QueuedRun run : queue.runs()) {
			System.out.println(run.runId() + " of " + run.jobName() + ": " + run.reasons());
		}
		// end::queue[]
	}

	// tag::reason[]
	static String describe(QueueReason reason) {
		if (reason instanceof QueueReason.RunLimit limit) {
			return "the maximum of " + limit.maxConcurrentRuns() + " runs is in progress";
		}
		if (reason instanceof QueueReason.TagLimit tag) {
			return "the maximum of runs with the tag " + tag.limit().key() + " is in progress";
		}
		if (reason instanceof QueueReason.PoolLimit pool) {
			return "no free slots in " + pool.pools();
		}
		return "the daemon of the run queue is not running";
	}
	// end::reason[]

	static void pools(DagsterGraphQlClient dagster) {
		// tag::pools[]
		dagster.instance().setPoolLimit("warehouse", 3);

		ConcurrencyPool pool = dagster.instance().pool("warehouse");
		int free = pool.freeSlots();
		List<PoolSlot> holders = pool.holders();
		List<PendingStep> waiting = pool.waitingSteps();
		// end::pools[]
		System.out.println(free + " " + holders + " " + waiting);
	}

	static void free(DagsterGraphQlClient dagster) {
		// tag::free[]
		for (PoolSlot slot : dagster.instance().pool("warehouse").holders()) {
			if (dagster.run(slot.runId()).status() == RunStatus.FAILURE) {
				dagster.instance().freePoolSlots(slot.runId());
			}
		}
		// end::free[]
	}

	static void deploy(DagsterGraphQlClient dagster, Runnable deployment) {
		// tag::pause[]
		dagster.instance().pauseAutoMaterialize();
		try {
			deployment.run();
		}
		finally {
			dagster.instance().resumeAutoMaterialize();
		}
		// end::pause[]
	}

	static boolean permissions(DagsterGraphQlClient dagster) {
		// tag::permissions[]
		CallerPermissions permissions = dagster.instance().permissions();
		boolean mayLaunch = permissions.isGranted("launch_pipeline_execution");
		// end::permissions[]
		return mayLaunch;
	}

	static Mono<InstanceSettings> settings(ReactiveDagsterGraphQlClient dagster) {
		// tag::settings[]
		Mono<InstanceSettings> settings = dagster.instance().settings();
		// end::settings[]
		return settings;
	}

}
