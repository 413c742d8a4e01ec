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

package io.github.dagstergraphql.boot.autoconfigure.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.dagstergraphql.boot.autoconfigure.DagsterAutoConfiguration;
import io.github.dagstergraphql.boot.autoconfigure.listener.DagsterRunListenerAutoConfiguration;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.fault.Fault;
import io.github.dagstergraphql.test.run.RunScript;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Holds the page of all meters to those that a registry has once everything has happened
 * that is counted.
 */
class ObservabilityPageMetersTests {

	private static final Path PAGE = Path.of("../docs/observability-reference.md");

	private static final Pattern METER = Pattern.compile("^\\| `(dagster\\.[a-z.]+)` \\|", Pattern.MULTILINE);

	private static final Pattern TAG = Pattern.compile("^\\| `([a-z.]+)` \\|", Pattern.MULTILINE);

	private static final Pattern EVENTS = Pattern.compile("as a meter with the tags of the span: (.*)\\.");

	private static final Pattern EVENT = Pattern.compile("`(([a-z.]+)\\.[a-z]+)`");

	@Test
	void thePageHasTheMetersOfARegistryWithTheirTags() throws IOException {
		assertThat(meters()).isEqualTo(documented());
	}

	private static Map<String, Set<String>> documented() throws IOException {
		String page = Files.readString(PAGE);
		Map<String, Set<String>> documented = new TreeMap<>();
		for (String section : page.substring(0, page.indexOf("## Spans")).split("\n### ")) {
			String[] tables = section.split("\\| Tag \\| Description \\|");
			if (tables.length == 2) {
				METER.matcher(tables[0])
					.results()
					.forEach((meter) -> documented.put(meter.group(1),
							TAG.matcher(tables[1])
								.results()
								.map((MatchResult tag) -> tag.group(1))
								.collect(Collectors.toCollection(TreeSet::new))));
			}
		}
		// what Micrometer makes of the events of a span has the tags of its timer
		EVENTS.matcher(page)
			.results()
			.flatMap((events) -> EVENT.matcher(events.group(1)).results())
			.forEach((event) -> documented.put(event.group(1), documented.get(event.group(2))));
		return documented;
	}

	private static Map<String, Set<String>> meters() {
		Map<String, Set<String>> meters = new TreeMap<>();
		try (EmbeddedDagster dagster = EmbeddedDagster.start()) {
			new ApplicationContextRunner()
				.withConfiguration(AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class,
						WebClientAutoConfiguration.class, DagsterAutoConfiguration.class,
						DagsterRunListenerAutoConfiguration.class, DagsterMetricsAutoConfiguration.class,
						ObservationAutoConfiguration.class, MetricsAutoConfiguration.class,
						CompositeMeterRegistryAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class))
				.withPropertyValues("dagster.url=" + dagster.getUrl(), "dagster.retry.delay=1ms",
						"dagster.launch-settle-time=100ms", "dagster.poll-interval=20ms",
						"dagster.max-poll-interval=50ms", "dagster.listener.publish-events=true")
				.run((context) -> {
					DagsterGraphQlClient client = context.getBean(DagsterGraphQlClient.class);
					useEverything(dagster, client);
					awaitDelivery(client, context.getBean(MeterRegistry.class));
					for (Meter meter : context.getBean(MeterRegistry.class).getMeters()) {
						if (meter.getId().getName().startsWith("dagster.")) {
							meters.computeIfAbsent(meter.getId().getName(), (name) -> new TreeSet<>())
								.addAll(tags(meter));
						}
					}
				});
		}
		return meters;
	}

	private static void useEverything(EmbeddedDagster dagster, DagsterGraphQlClient client) {
		dagster.define(JobDefinition.named("orders").runs(RunScript.succeed()));
		dagster.inject(Fault.status(503).times(1).onOperation("ServerVersion"));
		client.instance().version();
		client.job("orders").launch().await(Duration.ofMinutes(1));
		dagster.inject(Fault.status(502).times(1).onOperation("LaunchRun"));
		client.job("orders").idempotencyKey("order-1").launch();
		client.location(EmbeddedDagster.DEFAULT_LOCATION).reload();
	}

	// runs that have ended before the listener has its position are not reported
	private static void awaitDelivery(DagsterGraphQlClient client, MeterRegistry registry) {
		await().atMost(Duration.ofMinutes(1)).until(() -> {
			client.job("orders").launch();
			return registry.find("dagster.listener").timer() != null;
		});
	}

	// the page states once that Micrometer adds "error" to timers
	private static Set<String> tags(Meter meter) {
		return meter.getId()
			.getTags()
			.stream()
			.map(Tag::getKey)
			.filter((key) -> !key.equals("error"))
			.collect(Collectors.toSet());
	}

}
