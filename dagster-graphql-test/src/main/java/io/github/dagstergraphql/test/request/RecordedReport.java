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

package io.github.dagstergraphql.test.request;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.test.run.MetadataValue;
import org.jspecify.annotations.Nullable;

/**
 * A report about an asset that the server has accepted.
 *
 * @param type the type of the report
 * @param assetKey the asset
 * @param partition the partition key, or {@code null}
 * @param description the description, or {@code null}
 * @param dataVersion the data version, or {@code null}
 * @param metadata the metadata by label, with the kinds that Dagster infers from the
 * values; unmodifiable
 * @param checkName the name of the check, or {@code null} if this is no evaluation of a
 * check
 * @param passed whether the check has passed; {@code false} if this is no evaluation of a
 * check
 * @param severity the severity of the evaluation, {@code WARN} or {@code ERROR}, or
 * {@code null} if this is no evaluation of a check
 * @param clientName the name of the client, as in {@code dagster.clients}, or
 * {@code default}; {@code null} if the client does not send its name, as only those of
 * Spring Boot tests do
 * @since 0.1.0
 */
public record RecordedReport(Type type, AssetKey assetKey, @Nullable String partition, @Nullable String description,
		@Nullable String dataVersion, Map<String, MetadataValue> metadata, @Nullable String checkName, boolean passed,
		@Nullable String severity, @Nullable String clientName) {

	/**
	 * Create a report with a copy of the metadata.
	 */
	public RecordedReport {
		metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
	}

	/**
	 * Type of a report.
	 */
	public enum Type {

		/** The asset has been materialized. */
		MATERIALIZATION,

		/** The asset has been observed. */
		OBSERVATION,

		/** A check of the asset has been evaluated. */
		CHECK

	}

}
