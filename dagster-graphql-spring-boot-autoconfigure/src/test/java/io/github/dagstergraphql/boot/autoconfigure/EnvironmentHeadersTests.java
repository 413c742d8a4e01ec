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

package io.github.dagstergraphql.boot.autoconfigure;

import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for headers that are set by environment variables, whose names have no hyphens.
 */
class EnvironmentHeadersTests {

	@Test
	void aNameOfSeveralWordsIsAnError() {
		assertThat(new StartUp().variable("DAGSTER_HEADERS_CF_ACCESS_CLIENT_ID", "hunter2").failure())
			.contains("Property: dagster.headers.cf.access.client.id", "Value: (not shown)",
					"Origin: \"DAGSTER_HEADERS_CF_ACCESS_CLIENT_ID\"")
			.contains("\"dagster.headers.cf-access-client-id: ${YOUR_VARIABLE}\" in application.yaml",
					"SPRING_APPLICATION_JSON={\"dagster\":{\"headers\":{\"cf-access-client-id\":\"...\"}}}")
			.doesNotContain("hunter2");
	}

	@Test
	void theSameAppliesToANamedClient() {
		assertThat(new StartUp().yaml("dagster.clients.x.url: http://x")
			.variable("DAGSTER_CLIENTS_X_HEADERS_X_TEAM", "hunter2")
			.failure())
			.contains("Property: dagster.clients.x.headers.x.team",
					"{\"dagster\":{\"clients\":{\"x\":{\"headers\":{\"x-team\":\"...\"}}}}}")
			.doesNotContain("hunter2");
	}

	@Test
	void aVariableOverridesAHeaderThatIsSetElsewhere() {
		StartUp startUp = new StartUp().yaml("dagster.headers.X-Team: core").variable("DAGSTER_HEADERS_X_TEAM", "data");
		try (AnnotationConfigApplicationContext context = startUp.start()) {
			assertThat(context.getBean(DagsterConnectionDetails.class).getHeaders()).hasSize(1)
				.containsEntry("X-Team", "data");
		}
	}

	@Test
	void aNameOfOneWordIsFine() {
		StartUp startUp = new StartUp().variable("DAGSTER_HEADERS_AUTHORIZATION", "Token x");
		try (AnnotationConfigApplicationContext context = startUp.start()) {
			assertThat(context.getBean(DagsterConnectionDetails.class).getHeaders()).containsEntry("authorization",
					"Token x");
		}
	}

	@Test
	void aNameWithDotsMayBeIntended() {
		try (AnnotationConfigApplicationContext context = new StartUp().yaml("dagster.headers.[a.b]: c").start()) {
			assertThat(context.getBean(DagsterConnectionDetails.class).getHeaders()).containsEntry("a.b", "c");
		}
	}

}
