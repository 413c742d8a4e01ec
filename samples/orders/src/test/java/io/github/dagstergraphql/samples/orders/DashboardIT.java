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

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.dagstergraphql.boot.test.autoconfigure.AutoConfigureEmbeddedDagster;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.listener.DagsterRunListener;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.fault.Fault;
import io.github.dagstergraphql.test.run.RunScript;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.micrometer.metrics.test.autoconfigure.AutoConfigureMetrics;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The dashboard and the alerts, with a real Prometheus that scrapes the application.
 */
@SpringBootTest(classes = OrdersApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		// Prometheus 2.42 rejects exemplars, which contain sampled traces
		properties = "management.tracing.sampling.probability=0")
@AutoConfigureEmbeddedDagster
@AutoConfigureMetrics
@Import(DashboardIT.Listener.class)
@EnabledIf("isPrometheusInstalled")
class DashboardIT {

	private static final Path DOCS = Path.of("../../docs");

	private static final Pattern SELECTOR = Pattern.compile("(dagster_\\w+)(?:\\{([^}]*)})?");

	private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)");

	@TempDir
	private static Path directory;

	private static Process prometheus;

	private static RestClient api;

	@Autowired
	private EmbeddedDagster dagster;

	@Autowired
	private DagsterGraphQlClient client;

	@LocalServerPort
	private int port;

	static boolean isPrometheusInstalled() {
		return Stream.of(System.getenv("PATH").split(":"))
			.anyMatch((path) -> Files.isExecutable(Path.of(path, "prometheus"))
					&& Files.isExecutable(Path.of(path, "promtool")));
	}

	@DynamicPropertySource
	static void storeFiles(DynamicPropertyRegistry registry) {
		registry.add("orders.directory", directory::toString);
	}

	@AfterAll
	static void stop() throws InterruptedException {
		if (prometheus != null) {
			prometheus.destroy();
			prometheus.waitFor(30, TimeUnit.SECONDS);
		}
	}

	@Test
	void allQueriesHaveResults() throws Exception {
		operate();
		startPrometheus();
		JsonNode dashboard = JsonMapper.shared().readTree(Files.readString(DOCS.resolve("grafana-dashboard.json")));
		Set<String> queries = new LinkedHashSet<>();
		dashboard.get("panels")
			.forEach((panel) -> panel.path("targets").forEach((target) -> queries.add(target.get("expr").asString())));
		assertThat(queries).hasSizeGreaterThan(10);
		for (String query : queries) {
			Awaitility.await(query)
				.atMost(Duration.ofMinutes(1))
				.untilAsserted(() -> assertThat(result(query)).isNotEmpty());
		}
	}

	@Test
	void alertsUseExistingMeters() throws Exception {
		Path rules = DOCS.resolve("prometheus-alerts.yml");
		Process promtool = new ProcessBuilder("promtool", "check", "rules", rules.toString()).redirectErrorStream(true)
			.start();
		String output = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(promtool.waitFor()).as(output).isZero();
		operate();
		String meters = RestClient.create().get().uri(url() + "/actuator/prometheus").retrieve().body(String.class);
		Map<String, ?> yaml = new Yaml().load(Files.readString(rules));
		JsonNode groups = JsonMapper.shared().valueToTree(yaml.get("groups"));
		assertThat(groups.at("/0/rules")).isNotEmpty();
		groups.at("/0/rules").forEach((rule) -> {
			String query = rule.get("expr").asString();
			Matcher selector = SELECTOR.matcher(query);
			while (selector.find()) {
				String name = selector.group(1);
				String labels = (selector.group(2) != null) ? selector.group(2) : "";
				String line = meters.lines()
					.filter((each) -> each.startsWith(name + "{"))
					.findFirst()
					.orElseThrow(() -> new AssertionError("There is no meter " + name));
				LABEL.matcher(labels).results().forEach((label) -> assertThat(line).contains(label.group(1) + "=\""));
				Matcher by = Pattern.compile("by \\(([^)]*)\\)").matcher(query);
				assertThat(by.find()).isTrue();
				Arrays.stream(by.group(1).split(", *")).forEach((label) -> assertThat(line).contains(label + "=\""));
			}
		});
	}

	private void operate() throws InterruptedException {
		this.dagster.define(JobDefinition.named("daily_orders"), JobDefinition.named("endless").runs(RunScript.hang()));
		this.dagster.inject(Fault.status(502).onOperation("RunStatus").times(1));
		this.client.job("daily_orders").launch().await(Duration.ofMinutes(1));
		this.client.job("endless").launch().awaitAsync(AwaitOptions.within(Duration.ofMinutes(5)));
		this.client.run(this.client.job("daily_orders").launch().id()).status();
		assertThatExceptionOfType(RunNotFoundException.class).isThrownBy(() -> this.client.run("missing").status());
		this.client.location("definitions").reload();
		assertThat(Listener.delivered.await(1, TimeUnit.MINUTES)).isTrue();
	}

	private void startPrometheus() throws IOException {
		int free;
		try (ServerSocket socket = new ServerSocket(0)) {
			free = socket.getLocalPort();
		}
		Path configuration = Files.writeString(directory.resolve("prometheus.yml"), """
				global:
				  scrape_interval: 1s
				scrape_configs:
				  - job_name: orders
				    metrics_path: /actuator/prometheus
				    static_configs:
				      - targets: ["127.0.0.1:%d"]
				""".formatted(this.port));
		prometheus = new ProcessBuilder("prometheus", "--config.file=" + configuration,
				"--storage.tsdb.path=" + directory.resolve("data"), "--web.listen-address=127.0.0.1:" + free)
			.redirectErrorStream(true)
			.redirectOutput(directory.resolve("prometheus.log").toFile())
			.start();
		api = RestClient.create("http://127.0.0.1:" + free);
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.ignoreExceptions()
			.until(() -> api.get().uri("/-/ready").retrieve().toBodilessEntity().getStatusCode().is2xxSuccessful());
		Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
			JsonNode target = api.get()
				.uri("/api/v1/targets")
				.retrieve()
				.body(JsonNode.class)
				.at("/data/activeTargets/0");
			assertThat(target.path("health").asString("")).as(target.path("lastError").asString("")).isEqualTo("up");
		});
	}

	private static JsonNode result(String query) {
		String expression = query.replace("$client", ".*").replace("$__rate_interval", "30s");
		JsonNode response = api.get().uri("/api/v1/query?query={query}", expression).retrieve().body(JsonNode.class);
		assertThat(response.get("status").asString()).isEqualTo("success");
		return response.at("/data/result");
	}

	private String url() {
		return "http://127.0.0.1:" + this.port;
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Listener {

		private static final CountDownLatch delivered = new CountDownLatch(1);

		@DagsterRunListener(jobs = "daily_orders", statuses = RunStatus.SUCCESS)
		void ended(Run run) {
			delivered.countDown();
		}

	}

}
