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

package io.github.dagstergraphql.client.internal.run.event;

import java.time.Instant;
import java.util.List;

import io.github.dagstergraphql.client.event.AssetCheckSeverity;
import io.github.dagstergraphql.client.event.AssetEvent.TargetMaterialization;
import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.internal.metadata.AssetKeys;
import io.github.dagstergraphql.client.internal.metadata.MetadataReader;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.shape.Tokens;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.metadata.MetadataEntry;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * An {@code AssetCheckEvaluation}.
 *
 * @param assetKey the checked asset, or {@code null} if it was not selected
 * @param checkName the name of the check, or {@code null} if it was not selected
 * @param success whether the check has passed
 * @param severity the severity
 * @param timestamp the time of the evaluation
 * @param description the description, or {@code null}
 * @param metadata the metadata
 * @param target the materialization that was checked, or {@code null}
 */
public record CheckEvaluation(@Nullable AssetKey assetKey, @Nullable String checkName, @Nullable Boolean success,
		@Nullable AssetCheckSeverity severity, @Nullable Instant timestamp, @Nullable String description,
		List<MetadataEntry> metadata, @Nullable TargetMaterialization target) {

	static CheckEvaluation read(JsonParser parser) {
		Tokens.requireObject(parser, "evaluation");
		AssetKey assetKey = null;
		String checkName = null;
		Boolean success = null;
		AssetCheckSeverity severity = null;
		Instant timestamp = null;
		String description = null;
		List<MetadataEntry> metadata = List.of();
		TargetMaterialization target = null;
		for (String field = parser.nextName(); field != null; field = parser.nextName()) {
			parser.nextToken();
			switch (field) {
				case "assetKey" -> {
					assetKey = AssetKeys.read(parser, field);
				}
				case "checkName" -> {
					checkName = Tokens.text(parser, field);
				}
				case "success" -> {
					success = Tokens.bool(parser, field);
				}
				case "severity" -> {
					severity = severity(Tokens.requiredText(parser, field));
				}
				case "timestamp" -> {
					timestamp = Required.time(Tokens.number(parser, field), "evaluation.timestamp");
				}
				case "description" -> {
					description = Tokens.text(parser, field);
				}
				case "metadataEntries" -> {
					metadata = MetadataReader.readAll(parser);
				}
				case "targetMaterialization" -> {
					target = target(parser);
				}
				default -> parser.skipChildren();
			}
		}
		return new CheckEvaluation(assetKey, checkName, success, severity, timestamp, description, metadata, target);
	}

	private static AssetCheckSeverity severity(String name) {
		return switch (name) {
			case "WARN" -> AssetCheckSeverity.WARN;
			case "ERROR" -> AssetCheckSeverity.ERROR;
			default -> AssetCheckSeverity.UNKNOWN;
		};
	}

	private static @Nullable TargetMaterialization target(JsonParser parser) {
		if (!Tokens.isObject(parser, "targetMaterialization")) {
			return null;
		}
		String runId = null;
		String storageId = null;
		Double timestamp = null;
		for (String field = parser.nextName(); field != null; field = parser.nextName()) {
			parser.nextToken();
			switch (field) {
				case "runId" -> {
					runId = Tokens.text(parser, field);
				}
				case "storageId" -> {
					storageId = Tokens.id(parser, field);
				}
				case "timestamp" -> {
					timestamp = Tokens.number(parser, field);
				}
				default -> parser.skipChildren();
			}
		}
		return new TargetMaterialization(Required.field(runId, "targetMaterialization.runId"),
				Required.field(storageId, "targetMaterialization.storageId"),
				Required.time(timestamp, "targetMaterialization.timestamp"));
	}

	void addTo(RunEvent.Builder event) {
		event.assetKey(this.assetKey)
			.checkName(this.checkName)
			.success(this.success)
			.severity(this.severity)
			.evaluated(this.timestamp)
			.metadata(this.metadata)
			.targetMaterialization(this.target);
	}

}
