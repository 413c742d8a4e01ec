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

/**
 * Handle to the Dagster instance. Obtaining it sends no request.
 *
 * @since 0.1.0
 */
public interface InstanceHandle {

	/**
	 * Return the URL of the GraphQL endpoint. No request is sent.
	 * @return the URL, without user and password
	 */
	URI url();

	/**
	 * Return the version of Dagster that the webserver runs.
	 * @return {@code Query.version}, such as {@code 1.13.27}
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	String version();

	/**
	 * Return the status of the daemons.
	 * @return {@code Instance.daemonHealth.allDaemonStatuses}: all daemons that the
	 * instance requires. Whether other daemons are included depends on the server
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	List<DaemonStatus> daemons();

	/**
	 * Return the settings of the instance: run launcher, run queue, pools and automatic
	 * materialization. Requires Dagster 1.5.10 or later.
	 * @return the settings that the GraphQL API shows. Those that the server does not
	 * have are {@code null}
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	InstanceSettings settings();

	/**
	 * Return the queued runs, and why they are in the queue. Requires Dagster 1.5.10 or
	 * later. Sends several requests, between which the queue may change.
	 * @return the runs in the order in which they leave the queue
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	RunQueue runQueue();

	/**
	 * Return the pools with a limit. Requires Dagster 1.5.10 or later.
	 * @return {@code Instance.concurrencyLimits}, ordered by name, unmodifiable
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	List<ConcurrencyPool> pools();

	/**
	 * Return a pool. Requires Dagster 1.5.10 or later.
	 * @param name the name of the pool
	 * @return {@code Instance.concurrencyLimit}. A pool that does not exist has no slots
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	ConcurrencyPool pool(String name);

	/**
	 * Set the limit of a pool, and create the pool if it does not exist. Steps that hold
	 * a slot keep it if the limit is lower than their number.
	 * @param pool the name of the pool
	 * @param limit the number of slots. The server accepts limits from 0, or 1 if its
	 * storage has not been migrated, to 1000 by default
	 * @throws IllegalArgumentException if the server does not accept the limit
	 * @throws io.github.dagstergraphql.client.error.UnauthorizedException if the caller
	 * lacks the permission {@code edit_concurrency_limit}, or if the server is read-only
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	void setPoolLimit(String pool, int limit);

	/**
	 * Delete the limit of a pool, so that any number of its steps may be executed, or the
	 * number that is the default of the instance. A pool that does not exist is ignored.
	 * Requires Dagster 1.6.1 or later.
	 * @param pool the name of the pool
	 * @throws io.github.dagstergraphql.client.error.UnauthorizedException if the caller
	 * lacks the permission {@code edit_concurrency_limit}, or if the server is read-only
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	void deletePoolLimit(String pool);

	/**
	 * Free the slots that the steps of a run hold, for example if the process of the run
	 * was killed. Steps of the run that wait for a slot are removed from the pools. A run
	 * that does not exist is ignored. Requires Dagster 1.5.10 or later.
	 * @param runId the run id
	 * @throws io.github.dagstergraphql.client.error.UnauthorizedException if the caller
	 * lacks the permission {@code edit_concurrency_limit}, or if the server is read-only
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	void freePoolSlots(String runId);

	/**
	 * Free the slots that a step of a run holds. Requires Dagster 1.5.10 or later.
	 * @param runId the run id
	 * @param stepKey the key of the step
	 * @throws io.github.dagstergraphql.client.error.UnauthorizedException if the caller
	 * lacks the permission {@code edit_concurrency_limit}, or if the server is read-only
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	void freePoolSlots(String runId, String stepKey);

	/**
	 * Pause the automatic materialization of assets. This has no effect if sensors
	 * perform it ({@link InstanceSettings#automationSensors()}): stop the sensors
	 * instead.
	 * @throws io.github.dagstergraphql.client.error.UnauthorizedException if the caller
	 * lacks the permission {@code toggle_auto_materialize}, or if the server is read-only
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	void pauseAutoMaterialize();

	/**
	 * Resume the automatic materialization of assets.
	 * @throws io.github.dagstergraphql.client.error.UnauthorizedException if the caller
	 * lacks the permission {@code toggle_auto_materialize}, or if the server is read-only
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	void resumeAutoMaterialize();

	/**
	 * Return the permissions of the caller for the whole instance.
	 * @return {@code Query.permissions} and {@code Query.canBulkTerminate}
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	CallerPermissions permissions();

}
