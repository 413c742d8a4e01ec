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

import java.util.Map;
import java.util.stream.Collectors;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.error.DagsterServerException;
import io.github.dagstergraphql.client.observation.DagsterLaunchObservationContext.Outcome;
import io.github.dagstergraphql.client.observation.DagsterMeterObservationHandler;
import io.github.dagstergraphql.client.observation.DagsterReloadObservationContext.Status;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Contract for the meters of launches and reloads: they are counted only by names that
 * the responses of the server confirm.
 */
abstract class MetricsContract {

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private DagsterGraphQlClient client;

	abstract DagsterServer server();

	@BeforeEach
	void build() {
		ObservationRegistry observations = ObservationRegistry.create();
		observations.observationConfig().observationHandler(new DagsterMeterObservationHandler(this.meters));
		this.client = DagsterGraphQlClient.builder().url(server().url()).observationRegistry(observations).build();
	}

	@AfterEach
	void close() {
		this.client.close();
	}

	@Test
	void aRun() {
		this.client.job("succeeding").launch();
		this.client.job("succeeding").location("orders").repository(DagsterServer.REPOSITORY).launch();
		assertThat(counts("dagster.runs.submitted"))
			.isEqualTo(Map.of(submission("succeeding", "orders", Outcome.SUCCESS), 2));
	}

	@Test
	void aRejectionThatProvesThatTheJobExists() {
		Map<String, Object> wrong = server().greetConfig(Map.of("times", "many"));
		refused(() -> this.client.job("configurable")
			.location("orders")
			.repository(DagsterServer.REPOSITORY)
			.runConfig(wrong)
			.launch());
		refused(() -> this.client.job("succeeding")
			.location("orders")
			.repository(DagsterServer.REPOSITORY)
			.opSelection("invented")
			.launch());
		assertThat(counts("dagster.runs.submitted"))
			.isEqualTo(Map.of(submission("configurable", "orders", Outcome.REJECTED), 1,
					submission("succeeding", "orders", Outcome.REJECTED), 1));
	}

	@Test
	void namesThatAreInvented() {
		refused(() -> this.client.job("invented").launch());
		refused(() -> this.client.job("invented").location("orders").repository(DagsterServer.REPOSITORY).launch());
		refused(() -> this.client.job("succeeding").location("invented").repository("invented").launch());
		refused(() -> this.client.job("succeeding")
			.location("invented")
			.repository("invented")
			.opSelection("invented")
			.launch());
		refused(() -> this.client.job("anything").location("broken").repository("__repository__").launch());
		assertThat(counts("dagster.runs.submitted"))
			.isEqualTo(Map.of(submission("unknown", "unknown", Outcome.REJECTED), 5));
	}

	@Test
	void reloads() {
		this.client.location("billing").reload();
		this.client.location("broken").reload();
		this.client.location("invented").reload();
		assertThat(counts("dagster.locations.reloaded")).isEqualTo(Map.of(reload("billing", Status.SUCCESS), 1,
				reload("broken", Status.FAILURE), 1, reload("unknown", Status.FAILURE), 1));
	}

	private static void refused(Runnable launch) {
		assertThatExceptionOfType(DagsterServerException.class).isThrownBy(launch::run);
	}

	private Map<Map<String, String>, Integer> counts(String name) {
		return this.meters.find(name)
			.counters()
			.stream()
			.collect(Collectors.toMap(
					(counter) -> counter.getId()
						.getTags()
						.stream()
						.collect(Collectors.toMap(Tag::getKey, Tag::getValue)),
					(Counter counter) -> (int) counter.count()));
	}

	private static Map<String, String> submission(String job, String location, Outcome outcome) {
		return Map.of("client", "default", "job", job, "location", location, "outcome", outcome.name());
	}

	private static Map<String, String> reload(String location, Status status) {
		return Map.of("client", "default", "location", location, "status", status.name());
	}

}
