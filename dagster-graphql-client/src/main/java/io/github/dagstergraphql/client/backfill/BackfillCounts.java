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

package io.github.dagstergraphql.client.backfill;

/**
 * Number of partitions by state. A partition that is in none of these states has not been
 * started: its run has not been launched, or it has been skipped because an upstream
 * partition failed.
 *
 * @param targeted the number of partitions of the backfill
 * @param succeeded the number of partitions whose latest run has succeeded, or that have
 * been materialized
 * @param failed the number of partitions that have failed
 * @param canceled the number of partitions whose latest run was canceled; 0 for assets,
 * for which the server does not report it
 * @param inProgress the number of partitions that are queued, being started, in progress
 * or being canceled
 * @since 0.1.0
 */
public record BackfillCounts(long targeted, long succeeded, long failed, long canceled, long inProgress) {

	/**
	 * Return the number of partitions that have not been started.
	 * @return the number, at least 0
	 */
	public long notStarted() {
		return Math.max(0, this.targeted - this.succeeded - this.failed - this.canceled - this.inProgress);
	}

	/**
	 * Return whether all partitions have succeeded.
	 * @return {@code false} if there are no partitions
	 */
	public boolean areAllSuccessful() {
		return this.targeted > 0 && this.succeeded >= this.targeted;
	}

}
