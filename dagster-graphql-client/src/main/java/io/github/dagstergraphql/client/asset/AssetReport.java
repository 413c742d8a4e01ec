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

import io.github.dagstergraphql.client.metadata.MetadataValue;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Details of a materialization or an observation of an asset that happened outside of
 * Dagster. Immutable: each method returns a new report.
 *
 * <pre class="code">
 * dagster.asset("raw/orders")
 *     .reportMaterialization(AssetReport.create().partition("2026-11-22").metadata("rows", 1200));
 * </pre>
 *
 * @since 0.1.0
 */
public final class AssetReport {

	private static final AssetReport EMPTY = new AssetReport(null, null, null, ReportedMetadata.NONE);

	private final @Nullable String partition;

	private final @Nullable String description;

	private final @Nullable String dataVersion;

	private final ReportedMetadata metadata;

	private AssetReport(@Nullable String partition, @Nullable String description, @Nullable String dataVersion,
			ReportedMetadata metadata) {
		this.partition = partition;
		this.description = description;
		this.dataVersion = dataVersion;
		this.metadata = metadata;
	}

	/**
	 * Create a report without details.
	 * @return the report
	 */
	public static AssetReport create() {
		return EMPTY;
	}

	/**
	 * Set the partition. Defaults to none.
	 * @param partition the partition key. Dagster does not verify that the asset has this
	 * partition
	 * @return a new report
	 */
	public AssetReport partition(String partition) {
		Assert.hasText(partition, "partition must not be empty");
		return new AssetReport(partition, this.description, this.dataVersion, this.metadata);
	}

	/**
	 * Set a description, which Dagster displays with the event. Defaults to none.
	 * @param description the description
	 * @return a new report
	 */
	public AssetReport description(String description) {
		Assert.notNull(description, "description must not be null");
		return new AssetReport(this.partition, description, this.dataVersion, this.metadata);
	}

	/**
	 * Set the data version, a text that changes with the data. Dagster compares it with
	 * the version that downstream assets have been materialized from. Defaults to none.
	 * @param dataVersion the data version
	 * @return a new report
	 */
	public AssetReport dataVersion(String dataVersion) {
		Assert.hasText(dataVersion, "data version must not be empty");
		return new AssetReport(this.partition, this.description, dataVersion, this.metadata);
	}

	/**
	 * Add metadata, or replace that with the same label. The kind of the value in Dagster
	 * depends on its type: numbers become {@link MetadataValue.Int} or
	 * {@link MetadataValue.Float}, booleans {@link MetadataValue.Bool}, maps, lists and
	 * objects {@link MetadataValue.Json}, {@code null} {@link MetadataValue.Null}, and
	 * texts, dates, enums and UUIDs {@link MetadataValue.Text}.
	 * @param label the label
	 * @param value any value that Jackson can write, or a {@link MetadataValue} of one of
	 * these kinds
	 * @return a new report
	 * @throws IllegalArgumentException if the value cannot be written without a loss, or
	 * is a {@link MetadataValue} of a kind that a report cannot have, such as
	 * {@link MetadataValue.Url}
	 */
	public AssetReport metadata(String label, @Nullable Object value) {
		return new AssetReport(this.partition, this.description, this.dataVersion, this.metadata.with(label, value));
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
	 * Return the data version.
	 * @return the data version, or {@code null} for none
	 */
	public @Nullable String dataVersion() {
		return this.dataVersion;
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
		return this == other || (other instanceof AssetReport report && Objects.equals(this.partition, report.partition)
				&& Objects.equals(this.description, report.description)
				&& Objects.equals(this.dataVersion, report.dataVersion) && this.metadata.equals(report.metadata));
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.partition, this.description, this.dataVersion, this.metadata);
	}

	/**
	 * Return the partition and the labels of the metadata, but neither the values nor the
	 * description, which may be confidential.
	 */
	@Override
	public String toString() {
		return "AssetReport[partition " + this.partition + ", metadata " + this.metadata + "]";
	}

}
