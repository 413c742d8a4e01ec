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

// tag::application[]
package io.github.dagstergraphql.docs.application;

import java.time.Duration;
import java.util.Map;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.RunHandle;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class OrdersApplication {

	public static void main(String[] args) {
		SpringApplication.run(OrdersApplication.class, args);
	}

	@Bean
	CommandLineRunner launchDailyOrders(DagsterGraphQlClient dagster) {
		return (args) -> {
			RunHandle run = dagster.job("daily_orders")
				.runConfig(Map.of("ops", Map.of("load", Map.of("config", Map.of("day", "2026-11-22")))))
				.launch();
			AwaitedRun done = run.await(AwaitOptions.within(Duration.ofHours(1)).requireSuccess());
			System.out.println(run.uiUrl() + ": " + done.status());
		};
	}

}
// end::application[]
