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

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.backfill.AssetBackfillPreview;
import io.github.dagstergraphql.client.backfill.AssetBackfillProgress;
import io.github.dagstergraphql.client.backfill.Backfill;
import io.github.dagstergraphql.client.backfill.BackfillCounts;
import io.github.dagstergraphql.client.backfill.BackfillHandle;
import io.github.dagstergraphql.client.backfill.BackfillStatus;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.definition.PartitionsDefinition;
import io.github.dagstergraphql.test.run.RunScript;
import org.jspecify.annotations.Nullable;

/**
 * Examples of the pages on backfills and on the embedded Dagster.
 */
final class BackfillSnippets {

	private BackfillSnippets() {
	}

	static boolean launch(DagsterGraphQlClient dagster) {
		// tag::launch[]
		BackfillHandle backfill = dagster.jobBackfill("daily_orders")
			.partitionRange("2026-10-01", "2026-10-31")
			.tag("team", "core")
			.launch();

		Backfill finished = backfill.await(Duration.ofHours(4));
		if (!finished.isSuccessful()) {
			System.out.println(finished.counts());
		}
		// end::launch[]
		return finished.isSuccessful();
	}

	static String repair(DagsterGraphQlClient dagster) {
		// tag::repair[]
		BackfillHandle backfill = dagster.jobBackfill("daily_orders").onlyMissing().onlyFailed().launch();
		// end::repair[]
		return backfill.id();
	}

	static String assets(DagsterGraphQlClient dagster) {
		// tag::assets[]
		BackfillHandle backfill = dagster.assetBackfill("raw/orders", "report")
			.partitionRange(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 31))
			.launch();
		// end::assets[]
		return backfill.id();
	}

	static String config(DagsterGraphQlClient dagster) {
		// tag::config[]
		Map<String, ?> runConfig = Map.of("ops", Map.of("prices", Map.of("config", Map.of("currency", "EUR"))));

		BackfillHandle backfill = dagster.assetBackfill("prices").allPartitions().runConfig(runConfig).launch();
		// end::config[]
		return backfill.id();
	}

	static List<AssetBackfillPreview> preview(DagsterGraphQlClient dagster) {
		// tag::preview[]
		List<AssetBackfillPreview> preview = dagster.assetBackfill("raw/orders", "report").onlyMissing().preview();

		preview.forEach((asset) -> System.out.println(asset.assetKey() + ": " + asset.partitionRanges()));
		// end::preview[]
		return preview;
	}

	static @Nullable BackfillCounts progress(DagsterGraphQlClient dagster, String backfillId) {
		// tag::progress[]
		Backfill backfill = dagster.backfill(backfillId).get();

		BackfillCounts counts = backfill.counts();
		if (counts != null) {
			System.out.println(counts.succeeded() + " of " + counts.targeted() + " succeeded");
		}
		for (AssetBackfillProgress asset : backfill.assets()) {
			System.out.println(asset.assetKey() + ": " + asset.counts().failed() + " failed");
		}
		// end::progress[]
		return counts;
	}

	static List<Backfill> list(DagsterGraphQlClient dagster) {
		// tag::list[]
		List<Backfill> running = dagster.backfills().statuses(BackfillStatus.REQUESTED).list(20);

		running.forEach((backfill) -> dagster.backfill(backfill.id()).cancel());
		// end::list[]
		return running;
	}

	static BackfillHandle again(DagsterGraphQlClient dagster, String backfillId) {
		// tag::again[]
		BackfillHandle next = dagster.backfill(backfillId).reexecuteFailed();
		// end::again[]
		return next;
	}

	static JobDefinition define() {
		// tag::define[]
		JobDefinition job = JobDefinition.named("daily_orders")
			.partitions(PartitionsDefinition.ofKeys("2026-10-01", "2026-10-02"))
			.runsOfPartition("2026-10-02", RunScript.fail("ValueError", "no file"));
		// end::define[]
		return job;
	}

}
