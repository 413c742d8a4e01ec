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

package io.github.dagstergraphql.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.asset.AssetCheckReport;
import io.github.dagstergraphql.client.asset.AssetHandle;
import io.github.dagstergraphql.client.asset.AssetNotFoundException;
import io.github.dagstergraphql.client.asset.AssetReport;
import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.event.AssetCheckSeverity;
import io.github.dagstergraphql.client.key.AssetKey;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Reports about assets, and the deletion of their history.
 */
abstract class ReportContract {

	private static final String METADATA = """
			metadataEntries {
			  __typename
			  label
			  ... on IntMetadataEntry { intRepr }
			  ... on FloatMetadataEntry { floatValue }
			  ... on TextMetadataEntry { text }
			  ... on BoolMetadataEntry { boolValue }
			  ... on JsonMetadataEntry { jsonString }
			}""";

	private static final String EVENTS = """
			query Events($key: AssetKeyInput!) {
			  assetOrError(assetKey: $key) {
			    ... on Asset {
			      assetMaterializations(limit: 2) { ...Materialization }
			      assetObservations(limit: 2) { ...Observation }
			    }
			  }
			}
			fragment Materialization on MaterializationEvent {
			  runId partition description tags { key value }
			  %s
			}
			fragment Observation on ObservationEvent {
			  runId partition description tags { key value }
			  %s
			}
			""".formatted(METADATA, METADATA);

	private static final String EXECUTIONS = """
			query Executions($key: AssetKeyInput!, $check: String!) {
			  assetCheckExecutions(assetKey: $key, checkName: $check, limit: 5) {
			    runId
			    status
			    evaluation {
			      severity
			      success
			      %s
			    }
			  }
			}
			""".formatted(METADATA);

	private final AssetKey key = AssetKey.of("reported", UUID.randomUUID().toString(), "a/b");

	abstract DagsterServer server();

	@Test
	void materializationsKeepTheirDetails() {
		if (tooOld(() -> asset().reportMaterialization())) {
			return;
		}
		asset().reportMaterialization();
		asset().reportMaterialization(details());
		List<JsonNode> events = events("assetMaterializations");
		assertThat(events).hasSize(2);
		checkDetails(events.get(0));
		assertThat(events.get(1).path("partition").isNull()).isTrue();
		assertThat(events.get(1).path("tags")).isEmpty();
		assertThat(events.get(1).path("metadataEntries")).isEmpty();
	}

	@Test
	void observationsKeepTheirDetails() {
		if (tooOld(() -> asset().reportObservation(AssetReport.create()))) {
			return;
		}
		asset().reportObservation(details());
		List<JsonNode> events = events("assetObservations");
		assertThat(events).hasSize(1);
		checkDetails(events.get(0));
		assertThat(events("assetMaterializations")).isEmpty();
	}

	private static AssetReport details() {
		return AssetReport.create()
			.partition("2026-11-22")
			.description("nightly")
			.dataVersion("v7")
			.metadata("rows", 12_345_678_901L)
			.metadata("ratio", 5.0)
			.metadata("text", "5")
			.metadata("whole", true)
			.metadata("nothing", null)
			.metadata("files", Map.of("a.csv", List.of(1, 2)));
	}

	private static void checkDetails(JsonNode event) {
		assertThat(event.path("runId").asString()).isEmpty();
		assertThat(event.path("partition").asString()).isEqualTo("2026-11-22");
		assertThat(event.path("description").asString()).isEqualTo("nightly");
		assertThat(event.path("tags")
			.valueStream()
			.map((tag) -> tag.path("key").asString() + "=" + tag.path("value").asString()))
			.contains("dagster/data_version=v7", "dagster/data_version_is_user_provided=true");
		assertThat(entries(event)).containsExactlyInAnyOrder("IntMetadataEntry rows 12345678901",
				"FloatMetadataEntry ratio 5.0", "TextMetadataEntry text 5", "BoolMetadataEntry whole true",
				"NullMetadataEntry nothing", "JsonMetadataEntry files {\"a.csv\": [1, 2]}");
	}

	@Test
	void checksKeepTheirDetails() {
		if (tooOld(() -> asset().reportCheck(AssetCheckReport.passed("unique")))) {
			return;
		}
		asset().reportCheck(AssetCheckReport.passed("unique"));
		asset().reportCheck(AssetCheckReport.failed("unique").severity(AssetCheckSeverity.WARN));
		List<JsonNode> executions = executions("unique");
		assertThat(executions).hasSize(2);
		assertThat(executions.get(0).path("status").asString()).isEqualTo("FAILED");
		assertThat(executions.get(0).path("evaluation").path("severity").asString()).isEqualTo("WARN");
		assertThat(executions.get(1).path("status").asString()).isEqualTo("SUCCEEDED");
		assertThat(executions.get(1).path("runId").asString()).isEmpty();
	}

