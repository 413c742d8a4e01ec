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

package io.github.dagstergraphql.test;

import java.util.List;
import java.util.stream.Collectors;

import io.github.dagstergraphql.test.internal.http.PendingFault;
import io.github.dagstergraphql.test.request.RecordedReport;
import io.github.dagstergraphql.test.run.RecordedLaunch;
import io.github.dagstergraphql.test.run.RecordedMaterialization;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on the requests that an {@link EmbeddedDagster} has received.
 *
 * @since 0.1.0
 */
public final class EmbeddedDagsterAssert extends AbstractAssert<EmbeddedDagsterAssert, EmbeddedDagster> {

	EmbeddedDagsterAssert(EmbeddedDagster dagster) {
		super(dagster, EmbeddedDagsterAssert.class);
	}

	/**
	 * Verify that a job was launched, and continue with its launches. Rejected launches
	 * do not count.
	 * @param job the name of the job
	 * @return assertions on the launches of the job
	 */
	public LaunchesAssert launched(String job) {
		isNotNull();
		return new LaunchesAssert(this.actual.launches(), job);
	}

	/**
	 * Verify that a job was not launched.
	 * @param job the name of the job
	 * @return this assertion object
	 */
	public EmbeddedDagsterAssert hasNotLaunched(String job) {
		isNotNull();
		List<RecordedLaunch> launches = this.actual.launches();
		if (launches.stream().anyMatch((launch) -> launch.isAccepted() && launch.job().equals(job))) {
			throw failure("Expected no launch of \"%s\", but found%s", job, LaunchesAssert.describe(launches));
		}
		return this;
	}

	/**
	 * Verify that nothing was launched.
	 * @return this assertion object
	 */
	public EmbeddedDagsterAssert hasLaunchedNothing() {
		isNotNull();
		List<RecordedLaunch> launches = this.actual.launches();
		if (launches.stream().anyMatch(RecordedLaunch::isAccepted)) {
			throw failure("Expected no launches, but found%s", LaunchesAssert.describe(launches));
		}
		return this;
	}

	/**
	 * Verify that a code location was reloaded.
	 * @param location the name of the code location
	 * @return this assertion object
	 */
	public EmbeddedDagsterAssert reloaded(String location) {
		isNotNull();
		if (!this.actual.reloads().contains(location)) {
			throw failure("Expected a reload of \"%s\", but found %s", location, this.actual.reloads());
		}
		return this;
	}

	/**
	 * Verify that an asset has been materialized, by a run or by a report, and continue
	 * with its materializations. A run materializes an asset when its step ends, so that
	 * a test has to wait for the run.
	 * @param asset the asset key, with slashes between its components
	 * @return assertions on the materializations
	 */
	public MaterializationsAssert materialized(String asset) {
		isNotNull();
		return new MaterializationsAssert(this.actual.materializations(), asset);
	}

	/**
	 * Verify that an asset has not been materialized, neither by a run nor by a report.
	 * @param asset the asset key, with slashes between its components
	 * @return this assertion object
	 */
	public EmbeddedDagsterAssert hasNotMaterialized(String asset) {
		isNotNull();
		List<RecordedMaterialization> found = MaterializationsAssert.of(this.actual.materializations(), asset);
		if (!found.isEmpty()) {
			throw failure("Expected no materialization of \"%s\", but found%s", asset,
					MaterializationsAssert.describe(found));
		}
		return this;
	}

	/**
	 * Verify that a materialization of an asset was reported, and continue with these
	 * reports. Materializations by runs do not count.
	 * @param asset the asset key, with slashes between its components
	 * @return assertions on the reports
	 */
	public ReportsAssert reportedMaterialization(String asset) {
		isNotNull();
		return new ReportsAssert(this.actual.reports(), RecordedReport.Type.MATERIALIZATION, asset, null);
	}

	/**
	 * Verify that an observation of an asset was reported, and continue with these
	 * reports. Observations by runs do not count.
	 * @param asset the asset key, with slashes between its components
	 * @return assertions on the reports
	 */
	public ReportsAssert reportedObservation(String asset) {
		isNotNull();
		return new ReportsAssert(this.actual.reports(), RecordedReport.Type.OBSERVATION, asset, null);
	}

	/**
	 * Verify that the evaluation of an asset check was reported, and continue with these
	 * reports. Evaluations by runs do not count.
	 * @param asset the asset key, with slashes between its components
	 * @param checkName the name of the check
	 * @return assertions on the reports
	 */
	public ReportsAssert reportedCheck(String asset, String checkName) {
		isNotNull();
		return new ReportsAssert(this.actual.reports(), RecordedReport.Type.CHECK, asset, checkName);
	}

	/**
	 * Verify that nothing was reported about any asset.
	 * @return this assertion object
	 */
	public EmbeddedDagsterAssert hasReportedNothing() {
		isNotNull();
		List<RecordedReport> reports = this.actual.reports();
		if (!reports.isEmpty()) {
			throw failure("Expected no reports, but found%s", ReportsAssert.describe(reports));
		}
		return this;
	}

	/**
	 * Verify that each injected fault has occurred as often as specified.
	 * @return this assertion object
	 */
	public EmbeddedDagsterAssert hasNoUnusedFaults() {
		isNotNull();
		List<PendingFault> pending = this.actual.pendingFaults();
		if (!pending.isEmpty()) {
			throw failure("Expected all faults to have occurred, but found%s",
					pending.stream().map(PendingFault::toString).collect(Collectors.joining("\n  ", "\n  ", "\n")));
		}
		return this;
	}

}
