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

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.test.request.RecordedReport;
import io.github.dagstergraphql.test.run.MetadataValue;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on the reports about an asset. Each restricts the reports further and fails
 * when none is left.
 *
 * @since 0.1.0
 */
public final class ReportsAssert extends AbstractAssert<ReportsAssert, List<RecordedReport>> {

	private final List<RecordedReport> all;

	private final String expectation;

	ReportsAssert(List<RecordedReport> all, RecordedReport.Type type, String asset, @Nullable String checkName) {
		this(all,
				all.stream()
					.filter((report) -> report.type() == type && report.assetKey().equals(AssetKey.parse(asset))
							&& (checkName == null || checkName.equals(report.checkName())))
					.toList(),
				"a report of " + describe(type, asset, checkName));
	}

	private ReportsAssert(List<RecordedReport> all, List<RecordedReport> matching, String expectation) {
		super(matching, ReportsAssert.class);
		this.all = all;
		this.expectation = expectation;
		if (matching.isEmpty()) {
			throw failure("Expected %s, but found%s", expectation, describe(all));
		}
	}

	/**
	 * Restrict to reports about this partition.
	 * @param partition the partition key
	 * @return assertions on these reports
	 */
	public ReportsAssert forPartition(String partition) {
		return keep("for the partition \"" + partition + "\"", (report) -> partition.equals(report.partition()));
	}

	/**
	 * Restrict to reports with this metadata. Further metadata is allowed.
	 * @param label the label
	 * @param value the value, as in {@link MetadataValue#of(Object)}
	 * @return assertions on these reports
	 */
	public ReportsAssert withMetadata(String label, @Nullable Object value) {
		MetadataValue expected = MetadataValue.of(value);
		return keep("with the metadata " + label + " = " + value,
				(report) -> expected.equals(report.metadata().get(label)));
	}

	/**
	 * Restrict to reports with this data version.
	 * @param dataVersion the data version
	 * @return assertions on these reports
	 */
	public ReportsAssert withDataVersion(String dataVersion) {
		return keep("with the data version \"" + dataVersion + "\"",
				(report) -> dataVersion.equals(report.dataVersion()));
	}

	/**
	 * Restrict to reports with this description.
	 * @param description the description
	 * @return assertions on these reports
	 */
	public ReportsAssert withDescription(String description) {
		return keep("with the description \"" + description + "\"",
				(report) -> description.equals(report.description()));
	}

	/**
	 * Restrict to reports of a check that has passed.
	 * @return assertions on these reports
	 */
	public ReportsAssert passed() {
		return keep("that passed", RecordedReport::passed);
	}

	/**
	 * Restrict to reports of a check that has failed.
	 * @param severity the severity, {@code WARN} or {@code ERROR}
	 * @return assertions on these reports
	 */
	public ReportsAssert failed(String severity) {
		return keep("that failed with the severity " + severity,
				(report) -> !report.passed() && severity.equals(report.severity()));
	}

	/**
	 * Restrict to reports by this client. Only the clients of Spring Boot tests send
	 * their names to the server.
	 * @param clientName the name as in {@code dagster.clients}, or {@code default} for
	 * the client without a name
	 * @return assertions on these reports
	 */
	public ReportsAssert byClient(String clientName) {
		return keep("by the client \"" + clientName + "\"", (report) -> clientName.equals(report.clientName()));
	}

	/**
	 * Verify that exactly one report matches.
	 * @return this assertion object
	 */
	public ReportsAssert once() {
		return times(1);
	}

	/**
	 * Verify the number of matching reports.
	 * @param expected the number of reports
	 * @return this assertion object
	 */
	public ReportsAssert times(int expected) {
		if (this.actual.size() != expected) {
			throw failure("Expected %s %s, but found it %d times in%s", this.expectation,
					(expected == 1) ? "once" : expected + " times", this.actual.size(), describe(this.all));
		}
		return this;
	}

	private ReportsAssert keep(String condition, Predicate<RecordedReport> predicate) {
		ReportsAssert next = new ReportsAssert(this.all, this.actual.stream().filter(predicate).toList(),
				this.expectation + " " + condition);
		next.info.description(this.info.description());
		return next;
	}

	/**
	 * Return a description of reports, one per line.
	 * @param reports the reports
	 * @return the text
	 */
	static String describe(List<RecordedReport> reports) {
		if (reports.isEmpty()) {
			return " no reports";
		}
		return reports.stream().map(ReportsAssert::describe).collect(Collectors.joining("\n  ", "\n  ", "\n"));
	}

	private static String describe(RecordedReport.Type type, String asset, @Nullable String checkName) {
		return switch (type) {
			case MATERIALIZATION -> "a materialization of \"" + asset + "\"";
			case OBSERVATION -> "an observation of \"" + asset + "\"";
			case CHECK -> "the check \"" + checkName + "\" of \"" + asset + "\"";
		};
	}

	private static String describe(RecordedReport report) {
		List<String> parts = new ArrayList<>();
		parts.add(describe(report.type(), report.assetKey().toString(), report.checkName()));
		if (report.checkName() != null) {
			parts.add(report.passed() ? "passed" : "failed with " + report.severity());
		}
		if (report.partition() != null) {
			parts.add("partition " + report.partition());
		}
		if (report.dataVersion() != null) {
			parts.add("data version " + report.dataVersion());
		}
		if (report.description() != null) {
			parts.add("description " + report.description());
		}
		report.metadata().forEach((label, value) -> parts.add(label + " = " + value.value()));
		if (report.clientName() != null) {
			parts.add("client " + report.clientName());
		}
		return String.join(", ", parts);
	}

}
