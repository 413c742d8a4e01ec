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

package io.github.dagstergraphql.client.instance;

import java.net.URI;
import java.util.List;

import reactor.core.publisher.Mono;

/**
 * Handle to the Dagster instance; the reactive counterpart of {@link InstanceHandle}.
 *
 * @since 0.1.0
 */
public interface ReactiveInstanceHandle {

	/**
	 * Return the URL of the GraphQL endpoint. No request is sent.
	 * @return the URL, without user and password
	 */
	URI url();

	/**
	 * Return the version of Dagster that the webserver runs.
	 * @return {@code Query.version}, such as {@code 1.13.27}
	 * @see InstanceHandle#version()
	 */
	Mono<String> version();

	/**
	 * Return the status of the daemons.
	 * @return {@code Instance.daemonHealth.allDaemonStatuses}: all daemons that the
	 * instance requires. Whether other daemons are included depends on the server
	 * @see InstanceHandle#daemons()
	 */
	Mono<List<DaemonStatus>> daemons();

	/**
	 * Return the settings of the instance: run launcher, run queue, pools and automatic
	 * materialization. Requires Dagster 1.5.10 or later.
	 * @return the settings that the GraphQL API shows. Those that the server does not
	 * have are {@code null}
	 * @see InstanceHandle#settings()
	 */
	Mono<InstanceSettings> settings();

	/**
	 * Return the queued runs, and why they are in the queue. Requires Dagster 1.5.10 or
	 * later. Sends several requests, between which the queue may change.
	 * @return the runs in the order in which they leave the queue
	 * @see InstanceHandle#runQueue()
	 */
	Mono<RunQueue> runQueue();

	/**
	 * Return the pools with a limit. Requires Dagster 1.5.10 or later.
	 * @return {@code Instance.concurrencyLimits}, ordered by name, unmodifiable
	 * @see InstanceHandle#pools()
	 */
	Mono<List<ConcurrencyPool>> pools();

	/**
	 * Return a pool. Requires Dagster 1.5.10 or later.
	 * @param name the name of the pool
	 * @return {@code Instance.concurrencyLimit}. A pool that does not exist has no slots
	 * @see InstanceHandle#pool(String)
	 */
	Mono<ConcurrencyPool> pool(String name);

	/**
	 * Set the limit of a pool, and create the pool if it does not exist. Steps that hold
	 * a slot keep it if the limit is lower than their number.
	 * @param pool the name of the pool
	 * @param limit the number of slots. The server accepts limits from 0, or 1 if its
	 * storage has not been migrated, to 1000 by default
	 * @return completes when the server has made the change
	 * @see InstanceHandle#setPoolLimit(String, int)
	 */
	Mono<Void> setPoolLimit(String pool, int limit);

	/**
	 * Delete the limit of a pool, so that any number of its steps may be executed, or the
	 * number that is the default of the instance. A pool that does not exist is ignored.
	 * Requires Dagster 1.6.1 or later.
	 * @param pool the name of the pool
	 * @return completes when the server has made the change
	 * @see InstanceHandle#deletePoolLimit(String)
	 */
	Mono<Void> deletePoolLimit(String pool);

	/**
	 * Free the slots that the steps of a run hold, for example if the process of the run
	 * was killed. Steps of the run that wait for a slot are removed from the pools. A run
	 * that does not exist is ignored. Requires Dagster 1.5.10 or later.
	 * @param runId the run id
	 * @return completes when the server has made the change
	 * @see InstanceHandle#freePoolSlots(String)
	 */
	Mono<Void> freePoolSlots(String runId);

	/**
	 * Free the slots that a step of a run holds. Requires Dagster 1.5.10 or later.
	 * @param runId the run id
	 * @param stepKey the key of the step
	 * @return completes when the server has made the change
	 * @see InstanceHandle#freePoolSlots(String, String)
	 */
	Mono<Void> freePoolSlots(String runId, String stepKey);

	/**
	 * Pause the automatic materialization of assets. This has no effect if sensors
	 * perform it ({@link InstanceSettings#automationSensors()}): stop the sensors
	 * instead.
	 * @return completes when the server has made the change
	 * @see InstanceHandle#pauseAutoMaterialize()
	 */
	Mono<Void> pauseAutoMaterialize();

	/**
	 * Resume the automatic materialization of assets.
	 * @return completes when the server has made the change
	 * @see InstanceHandle#resumeAutoMaterialize()
	 */
	Mono<Void> resumeAutoMaterialize();

	/**
	 * Return the permissions of the caller for the whole instance.
	 * @return {@code Query.permissions} and {@code Query.canBulkTerminate}
	 * @see InstanceHandle#permissions()
	 */
	Mono<CallerPermissions> permissions();

}
