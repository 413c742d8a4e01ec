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

package io.github.dagstergraphql.samples.orders;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.boot.test.autoconfigure.AutoConfigureEmbeddedDagster;
import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.definition.AssetDefinition;
import io.github.dagstergraphql.test.definition.CodeLocation;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.definition.PartitionsDefinition;
import io.github.dagstergraphql.test.run.PythonException;
import io.github.dagstergraphql.test.run.RunScript;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.micrometer.metrics.test.autoconfigure.AutoConfigureMetrics;
import org.springframework.boot.micrometer.tracing.test.autoconfigure.AutoConfigureTracing;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.StatusAssertions;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.oneOf;

/**
 * What an operator sees of the service: health, meters and one trace.
 */
@SpringBootTest(classes = OrdersApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "dagster.health.cache-time-to-live=0", "management.tracing.export.zipkin.enabled=false",
				"logging.level.org.springframework.web.reactive.function.client.ExchangeFunctions=debug",
				"dagster.auth.bearer.token=hunter2", "dagster.headers.X-Secret=hunter2",
				"management.endpoint.dagster.access=unrestricted" })
@AutoConfigureEmbeddedDagster
@AutoConfigureMetrics
@AutoConfigureTracing
@ExtendWith(OutputCaptureExtension.class)
class OrdersApplicationTests {

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final String TRACEPARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

	@TempDir
	private static Path directory;

	@Autowired
	private EmbeddedDagster dagster;

	private WebTestClient web;

	@DynamicPropertySource
	static void storeFiles(DynamicPropertyRegistry registry) {
		registry.add("orders.directory", directory::toString);
	}

	@BeforeEach
	void define(@LocalServerPort int port) {
		this.dagster.define(JobDefinition.named("daily_orders"));
		this.web = WebTestClient.bindToServer()
			.baseUrl("http://127.0.0.1:" + port)
			.responseTimeout(Duration.ofSeconds(30))
			.build();
	}

	@Test
	void submitsAndCountsRuns() {
		this.web.post()
			.uri("/orders/2026-11-22")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.link")
			.value((link) -> assertThat(link.toString()).startsWith("https://dagster.example.org/runs/"));
		this.web.post().uri("/reports/nobody_has_it").exchange().expectStatus().is5xxServerError();
		this.web.post().uri("/deployments/definitions").exchange().expectStatus().isOk();
		assertThat(this.dagster).launched("daily_orders").withTag("team", "core").once();
		String meters = get("/actuator/prometheus");
		assertThat(meters.lines())
			.anyMatch((line) -> line.startsWith("dagster_runs_submitted_total{")
					&& line.contains(
							"client=\"default\",job=\"daily_orders\",location=\"definitions\",outcome=\"SUCCESS\"")
					&& line.endsWith("} 1.0"))
			.anyMatch((line) -> line.startsWith("dagster_runs_submitted_total{")
					&& line.contains("client=\"analytics\",job=\"unknown\",location=\"unknown\",outcome=\"REJECTED\""))
			.anyMatch((line) -> line.startsWith("dagster_locations_reloaded_total{")
					&& line.contains("location=\"definitions\",status=\"SUCCESS\""))
			.anyMatch((line) -> line.startsWith("dagster_client_requests_seconds_count{")
					&& line.contains("operation=\"LaunchRun\",outcome=\"SUCCESS\",type=\"mutation\""));
		assertThat(meters).doesNotContain("nobody_has_it", "hunter2");
	}

