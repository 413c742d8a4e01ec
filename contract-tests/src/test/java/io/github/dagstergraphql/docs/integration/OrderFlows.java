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

package io.github.dagstergraphql.docs.integration;

import java.time.Duration;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.listener.DagsterRunListenerRegistry;
import io.github.dagstergraphql.client.run.AwaitOptions;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;

/**
 * Integration flows that launch runs and receive their results.
 */
@Configuration(proxyBeanMethods = false)
class OrderFlows {

	// tag::launch[]
	@Bean
	IntegrationFlow launchFlow(DagsterGraphQlClient dagster) {
		DagsterOutboundGateway gateway = new DagsterOutboundGateway(
				(order) -> dagster.job("daily_orders").idempotencyKey("order-" + order.getPayload()),
				AwaitOptions.within(Duration.ofHours(1)).requireSuccess());
		return IntegrationFlow.from("arrivedOrders").handle(gateway).channel("loadedOrders").get();
	}
	// end::launch[]

	// tag::submit[]
	@Bean
	IntegrationFlow submitFlow(DagsterGraphQlClient dagster) {
		return IntegrationFlow.from("submittedOrders")
			.handle(String.class,
					(order, headers) -> dagster.job("daily_orders").idempotencyKey("order-" + order).launch().id())
			.channel("runIds")
			.get();
	}
	// end::submit[]

	// tag::receive[]
	@Bean
	DagsterRunAdapter failedRuns(DagsterRunListenerRegistry registry) {
		return new DagsterRunAdapter(registry);
	}

	@Bean
	IntegrationFlow failureFlow(DagsterRunAdapter failedRuns) {
		return IntegrationFlow.from(failedRuns).channel("failedOrders").get();
	}
	// end::receive[]

}
