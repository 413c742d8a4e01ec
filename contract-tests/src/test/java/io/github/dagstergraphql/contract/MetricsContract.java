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

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.error.DagsterServerException;
import io.github.dagstergraphql.client.observation.DagsterClientMetrics;
import io.github.dagstergraphql.client.observation.LocationReload;
import io.github.dagstergraphql.client.observation.LocationReload.Status;
import io.github.dagstergraphql.client.observation.RunSubmission;
import io.github.dagstergraphql.client.observation.RunSubmission.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What launches and reloads are counted as: by names that the server's answers confirm,
 * and by no other.
 */
abstract class MetricsContract {

	private final List<RunSubmission> submissions = new CopyOnWriteArrayList<>();

	private final List<LocationReload> reloads = new CopyOnWriteArrayList<>();

	private DagsterGraphQlClient client;

	abstract DagsterServer server();

	@BeforeEach
	void build() {
		this.client = DagsterGraphQlClient.builder().url(server().url()).metrics(new DagsterClientMetrics() {

			@Override
			public void runSubmitted(RunSubmission submission) {
				MetricsContract.this.submissions.add(submission);
			}

			@Override
			public void locationReloaded(LocationReload reload) {
				MetricsContract.this.reloads.add(reload);
			}

		}).build();
	}

	@AfterEach
	void close() {
		this.client.close();
	}

	@Test
	void aRun() {
		this.client.job("succeeding").launch();
		this.client.job("succeeding").location("orders").repository(DagsterServer.REPOSITORY).launch();
		assertThat(this.submissions).containsExactly(submission("succeeding", "orders", Outcome.SUCCESS),
				submission("succeeding", "orders", Outcome.SUCCESS));
	}

	@Test
	void aRefusalThatProvesTheJob() {
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
		assertThat(this.submissions).containsExactly(submission("configurable", "orders", Outcome.REJECTED),
				submission("succeeding", "orders", Outcome.REJECTED));
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
		assertThat(this.submissions).hasSize(5).containsOnly(submission(null, null, Outcome.REJECTED));
	}

	@Test
	void reloads() {
		this.client.location("billing").reload();
		this.client.location("broken").reload();
		this.client.location("invented").reload();
		assertThat(this.reloads).containsExactly(new LocationReload("default", "billing", Status.SUCCESS),
				new LocationReload("default", "broken", Status.FAILURE),
				new LocationReload("default", null, Status.FAILURE));
	}

	private static void refused(Runnable launch) {
		assertThatExceptionOfType(DagsterServerException.class).isThrownBy(launch::run);
	}

	private static RunSubmission submission(@Nullable String job, @Nullable String location, Outcome outcome) {
		return new RunSubmission("default", job, location, outcome);
	}

}