	@Test
	void anOrderFileIsReportedAndLoaded() {
		this.dagster.define(CodeLocation.named("sales")
			.assets(AssetDefinition.of("raw/orders")
				.partitions(PartitionsDefinition.daily(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 1)))));
		put("2026-11-22").isOk();
		assertThat(directory.resolve("2026-11-22.csv")).hasContent("1,Ann");
		assertThat(this.dagster).reportedMaterialization("order_files")
			.forPartition("2026-11-22")
			.withMetadata("bytes", 5L)
			.once();
		assertThat(this.dagster).launched("__ASSET_JOB")
			.withAssetSelection("raw/orders")
			.withTag("dagster/partition", "2026-11-22")
			.once();
		// the file is stored and reported, but Dagster does not have the partition
		put("2027-01-01").isBadRequest()
			.expectBody()
			.jsonPath("$.detail")
			.value(String.class, containsString("2027-01-01"));
		put("tomorrow").isBadRequest();
	}

	private StatusAssertions put(String day) {
		return this.web.put()
			.uri("/order-files/" + day)
			.contentType(MediaType.parseMediaType("text/csv"))
			.bodyValue("1,Ann")
			.exchange()
			.expectStatus();
	}

	@Test
	void endpointDescribesEachServer() {
		this.dagster.define(JobDefinition.named("daily_orders").runs(RunScript.hang()));
		this.web.post().uri("/orders/2026-11-22").exchange().expectStatus().isOk();
		String runId = this.dagster.runs().get(0).id();
		WebTestClient.BodyContentSpec body = this.web.get().uri("/actuator/dagster").exchange().expectBody();
		for (String client : List.of("default", "analytics")) {
			body.jsonPath("$.clients." + client + ".version").isEqualTo("1.13.27");
			body.jsonPath("$.clients." + client + ".locations.definitions.loadStatus").isEqualTo("LOADED");
		}
		body.jsonPath("$.clients.default.runs[0].id").isEqualTo(runId);
		body.jsonPath("$.clients.default.runs[0].status").value(String.class, oneOf("QUEUED", "STARTING", "STARTED"));
		body.jsonPath("$.clients.analytics.runs").isEmpty();
		assertThat(get("/actuator/dagster/default")).contains(runId).doesNotContain("hunter2");
		this.web.delete()
			.uri("/actuator/dagster/default/" + runId + "?policy=mark-as-canceled-immediately")
			.exchange()
			.expectBody()
			.jsonPath("$.status")
			.isEqualTo("SUCCESS");
		this.web.post()
			.uri("/actuator/dagster/default")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(Map.of("location", "definitions"))
			.exchange()
			.expectBody()
			.jsonPath("$.locations.definitions.status")
			.isEqualTo("SUCCESS");
		assertThat(get("/actuator/dagster/default")).contains("CANCELED");
		this.web.get().uri("/actuator/dagster/nobody").exchange().expectStatus().isNotFound();
	}

	@Test
	void healthReportsEachServer() {
		this.dagster.define(
				CodeLocation.broken("broken", PythonException.of("ModuleNotFoundError", "No module named 'pandas'")));
		assertThat(get("/actuator/health")).doesNotContain("hunter2");
		WebTestClient.BodyContentSpec health = this.web.get().uri("/actuator/health").exchange().expectBody();
		for (String client : List.of("", ".analytics.components")) {
			String parts = "$.components.dagster.components" + client;
			health.jsonPath(parts + ".server.details.version").isEqualTo("1.13.27");
			health.jsonPath(parts + ".daemons.details.QUEUED_RUN_COORDINATOR.healthy").isEqualTo(true);
			health.jsonPath(parts + ".locations.status").isEqualTo("UP");
			health.jsonPath(parts + ".locations.details.broken.error")
				.isEqualTo("ModuleNotFoundError: No module named 'pandas'");
		}
		assertThat(get("/actuator/health/readiness")).contains("\"dagster\"");
		assertThat(get("/actuator/health/liveness")).contains("UP").doesNotContain("dagster");
	}

	@Test
	void aRequestIsOneTrace(CapturedOutput output) {
		// forgets where jobs are
		this.web.post().uri("/deployments/definitions").exchange().expectStatus().isOk();
		this.web.post().uri("/orders/2026-11-23").header("traceparent", TRACEPARENT).exchange().expectStatus().isOk();
		assertThat(this.dagster).launched("daily_orders").once();
		assertThat(this.dagster.runs().get(0).tags().get("traceparent")).startsWith("00-" + TRACE + "-")
			.endsWith("-01");
		// two requests to find the job, and one to launch it
		assertThat(output.toString().lines()).filteredOn((line) -> line.contains("HTTP POST"))
			.filteredOn((line) -> line.contains("/graphql"))
			.filteredOn((line) -> line.contains(TRACE))
			.hasSize(3);
		assertThat(output).doesNotContain("hunter2");
	}

	private String get(String uri) {
		return new String(this.web.get().uri(uri).exchange().expectBody().returnResult().getResponseBody(),
				StandardCharsets.UTF_8);
	}

}
