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

package io.github.dagstergraphql.test.internal.backfill;

import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.run.RunStatus;

/**
 * The runs of a backfill. Not thread-safe: {@link Backfills} synchronizes access.
 */
interface BackfillWork {

	/**
	 * Launch the runs that can be launched.
	 * @throws InvalidRunConfigException if the run config of one of them is invalid
	 */
	void launch();

	/**
	 * Return the runs that have been launched.
	 * @return their ids
	 */
	List<String> runs();

	/**
	 * Return whether a run is in progress.
	 * @return {@code true} if so
	 */
	boolean isRunning();

	/**
	 * Return whether further runs have to be launched.
	 * @return {@code false} if there is nothing left
	 */
	boolean hasMore();

	/**
	 * Return whether a partition has failed.
	 * @return {@code true} if so
	 */
	boolean hasFailed();

	/**
	 * Return the status of the latest run of each partition of a job.
	 * @return the statuses; empty for assets
	 */
	Map<String, RunStatus> partitions();

	/**
	 * Return the progress of assets.
	 * @return the progress of each asset; empty for a job
	 */
	List<AssetProgress> assets();

}
