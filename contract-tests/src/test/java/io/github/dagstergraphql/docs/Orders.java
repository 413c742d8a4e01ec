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

import java.time.LocalDate;
import java.util.Map;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;

import org.springframework.stereotype.Component;

/**
 * Tested class of the page on testing.
 */
// tag::orders[]
@Component
class Orders {

	private final DagsterGraphQlClient dagster;

	Orders(DagsterGraphQlClient dagster) {
		this.dagster = dagster;
	}

	String arrived(LocalDate day) {
		return this.dagster.job("daily_orders")
			.runConfig(Map.of("ops", Map.of("load", Map.of("config", Map.of("day", day.toString())))))
			.tag("team", "core")
			.launch()
			.id();
	}

	boolean tryArrived(LocalDate day) {
		try {
			arrived(day);
			return true;
		}
		catch (DagsterGraphQlClientException ex) {
			return ex.isOutcomeUnknown();
		}
	}

}
// end::orders[]
