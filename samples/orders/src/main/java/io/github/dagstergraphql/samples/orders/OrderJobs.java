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

import java.time.LocalDate;

import io.github.dagstergraphql.client.declared.DagsterAsset;
import io.github.dagstergraphql.client.declared.DagsterJob;
import io.github.dagstergraphql.client.declared.PartitionKey;
import io.github.dagstergraphql.client.declared.RunConfig;
import io.github.dagstergraphql.client.run.ReactiveRunHandle;
import reactor.core.publisher.Mono;

/**
 * Jobs and assets of orders.
 */
interface OrderJobs {

	/**
	 * Load the orders of a day.
	 * @param day the day
	 * @return the run
	 */
	@DagsterJob(value = "daily_orders", tags = "team=core")
	Mono<ReactiveRunHandle> load(@RunConfig("ops.load.config.day") String day);

	/**
	 * Materialize the orders of a day.
	 * @param day the day
	 * @return the run
	 */
	@DagsterAsset("raw/orders")
	Mono<ReactiveRunHandle> materialize(@PartitionKey LocalDate day);

}
