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

package io.github.dagstergraphql.docs;

import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.asset.MaterializeSpec;
import io.github.dagstergraphql.client.declared.DagsterAsset;
import io.github.dagstergraphql.client.declared.DagsterClient;
import io.github.dagstergraphql.client.declared.DagsterClientProxyFactory;
import io.github.dagstergraphql.client.declared.DagsterClientProxyFactoryCustomizer;
import io.github.dagstergraphql.client.declared.DagsterJob;
import io.github.dagstergraphql.client.declared.IdempotencyKey;
import io.github.dagstergraphql.client.declared.ImportDagsterClients;
import io.github.dagstergraphql.client.declared.JobValidation;
import io.github.dagstergraphql.client.declared.PartitionKey;
import io.github.dagstergraphql.client.declared.RunConfig;
import io.github.dagstergraphql.client.declared.RunTag;
import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.ReactiveRunHandle;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;

/**
 * Examples of the page on declared clients.
 */
final class DeclaredClientSnippets {

	private DeclaredClientSnippets() {
	}

	static String withoutSpring(DagsterGraphQlClient dagster) {
		// tag::factory[]
		OrderJobs jobs = DagsterClientProxyFactory.builder(dagster).build().createClient(OrderJobs.class);
		RunHandle run = jobs.load(new LoadConfig(LocalDate.of(2026, 11, 22), 100), "core");
		// end::factory[]
		return run.id();
	}

	static AwaitedRun terminate(MoreJobs jobs) {
		// tag::options[]
		AwaitedRun run = jobs
			.loadWithin(AwaitOptions.within(Duration.ofMinutes(30)).terminateOnTimeout(TerminatePolicy.SAFE_TERMINATE));
		jobs.materialize((spec) -> spec.withoutChecks().partitionRange("2026-11-01", "2026-11-30"));
		// end::options[]
		return run;
	}

	// tag::interface[]
	interface OrderJobs {

		@DagsterJob("daily_orders")
		RunHandle load(@RunConfig("ops.load.config") LoadConfig config, @RunTag String team);

		@DagsterJob(value = "daily_orders", awaitTimeout = "30m", requireSuccess = true)
		AwaitedRun loadAndAwait(@RunConfig("ops.load.config") LoadConfig config, @IdempotencyKey String orderNumber);

		@DagsterAsset("raw/orders")
		Mono<ReactiveRunHandle> materialize(@PartitionKey LocalDate day);

	}
	// end::interface[]

	record LoadConfig(LocalDate day, int limit) {

	}

	// tag::more[]
	interface MoreJobs {

		@DagsterJob("daily_orders")
		Flux<RunEvent> loadAndFollow(@RunConfig("ops.load.config.day") LocalDate day,
				@RunConfig("resources.store.config") @Nullable StoreConfig store);

		@DagsterJob("regional_orders")
		CompletableFuture<RunHandle> loadRegion(@PartitionKey("region") Region region,
				@PartitionKey("day") LocalDate day);

		@DagsterJob("daily_orders")
		AwaitedRun loadWithin(AwaitOptions options);

		@DagsterAsset({ "raw/orders", "raw/items" })
		RunHandle materialize(Consumer<MaterializeSpec<?>> options);

		default RunHandle materializeWithoutChecks() {
			return materialize(MaterializeSpec::withoutChecks);
		}

	}
	// end::more[]

	enum Region {

		EU, US

	}

	record StoreConfig(String url) {

	}

	// tag::shared[]
	@DagsterClient(value = "analytics", location = "${analytics.location:reports}", tags = "team=core")
	interface ReportJobs {

		@DagsterJob("${analytics.report-job:daily_report}")
		RunHandle report();

	}
	// end::shared[]

	// tag::import[]
	@Configuration(proxyBeanMethods = false)
	@ImportDagsterClients(OrderJobs.class)
	static class DagsterConfiguration {

	}
	// end::import[]

	// tag::service[]
	@Service
	static class OrderService {

		private final OrderJobs jobs;

		OrderService(OrderJobs jobs) {
			this.jobs = jobs;
		}

		String orderArrived(LocalDate day) {
			return this.jobs.load(new LoadConfig(day, 100), "core").id();
		}

	}
	// end::service[]

	// tag::several[]
	@Configuration(proxyBeanMethods = false)
	@ImportDagsterClients(client = "billing", types = OrderJobs.class)
	@ImportDagsterClients(client = "archive", types = OrderJobs.class)
	@ImportDagsterClients(basePackageClasses = ReportJobs.class)
	static class SeveralServersConfiguration {

		@Bean
		OrderService billingOrders(@Qualifier("billing") OrderJobs jobs) {
			return new OrderService(jobs);
		}

	}
	// end::several[]

	static class Customizing {

		// tag::customizer[]
		@Bean
		DagsterClientProxyFactoryCustomizer checkedJobs() {
			return (builder) -> builder.validation(JobValidation.FIRST_USE);
		}
		// end::customizer[]

	}

}
