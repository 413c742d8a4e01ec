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

package io.github.dagstergraphql.docs.application;

import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.RunHandle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Scheduled and asynchronous launches.
 */
@Component
class NightlyOrders {

	private static final Logger log = LoggerFactory.getLogger(NightlyOrders.class);

	private final DagsterGraphQlClient dagster;

	NightlyOrders(DagsterGraphQlClient dagster) {
		this.dagster = dagster;
	}

	// tag::scheduled[]
	@Scheduled(cron = "0 0 2 * * *")
	void launchNightly() {
		launch(LocalDate.now()).awaitAsync(AwaitOptions.within(Duration.ofHours(3)).requireSuccess())
			.whenComplete((done, failure) -> {
				if (failure != null) {
					log.error("The nightly orders have failed", failure);
				}
			});
	}

	RunHandle launch(LocalDate day) {
		return this.dagster.job("daily_orders").idempotencyKey("nightly-" + day).launch();
	}
	// end::scheduled[]

	// tag::async[]
	@Async
	CompletableFuture<AwaitedRun> launchInBackground(LocalDate day) {
		return CompletableFuture.completedFuture(launch(day).await(Duration.ofHours(3)));
	}
	// end::async[]

}