	@Test
	void metadataOfChecksIsSentOnlyIfTheServerCanReadIt() {
		AssetCheckReport report = AssetCheckReport.failed("complete").metadata("rows", 5).metadata("text", "5");
		if (!server().isAtLeast(9)) {
			if (!server().isLegacy()) {
				assertThatExceptionOfType(UnsupportedServerVersionException.class)
					.isThrownBy(() -> asset().reportCheck(report));
			}
			return;
		}
		asset().reportCheck(report);
		assertThat(entries(executions("complete").get(0).path("evaluation")))
			.containsExactlyInAnyOrder("IntMetadataEntry rows 5", "TextMetadataEntry text 5");
	}

	@Test
	void checksOfPartitionsKeepTheirDetails() {
		AssetCheckReport report = AssetCheckReport.passed("fresh")
			.partition("2026-11-22")
			.description("nightly")
			.metadata("rows", 5);
		if (!server().isAtLeast(13)) {
			if (!server().isLegacy()) {
				assertThatExceptionOfType(UnsupportedServerVersionException.class)
					.isThrownBy(() -> asset().reportCheck(report));
			}
			return;
		}
		asset().reportCheck(report);
		JsonNode evaluation = server().client()
			.graphql()
			.document(EXECUTIONS.replace("severity", "partition description severity"))
			.variables(Map.of("key", Map.of("path", this.key.path()), "check", "fresh"))
			.retrieve("assetCheckExecutions")
			.toEntityList(JsonNode.class)
			.get(0)
			.path("evaluation");
		assertThat(evaluation.path("partition").asString()).isEqualTo("2026-11-22");
		assertThat(evaluation.path("description").asString()).isEqualTo("nightly");
		assertThat(evaluation.path("success").asBoolean()).isTrue();
		assertThat(entries(evaluation)).containsExactly("IntMetadataEntry rows 5");
	}

	@Test
	void wipesAssets() {
		if (server().isLegacy()) {
			return;
		}
		if (!server().isAtLeast(5)) {
			asset().wipe();
			return;
		}
		AssetHandle other = server().client().asset(AssetKey.of("reported", UUID.randomUUID().toString()));
		asset().reportMaterialization();
		other.reportMaterialization();
		asset().wipe();
		asset().wipe();
		assertThat(events("assetMaterializations")).isEmpty();
		assertThat(events(other.key(), "assetMaterializations")).hasSize(1);
	}

	@Test
	void wipesPartitionsOfDefinedAssetsOnly() {
		if (!server().isAtLeast(8)) {
			if (!server().isLegacy()) {
				assertThatExceptionOfType(UnsupportedServerVersionException.class)
					.isThrownBy(() -> asset().wipePartitions("2026-11-22", "2026-11-23"))
					.withMessageContaining("requires Dagster 1.8.0 or later");
			}
			return;
		}
		assertThatExceptionOfType(AssetNotFoundException.class)
			.isThrownBy(() -> asset().wipePartitions("2026-11-22", "2026-11-23"))
			.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isFalse());
	}

	private AssetHandle asset() {
		return server().client().asset(this.key);
	}

	private boolean tooOld(ThrowingCallable report) {
		if (server().isAtLeast(5)) {
			return false;
		}
		if (!server().isLegacy()) {
			assertThatExceptionOfType(UnsupportedServerVersionException.class).isThrownBy(report)
				.withMessageContaining("requires Dagster 1.5.4 or later");
		}
		return true;
	}

	private List<JsonNode> events(String field) {
		return events(this.key, field);
	}

	private List<JsonNode> events(AssetKey key, String field) {
		DagsterGraphQlClient client = server().client();
		return client.graphql()
			.document(EVENTS)
			.variables(Map.of("key", Map.of("path", key.path())))
			.retrieve("assetOrError." + field)
			.toEntityList(JsonNode.class);
	}

	private List<JsonNode> executions(String check) {
		return server().client()
			.graphql()
			.document(EXECUTIONS)
			.variables(Map.of("key", Map.of("path", this.key.path()), "check", check))
			.retrieve("assetCheckExecutions")
			.toEntityList(JsonNode.class);
	}

	private static List<String> entries(JsonNode event) {
		return event.path("metadataEntries").valueStream().map((entry) -> {
			String value = Arrays.asList("intRepr", "floatValue", "text", "boolValue", "jsonString")
				.stream()
				.filter(entry::has)
				.map((field) -> " " + entry.path(field).asString())
				.findFirst()
				.orElse("");
			return entry.path("__typename").asString() + " " + entry.path("label").asString() + value;
		}).toList();
	}

}
