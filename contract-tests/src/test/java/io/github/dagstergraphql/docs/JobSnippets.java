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
import io.github.dagstergraphql.client.job.Job;
import io.github.dagstergraphql.client.job.JobDetails;
import io.github.dagstergraphql.client.location.LocationEntry;

/**
 * Examples of the page about finding jobs.
 */
final class JobSnippets {

	private JobSnippets() {
	}

	static void list(DagsterGraphQlClient dagster) {
		// tag::list[]
		List<Job> jobs = dagster.jobs().location("etl").tag("team", "core").list();
		jobs.forEach((job) -> System.out.println(job.name() + " is launched by " + job.scheduleNames()));
		// end::list[]
	}

	static List<LocationEntry> broken(DagsterGraphQlClient dagster) {
		// tag::broken[]
		List<LocationEntry> broken = dagster.locations()
			.list()
			.stream()
			.filter((location) -> location.loadError() != null)
			.toList();
		// end::broken[]
		return broken;
	}

	static List<String> get(DagsterGraphQlClient dagster) {
		// tag::get[]
		JobDetails details = dagster.job("daily_orders").get();

		details.ops().forEach((op) -> System.out.println(op.handle() + " depends on " + op.inputs()));
		List<String> resources = details.resourceKeys();
		// end::get[]
		return resources;
	}

	static List<String> partitionKeys(DagsterGraphQlClient dagster) {
		// tag::partition-keys[]
		List<String> days = dagster.job("daily_orders").location("etl").partitionKeys();
		// end::partition-keys[]
		return days;
	}

}
