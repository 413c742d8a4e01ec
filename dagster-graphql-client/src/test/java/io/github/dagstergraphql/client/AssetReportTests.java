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

package io.github.dagstergraphql.client;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.asset.AssetCheckReport;
import io.github.dagstergraphql.client.asset.AssetReport;
import io.github.dagstergraphql.client.asset.AssetReportException;
import io.github.dagstergraphql.client.auth.DagsterCredentials;
import io.github.dagstergraphql.client.error.DagsterAuthenticationException;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.error.UnauthorizedException;
import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.event.AssetCheckSeverity;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.metadata.MetadataValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AssetReportTests {

	private final StubDagster dagster = new StubDagster();

	private final DagsterGraphQlClient client = this.dagster.client()
		.url(this.dagster.url() + "/below")
		.credentials(DagsterCredentials.bearer("t0ken"))
		.build();

	@AfterEach
	void close() {
		this.client.close();
		this.dagster.close();
	}

	@Test
	void materializationsAreSentToTheirPath() {
		this.dagster.answer("{}");
		this.client.asset("raw/orders")
			.reportMaterialization(AssetReport.create()
				.partition("2026-11-22")
				.description("nightly")
				.dataVersion("v7")
				.metadata("rows", 1200));
		StubDagster.Request request = this.dagster.requests().get(0);
		assertThat(request.uri()).isEqualTo("/below/report_asset_materialization/");
		assertThat(request.authorization()).isEqualTo("Bearer t0ken");
		assertThat(request.json()).isEqualTo(JsonMapper.shared().readTree("""
				{"asset_key": ["raw", "orders"], "partition": "2026-11-22", "description": "nightly",
				 "data_version": "v7", "metadata": {"rows": 1200}}"""));
	}

	@Test
	void theContentTypeHasNoParameters() {
		this.dagster.answer("{}");
		this.client.asset("a").reportMaterialization();
		assertThat(this.dagster.requests().get(0).headers().get("Content-type")).containsExactly("application/json");
	}

	@Test
	void componentsOfKeysMayHaveSlashes() {
		this.dagster.answer("{}");
		this.client.asset(AssetKey.of("s3://x", "y")).reportObservation(AssetReport.create());
		assertThat(this.dagster.requests().get(0).uri()).isEqualTo("/below/report_asset_observation/");
		assertThat(this.dagster.requests().get(0).body()).isEqualTo("{\"asset_key\":[\"s3://x\",\"y\"]}");
	}

	@Test
	void checksAreSentToTheirPath() {
		this.dagster.answer("{}");
		this.client.asset("a").reportCheck(AssetCheckReport.failed("unique").severity(AssetCheckSeverity.WARN));
		assertThat(this.dagster.requests().get(0).uri()).isEqualTo("/below/report_asset_check/");
		assertThat(this.dagster.requests().get(0).json()).isEqualTo(JsonMapper.shared().readTree("""
				{"asset_key": ["a"], "check_name": "unique", "passed": false, "severity": "WARN"}"""));
	}

	@Test
	void checksOfPartitionsAreSentToGraphQl() {
		this.dagster.answer(
				"{\"data\":{\"reportAssetCheckEvaluations\":{\"__typename\":\"ReportAssetCheckEvaluationsSuccess\"}}}");
		this.client.asset("a")
			.reportCheck(AssetCheckReport.passed("unique").partition("p").description("d").metadata("rows", 5));
		assertThat(this.dagster.requests()).hasSize(1);
		assertThat(this.dagster.requests().get(0).variables().path("eventParams"))
			.isEqualTo(JsonMapper.shared().readTree("""
					{"assetKey": {"path": ["a"]}, "checkName": "unique", "passed": true, "severity": "ERROR",
					 "serializedMetadata": "{\\"rows\\":5}", "partitionKeys": ["p"], "description": "d"}"""));
	}

	@Test
	void metadataOfChecksIsNotSentToServersThatCannotReadIt() {
		this.dagster.answer("{\"data\":{\"version\":\"1.8.12\"}}");
		assertThatExceptionOfType(UnsupportedServerVersionException.class)
			.isThrownBy(() -> this.client.asset("a").reportCheck(AssetCheckReport.passed("c").metadata("rows", 5)))
			.withMessageContaining("1.8.13");
		assertThat(this.dagster.requests()).hasSize(1);
	}

	@Test
	void metadataOfChecksIsSentToOtherServers() {
		this.dagster.answer((request) -> request.uri().endsWith("/graphql")
				? StubDagster.Answer.json("{\"data\":{\"version\":\"1.8.13\"}}") : StubDagster.Answer.json("{}"));
		this.client.asset("a").reportCheck(AssetCheckReport.passed("c").metadata("rows", 5));
		this.client.asset("a").reportCheck(AssetCheckReport.passed("c").metadata("rows", 6));
		assertThat(this.dagster.requests()).hasSize(3);
		assertThat(this.dagster.requests().get(2).json().path("metadata").toString()).isEqualTo("{\"rows\":6}");
	}

	@Test
	void aRejectionIsReported() {
		this.dagster.answer(StubDagster.Answer.of(400, "application/json",
				"{\"error\":\"Error constructing AssetMaterialization: Got 'classified'\"}"));
		assertThatExceptionOfType(AssetReportException.class)
			.isThrownBy(() -> this.client.asset("a")
				.reportMaterialization(AssetReport.create().metadata("x", "classified")))
			.withMessageStartingWith("InvalidReport: ")
			.withMessageNotContaining("classified")
			.satisfies((ex) -> {
				assertThat(ex.isOutcomeUnknown()).isFalse();
				assertThat(ex.getErrorType()).isEqualTo("InvalidReport");
				assertThat(ex.getServerMessage()).contains("classified");
			});
	}

	@Test
	void aMissingPermissionIsDistinguishedFromInvalidCredentials() {
		this.dagster.answer(StubDagster.Answer.of(401, "application/json",
				"{\"error\":\"Not authorized to report runless asset events.\"}"));
		assertThatExceptionOfType(UnauthorizedException.class)
			.isThrownBy(() -> this.client.asset("a").reportMaterialization());
		this.dagster.answer(StubDagster.Answer.of(401, "application/json", "{\"error\":\"unauthorized\"}"));
		assertThatExceptionOfType(DagsterAuthenticationException.class)
			.isThrownBy(() -> this.client.asset("a").reportMaterialization());
	}

	@Test
	void aServerWithoutThePathIsTooOld() {
		this.dagster.answer((request) -> request.uri().endsWith("/graphql")
				? StubDagster.Answer.json("{\"data\":{\"version\":\"1.5.3\"}}")
				: StubDagster.Answer.of(405, "text/plain; charset=utf-8", "Method Not Allowed"));
		assertThatExceptionOfType(UnsupportedServerVersionException.class)
			.isThrownBy(() -> this.client.asset("a").reportMaterialization())
			.withMessageContaining("Reporting a materialization")
			.withMessageContaining("1.5.4");
	}

	@Test
	void aMissingPathOfARecentServerIsReportedWithItsUrl() {
		this.dagster.answer((request) -> request.uri().endsWith("/graphql")
				? StubDagster.Answer.json("{\"data\":{\"version\":\"1.13.27\"}}")
				: StubDagster.Answer.of(404, "text/plain; charset=utf-8", "Not Found"));
		assertThatExceptionOfType(InvalidResponseException.class)
			.isThrownBy(() -> this.client.asset("a").reportMaterialization())
			.withMessageContaining("/below/report_asset_materialization/")
			.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isFalse());
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"message\":\"Please sign in\"}", "[]", "true", "{\"data\":{}}" })
	void otherResponsesAreNoSuccess(String body) {
		this.dagster.answer(body);
		assertThatExceptionOfType(InvalidResponseException.class)
			.isThrownBy(() -> this.client.asset("a").reportMaterialization())
			.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isTrue());
	}

	@Test
	void aReportIsNotRepeatedAfterAFailureOfAGateway() {
		this.dagster.answer(StubDagster.Answer.of(503, "text/html", "<html>"));
		assertThatExceptionOfType(InvalidResponseException.class)
			.isThrownBy(() -> this.client.asset("a").reportMaterialization())
			.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isTrue());
		assertThat(this.dagster.requests()).hasSize(1);
	}

	@Test
	void aReportIsRepeatedIfTheServerIsBusy() {
		this.dagster.answer((request) -> (this.dagster.requests().size() == 1)
				? StubDagster.Answer.of(429, "text/plain", "busy") : StubDagster.Answer.json("{}"));
		this.client.asset("a").reportMaterialization();
		assertThat(this.dagster.requests()).hasSize(2);
	}

	static List<Object[]> values() {
		return Arrays.asList(new Object[][] { { 5, new MetadataValue.Int(BigInteger.valueOf(5)), "5" },
				{ new BigInteger("12345678901234567890123"),
						new MetadataValue.Int(new BigInteger("12345678901234567890123")), "12345678901234567890123" },
				{ 5.0, new MetadataValue.Float(5.0), "5.0" }, { 0.1f, new MetadataValue.Float(0.1), "0.1" },
				{ new BigDecimal("12.30"), new MetadataValue.Float(12.3), "12.3" },
				{ true, new MetadataValue.Bool(true), "true" }, { null, new MetadataValue.Null(), "null" },
				{ "text", new MetadataValue.Text("text"), "\"text\"" },
				{ LocalDate.of(2026, 11, 22), new MetadataValue.Text("2026-11-22"), "\"2026-11-22\"" },
				{ AssetCheckSeverity.WARN, new MetadataValue.Text("WARN"), "\"WARN\"" },
				{ List.of(1, 2.0), new MetadataValue.Json("[1,2.0]"), "[1,2.0]" },
				{ Map.of("a", 1), new MetadataValue.Json("{\"a\":1}"), "{\"a\":1}" },
				{ new MetadataValue.Json("[ 1 ]"), new MetadataValue.Json("[ 1 ]"), "[1]" },
				{ new MetadataValue.Float(3), new MetadataValue.Float(3), "3.0" } });
	}

	@ParameterizedTest
	@MethodSource("values")
	void valuesKeepTheirKind(Object value, MetadataValue expected, String json) {
		AssetReport report = AssetReport.create().metadata("x", value);
		assertThat(report.metadata()).containsExactly(Map.entry("x", expected));
		this.dagster.answer("{}");
		this.client.asset("a").reportMaterialization(report);
		assertThat(this.dagster.requests().get(0).body()).endsWith("\"metadata\":{\"x\":" + json + "}}");
	}

	static List<Object> unsupported() {
		return List.of(new MetadataValue.Url("https://example.com"), new MetadataValue.Run("r1"),
				new MetadataValue.Json("5"), new MetadataValue.Json("{"), new MetadataValue.Json("{\"a\":1,\"a\":2}"),
				Double.NaN, new MetadataValue.Float(Double.POSITIVE_INFINITY),
				new BigDecimal("0.1234567890123456789012345"), new BigDecimal("1e400"), new Object());
	}

	@ParameterizedTest
	@MethodSource("unsupported")
	void valuesThatCannotBeReportedAreRejected(Object value) {
		assertThatIllegalArgumentException().isThrownBy(() -> AssetReport.create().metadata("x", value))
			.withMessageContaining("metadata \"x\"");
		assertThatIllegalArgumentException().isThrownBy(() -> AssetCheckReport.passed("c").metadata("x", value));
	}

	@Test
	void reportsAreValues() {
		AssetReport report = AssetReport.create().partition("p").metadata("token", "classified");
		assertThat(report).isEqualTo(AssetReport.create().metadata("token", "classified").partition("p"))
			.hasSameHashCodeAs(AssetReport.create().metadata("token", "classified").partition("p"))
			.isNotEqualTo(report.description("d"))
			.hasToString("AssetReport[partition p, metadata [token]]");
		AssetCheckReport check = AssetCheckReport.failed("c").metadata("token", "classified");
		assertThat(check).isEqualTo(AssetCheckReport.of("c", false).metadata("token", "classified"))
			.isNotEqualTo(check.severity(AssetCheckSeverity.WARN))
			.hasToString("AssetCheckReport[c failed, partition null, metadata [token]]");
		assertThatIllegalArgumentException().isThrownBy(() -> check.severity(AssetCheckSeverity.UNKNOWN));
	}

}
