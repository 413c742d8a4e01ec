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

package io.github.dagstergraphql.test.internal.graphql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.test.internal.asset.AssetReports;
import io.github.dagstergraphql.test.internal.json.JsonObject;
import io.github.dagstergraphql.test.internal.json.JsonText;
import io.github.dagstergraphql.test.request.RecordedReport;
import io.github.dagstergraphql.test.run.MetadataValue;
import org.jspecify.annotations.Nullable;

/**
 * Mutations that report the evaluation of asset checks.
 */
final class ReportFields {

	private final AssetReports reports;

	ReportFields(AssetReports reports) {
		this.reports = reports;
	}

	Node report(JsonObject params, @Nullable String clientName) {
		AssetKey key = AssetFields.key(params.object("assetKey"));
		String checkName = params.text("checkName");
		String severity = params.textOrNull("severity");
		List<String> given = params.textsOrNull("partitionKeys");
		List<@Nullable String> partitions = new ArrayList<>();
		if (given != null) {
			partitions.addAll(given);
		}
		else {
			partitions.add(null);
		}
		for (String partition : partitions) {
			this.reports.add(new RecordedReport(RecordedReport.Type.CHECK, key, partition,
					params.textOrNull("description"), null, metadata(params.textOrNull("serializedMetadata")),
					checkName, Boolean.TRUE.equals(params.value("passed")), (severity != null) ? severity : "ERROR",
					clientName));
		}
		return Node.of("ReportAssetCheckEvaluationsSuccess")
			.with("assetKey", AssetFields.keyNode(key))
			.with("checkName", checkName);
	}

	private static Map<String, MetadataValue> metadata(@Nullable String json) {
		Map<String, MetadataValue> metadata = new LinkedHashMap<>();
		if (json != null && JsonText.read(json) instanceof Map<?, ?> values) {
			values.forEach((label, value) -> metadata.put(String.valueOf(label), MetadataValue.of(value)));
		}
		return metadata;
	}

}
