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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.test.run.MetadataValue;
import org.jspecify.annotations.Nullable;

/**
 * Result of an asset check.
 *
 * @param key the asset
 * @param checkName the name of the check
 * @param passed whether the check has passed
 * @param severity the severity
 * @param partition the partition, or {@code null}
 * @param description the description, or {@code null}
 * @param metadata the metadata by label
 * @param target the materialization that was checked, or {@code null}
 * @param time the time of the evaluation
 */
public record CheckEvaluation(AssetKey key, String checkName, boolean passed, String severity,
		@Nullable String partition, @Nullable String description, Map<String, MetadataValue> metadata,
		@Nullable AssetEvent target, Instant time) {

	/**
	 * Create an evaluation.
	 */
	public CheckEvaluation {
		metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
	}

}
