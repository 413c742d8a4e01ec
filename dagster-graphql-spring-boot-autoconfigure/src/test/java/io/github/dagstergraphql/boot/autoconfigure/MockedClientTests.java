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

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import io.github.dagstergraphql.client.run.RunStatus;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willReturn;

/**
 * Tests for an application whose tests replace a client: its twin does not depend on what
 * a mock answers.
 */
class MockedClientTests {

	private static final String MAIN = "dagster.url=http://main.example.org";

	private static final String ANALYTICS = "dagster.clients.analytics.url=http://analytics.example.org";

	@Nested
	@SpringBootTest(classes = Starter.class, properties = { MAIN, ANALYTICS })
	class Blocking {

		@MockitoBean
		private DagsterGraphQlClient client;

		@Autowired
		private ReactiveDagsterGraphQlClient reactive;

		@Test
		void theReactiveTwinIsReal() {
			given(this.client.getRunStatus("x")).willReturn(RunStatus.SUCCESS);
			assertThat(this.client.getRunStatus("x")).isEqualTo(RunStatus.SUCCESS);
			assertThat(this.reactive.toString()).contains("http://main.example.org/graphql");
		}

	}

	@Nested
	@SpringBootTest(classes = Starter.class, properties = { MAIN, ANALYTICS })
	class Reactive {

		@MockitoBean
		private ReactiveDagsterGraphQlClient reactive;

		@Autowired
		private DagsterGraphQlClient client;

		@Test
		void theBlockingTwinIsReal() {
			assertThat(Mockito.mockingDetails(this.reactive).isMock()).isTrue();
			assertThat(this.client.toString()).contains("http://main.example.org/graphql");
		}

	}

	@Nested
	@SpringBootTest(classes = Starter.class, properties = { MAIN, ANALYTICS })
	class Named {

		@MockitoBean("analyticsDagsterGraphQlClient")
		private DagsterGraphQlClient client;

		@Autowired
		@Qualifier("analytics")
		private ReactiveDagsterGraphQlClient reactive;

		@Autowired
		private DagsterGraphQlClient main;

		@Test
		void theReactiveTwinIsReal() {
			assertThat(Mockito.mockingDetails(this.client).isMock()).isTrue();
			assertThat(this.reactive.toString()).contains("http://analytics.example.org/graphql");
			assertThat(this.main.toString()).contains("http://main.example.org/graphql");
		}

	}

	@Nested
	@SpringBootTest(classes = Starter.class, properties = { MAIN, ANALYTICS })
	class Spies {

		@MockitoSpyBean
		private DagsterGraphQlClient client;

		@MockitoSpyBean
		private ReactiveDagsterGraphQlClient reactive;

		@Test
		void mayReplaceSomeResponses() {
			willReturn(RunStatus.SUCCESS).given(this.client).getRunStatus("x");
			assertThat(this.client.getRunStatus("x")).isEqualTo(RunStatus.SUCCESS);
			assertThat(this.client.toString()).contains("http://main.example.org/graphql");
			assertThat(this.reactive.toString()).contains("http://main.example.org/graphql");
		}

	}

	@Nested
	@SpringBootTest(classes = { MockOfTheApplication.class, Starter.class }, properties = { MAIN, ANALYTICS })
	class OwnBean {

		@Autowired
		private DagsterGraphQlClient client;

		@Autowired
		private ReactiveDagsterGraphQlClient reactive;

		@Test
		void theReactiveTwinIsReal() {
			assertThat(Mockito.mockingDetails(this.client).isMock()).isTrue();
			assertThat(this.reactive.toString()).contains("http://main.example.org/graphql");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class MockOfTheApplication {

		@Bean
		@Primary
		DagsterGraphQlClient mock() {
			return Mockito.mock();
		}

	}

}
