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

package io.github.dagstergraphql.client.asset;

import java.util.Map;
import java.util.Objects;

import io.github.dagstergraphql.client.event.AssetCheckSeverity;
import io.github.dagstergraphql.client.metadata.MetadataValue;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Evaluation of an asset check that happened outside of Dagster. Immutable: each method
 * returns a new report.
 *
 * <pre class="code">
 * dagster.asset("raw/orders").reportCheck(AssetCheckReport.failed("no_duplicates").metadata("duplicates", 3));
 * </pre>
 *
 * @since 0.1.0
 */
public final class AssetCheckReport {

	private final String checkName;

	private final boolean passed;

	private final AssetCheckSeverity severity;

	private final @Nullable String partition;

	private final @Nullable String description;

	private final ReportedMetadata metadata;

	private AssetCheckReport(String checkName, boolean passed, AssetCheckSeverity severity, @Nullable String partition,
			@Nullable String description, ReportedMetadata metadata) {
		this.checkName = checkName;
		this.passed = passed;
		this.severity = severity;
		this.partition = partition;
		this.description = description;
		this.metadata = metadata;
	}

	/**
	 * Create a report of a check that has passed.
	 * @param checkName the name of the check. Dagster does not verify that the asset has
	 * this check
	 * @return the report
	 */
	public static AssetCheckReport passed(String checkName) {
		return of(checkName, true);
	}

	/**
	 * Create a report of a check that has failed.
	 * @param checkName the name of the check. Dagster does not verify that the asset has
	 * this check
	 * @return the report
	 */
	public static AssetCheckReport failed(String checkName) {
		return of(checkName, false);
	}

	/**
	 * Create a report of a check.
	 * @param checkName the name of the check. Dagster does not verify that the asset has
	 * this check
	 * @param passed whether the check has passed
	 * @return the report
	 */
	public static AssetCheckReport of(String checkName, boolean passed) {
		Assert.hasText(checkName, "check name must not be empty");
		return new AssetCheckReport(checkName, passed, AssetCheckSeverity.ERROR, null, null, ReportedMetadata.NONE);
	}

	/**
	 * Set the severity of a failure. Defaults to {@link AssetCheckSeverity#ERROR}.
	 * @param severity the severity, other than {@link AssetCheckSeverity#UNKNOWN}
	 * @return a new report
	 */
	public AssetCheckReport severity(AssetCheckSeverity severity) {
		Assert.notNull(severity, "severity must not be null");
		Assert.isTrue(severity != AssetCheckSeverity.UNKNOWN, "severity must not be UNKNOWN");
		return new AssetCheckReport(this.checkName, this.passed, severity, this.partition, this.description,
				this.metadata);
	}

	/**
	 * Set the partition. Defaults to none. Requires Dagster 1.13 or later.
	 * @param partition the partition key. Dagster does not verify that the asset has this
	 * partition
	 * @return a new report
	 */
	public AssetCheckReport partition(String partition) {
		Assert.hasText(partition, "partition must not be empty");
		return new AssetCheckReport(this.checkName, this.passed, this.severity, partition, this.description,
				this.metadata);
	}

	/**
	 * Set a description, which Dagster displays with the evaluation. Defaults to none.
	 * Requires Dagster 1.13 or later.
	 * @param description the description
	 * @return a new report
	 */
	public AssetCheckReport description(String description) {
		Assert.notNull(description, "description must not be null");
		return new AssetCheckReport(this.checkName, this.passed, this.severity, this.partition, description,
				this.metadata);
	}

	/**
	 * Add metadata, or replace that with the same label. Requires Dagster 1.8.13 or
	 * later.
	 * @param label the label
	 * @param value any value that Jackson can write, or a {@link MetadataValue}, as in
	 * {@link AssetReport#metadata(String, Object)}
	 * @return a new report
	 * @throws IllegalArgumentException if the value cannot be written without a loss, or
	 * is a {@link MetadataValue} of a kind that a report cannot have
	 */
	public AssetCheckReport metadata(String label, @Nullable Object value) {
		return new AssetCheckReport(this.checkName, this.passed, this.severity, this.partition, this.description,
				this.metadata.with(label, value));
	}

	/**
	 * Return the name of the check.
	 * @return the name
	 */
	public String checkName() {
		return this.checkName;
	}

	/**
	 * Return whether the check has passed.
	 * @return {@code false} if it has failed
	 */
	public boolean isPassed() {
		return this.passed;
	}

	/**
	 * Return the severity of a failure.
	 * @return the severity
	 */
	public AssetCheckSeverity severity() {
		return this.severity;
	}

	/**
	 * Return the partition.
	 * @return the partition key, or {@code null} for none
	 */
	public @Nullable String partition() {
		return this.partition;
	}

	/**
	 * Return the description.
	 * @return the description, or {@code null} for none
	 */
	public @Nullable String description() {
		return this.description;
	}

	/**
	 * Return the metadata.
	 * @return the values by label, unmodifiable
	 */
	public Map<String, MetadataValue> metadata() {
		return this.metadata.values();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof AssetCheckReport report && this.checkName.equals(report.checkName)
				&& this.passed == report.passed && this.severity == report.severity
				&& Objects.equals(this.partition, report.partition)
				&& Objects.equals(this.description, report.description) && this.metadata.equals(report.metadata));
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.checkName, this.passed, this.severity, this.partition, this.description,
				this.metadata);
	}

	/**
	 * Return the check, its result and the labels of the metadata, but neither the values
	 * nor the description, which may be confidential.
	 */
	@Override
	public String toString() {
		return "AssetCheckReport[" + this.checkName + (this.passed ? " passed" : " failed") + ", partition "
				+ this.partition + ", metadata " + this.metadata + "]";
	}

}
