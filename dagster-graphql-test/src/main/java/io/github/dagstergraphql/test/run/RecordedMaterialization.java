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

package io.github.dagstergraphql.test.run;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.dagstergraphql.client.key.AssetKey;
import org.jspecify.annotations.Nullable;

/**
 * A materialization of an asset by a run or a report.
 *
 * @param assetKey the asset
 * @param partition the partition key, or {@code null}
 * @param runId the run, or {@code null} if the materialization was reported
 * @param metadata the metadata by label
 * @param time the time of the materialization
 * @since 0.1.0
 */
public record RecordedMaterialization(AssetKey assetKey, @Nullable String partition, @Nullable String runId,
		Map<String, MetadataValue> metadata, Instant time) {

	/**
	 * Create a materialization.
	 */
	public RecordedMaterialization {
		metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
	}

}
