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
 * A materialization or an observation of an asset.
 *
 * @param key the asset
 * @param type the type of the event
 * @param runId the run, or an empty text if none has logged the event
 * @param step the step, or {@code null}
 * @param job the job of the run, or {@code null}
 * @param partition the partition, or {@code null}
 * @param description the description, or {@code null}
 * @param metadata the metadata by label
 * @param tags the tags, such as the data version
 * @param message the message of the event
 * @param time the time of the event
 */
public record AssetEvent(AssetKey key, Type type, String runId, @Nullable String step, @Nullable String job,
		@Nullable String partition, @Nullable String description, Map<String, MetadataValue> metadata,
		Map<String, String> tags, String message, Instant time) {

	/**
	 * Create an event.
	 */
	public AssetEvent {
		metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
		tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
	}

	/**
	 * Type of an event, with its GraphQL type and its {@code DagsterEventType}.
	 */
	public enum Type {

		/** The asset has been materialized. */
		MATERIALIZATION("MaterializationEvent", "ASSET_MATERIALIZATION"),

		/** The asset has been observed. */
		OBSERVATION("ObservationEvent", "ASSET_OBSERVATION");

		private final String typeName;

		private final String eventType;

		Type(String typeName, String eventType) {
			this.typeName = typeName;
			this.eventType = eventType;
		}

		/**
		 * Return the GraphQL type.
		 * @return the name of the type
		 */
		public String typeName() {
			return this.typeName;
		}

		/**
		 * Return the {@code DagsterEventType}.
		 * @return the name of the value
		 */
		public String eventType() {
			return this.eventType;
		}

	}

}
