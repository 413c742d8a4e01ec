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

package io.github.dagstergraphql.test.internal.asset;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.test.internal.run.PlannedCheck.CheckKey;
import io.github.dagstergraphql.test.internal.run.Simulation;
import io.github.dagstergraphql.test.request.RecordedReport;

/**
 * Everything that was reported about assets. Materializations and observations are also
 * events of the assets.
 */
public final class AssetReports {

	private final AssetLog log;

	private final Simulation simulation;

	private final List<RecordedReport> reports = new ArrayList<>();

	private final List<CheckExecution> evaluations = new ArrayList<>();

	/**
	 * Create an instance without reports.
	 * @param log the events of assets
	 * @param simulation the clock
	 */
	public AssetReports(AssetLog log, Simulation simulation) {
		this.log = log;
		this.simulation = simulation;
	}

	/**
	 * Record a report.
	 * @param report the report
	 */
	public synchronized void add(RecordedReport report) {
		this.reports.add(report);
		Instant now = this.simulation.now();
		if (report.checkName() != null) {
			this.evaluations.add(CheckExecution.reported(this.simulation.nextCheckId(),
					new CheckEvaluation(report.assetKey(), report.checkName(), report.passed(),
							String.valueOf(report.severity()), report.partition(), report.description(),
							report.metadata(), null, now)));
			return;
		}
		boolean materialized = report.type() == RecordedReport.Type.MATERIALIZATION;
		this.log.report(new AssetEvent(report.assetKey(),
				materialized ? AssetEvent.Type.MATERIALIZATION : AssetEvent.Type.OBSERVATION, "", null, null,
				report.partition(), report.description(), report.metadata(), tags(report), "", now));
	}

	private static Map<String, String> tags(RecordedReport report) {
		Map<String, String> tags = new LinkedHashMap<>();
		if (report.dataVersion() != null) {
			tags.put("dagster/data_version", report.dataVersion());
			tags.put("dagster/data_version_is_user_provided", "true");
		}
		return tags;
	}

	/**
	 * Return all reports.
	 * @return the reports, oldest first
	 */
	public synchronized List<RecordedReport> all() {
		return List.copyOf(this.reports);
	}

	/**
	 * Return the evaluations of a check.
	 * @param check the check
	 * @return the evaluations, oldest first
	 */
	synchronized List<CheckExecution> evaluations(CheckKey check) {
		return this.evaluations.stream().filter((evaluation) -> evaluation.check().equals(check)).toList();
	}

	/**
	 * Discard all reports.
	 */
	public synchronized void reset() {
		this.reports.clear();
		this.evaluations.clear();
	}

}
