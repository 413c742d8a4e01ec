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

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.run.RunStatus;
import org.jspecify.annotations.Nullable;

/**
 * Snapshot of a backfill.
 *
 * @param id the id
 * @param request the request
 * @param status the {@code BulkActionStatus}
 * @param created the time of the request
 * @param ended the end time, or {@code null}
 * @param partitions the status of the latest run of each partition, {@code NOT_STARTED}
 * without a run; empty for assets
 * @param assets the progress of assets; empty for a job
 * @param error the message of the {@code DagsterInvalidConfigError} with which it has
 * failed, or {@code null}
 */
public record BackfillState(String id, BackfillRequest request, String status, Instant created, @Nullable Instant ended,
		Map<String, RunStatus> partitions, List<AssetProgress> assets, @Nullable String error) {

	/**
	 * Return the number of partitions that are processed if the backfill is canceled.
	 * @return the number of partitions without a run while the backfill is in progress
	 */
	public int cancelable() {
		return !this.status.equals("REQUESTED") ? 0
				: (int) this.partitions.values().stream().filter(RunStatus.NOT_STARTED::equals).count();
	}

}
