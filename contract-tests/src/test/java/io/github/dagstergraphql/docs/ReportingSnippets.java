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

import java.util.Map;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.asset.AssetCheckReport;
import io.github.dagstergraphql.client.asset.AssetReport;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.event.AssetCheckSeverity;

/**
 * Examples of the page on reports.
 */
final class ReportingSnippets {

	private ReportingSnippets() {
	}

	static void materialization(DagsterGraphQlClient dagster, long rows) {
		// tag::materialization[]
		dagster.asset("raw/orders")
			.reportMaterialization(AssetReport.create()
				.partition("2026-11-22")
				.description("Loaded by the order service")
				.metadata("rows", rows)
				.metadata("files", Map.of("orders.csv", 2)));
		// end::materialization[]
	}

	static void observation(DagsterGraphQlClient dagster, String etag) {
		// tag::observation[]
		dagster.asset("vendor/prices").reportObservation(AssetReport.create().dataVersion(etag));
		// end::observation[]
	}

	static void check(DagsterGraphQlClient dagster, int duplicates) {
		// tag::check[]
		dagster.asset("raw/orders")
			.reportCheck(AssetCheckReport.of("no_duplicates", duplicates == 0)
				.severity(AssetCheckSeverity.WARN)
				.metadata("duplicates", duplicates));
		// end::check[]
	}

	static boolean isRecorded(DagsterGraphQlClient dagster) {
		// tag::outcome[]
		try {
			dagster.asset("raw/orders").reportMaterialization();
			return true;
		}
		catch (DagsterGraphQlClientException ex) {
			if (!ex.isOutcomeUnknown()) {
				throw ex;
			}
			return false;
		}
		// end::outcome[]
	}

	static void wipe(DagsterGraphQlClient dagster) {
		// tag::wipe[]
		dagster.asset("raw/orders").wipe();
		// end::wipe[]
	}

}
