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
import io.github.dagstergraphql.client.asset.AssetHandle;
import io.github.dagstergraphql.client.asset.AssetPartitionStatuses;
import io.github.dagstergraphql.client.partition.InvalidPartitionException;
import io.github.dagstergraphql.client.partition.PartitionCounts;
import io.github.dagstergraphql.client.partition.PartitionKey;
import io.github.dagstergraphql.client.partition.PartitionStatus;
import io.github.dagstergraphql.client.partition.PartitionStatusRange;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.RunHandle;

/**
 * Examples of the page on materializing assets and on partitions.
 */
final class PartitionSnippets {

	private PartitionSnippets() {
	}

	static void materialize(DagsterGraphQlClient dagster) {
		// tag::materialize[]
		RunHandle run = dagster.asset("raw/orders").materialize().tag("team", "core").launch();
		run.await(AwaitOptions.within(Duration.ofHours(1)).requireSuccess());
		// end::materialize[]
	}

	static RunHandle several(DagsterGraphQlClient dagster) {
		// tag::several[]
		RunHandle run = dagster.assets("raw/orders", "raw/customers").materialize().launch();
		// end::several[]
		return run;
	}

	static RunHandle partition(DagsterGraphQlClient dagster) {
		// tag::partition[]
		RunHandle run = dagster.asset("daily").materialize().partition(LocalDate.of(2026, 1, 22)).launch();
		// end::partition[]
		return run;
	}

	static RunHandle dimensions(DagsterGraphQlClient dagster) {
		// tag::dimensions[]
		PartitionKey key = PartitionKey.ofDimensions(Map.of("day", LocalDate.of(2026, 1, 2), "area", "eu"));
		RunHandle run = dagster.asset("grid").materialize().partition(key).launch();
		// end::dimensions[]
		return run;
	}

	static RunHandle range(DagsterGraphQlClient dagster) {
		// tag::range[]
		RunHandle run = dagster.asset("daily").materialize().partitionRange("2026-01-01", "2026-01-07").launch();
		// end::range[]
		return run;
	}

	static RunHandle job(DagsterGraphQlClient dagster) {
		// tag::job[]
		RunHandle run = dagster.job("partitioned").partition("2026-01-02").launch();
		// end::job[]
		return run;
	}

	static String wrong(DagsterGraphQlClient dagster) {
		String suggestion = "";
		// tag::wrong[]
		try {
			dagster.job("partitioned").partition("2026-01-04").launch();
		}
		catch (InvalidPartitionException ex) {
			suggestion = String.join(" or ", ex.getNearMisses());
		}
		// end::wrong[]
		return suggestion;
	}

	static RunHandle checks(DagsterGraphQlClient dagster) {
		// tag::checks[]
		RunHandle run = dagster.asset("raw/orders").materialize().check("raw/orders", "has_rows").launch();
		// end::checks[]
		return run;
	}

	static List<String> keys(DagsterGraphQlClient dagster) {
		// tag::keys[]
		List<String> keys = dagster.asset("daily").partitionKeys();
		List<String> areas = dagster.asset("grid").partitionKeys("area");
		// end::keys[]
		return keys.isEmpty() ? areas : keys;
	}

	static RunHandle dynamic(DagsterGraphQlClient dagster) {
		// tag::dynamic[]
		AssetHandle files = dagster.asset("per_file");
		files.addPartition("orders.csv");
		RunHandle run = files.materialize().partition("orders.csv").launch();
		files.deletePartitions(List.of("orders-2025.csv"));
		// end::dynamic[]
		return run;
	}

	static List<String> statuses(DagsterGraphQlClient dagster) {
		// tag::statuses[]
		PartitionCounts counts = dagster.asset("daily").partitionCounts();
		System.out.println(counts.materialized() + " of " + counts.total() + " partitions are materialized");

		AssetPartitionStatuses partitions = dagster.asset("daily").partitionStatuses();
		List<String> failed = partitions.keys(PartitionStatus.FAILED);
		for (PartitionStatusRange range : partitions.ranges()) {
			System.out.println(range.start() + " to " + range.end() + ": " + range.status());
		}
		// end::statuses[]
		return failed;
	}

	static List<String> page(DagsterGraphQlClient dagster) {
		// tag::page[]
		List<String> november = dagster.asset("daily")
			.partitionKeyStream(1000)
			.filter((key) -> key.startsWith("2026-11"))
			.toList();
		// end::page[]
		return november;
	}

}
