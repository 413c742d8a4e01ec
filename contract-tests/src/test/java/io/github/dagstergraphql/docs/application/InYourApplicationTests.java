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

import java.time.LocalDate;
import java.util.concurrent.TimeUnit;

import io.github.dagstergraphql.boot.test.autoconfigure.AutoConfigureEmbeddedDagster;
import io.github.dagstergraphql.boot.test.autoconfigure.EmbeddedDagsterCustomizer;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.definition.JobDefinition;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableAsync;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the applications in the documentation.
 */
@SpringBootTest(properties = { "spring.threads.virtual.enabled=true", "dagster.host=dagster.example.org",
		"dagster.clients.my-client.host=other.example.org" })
@AutoConfigureEmbeddedDagster
class InYourApplicationTests {

	@Autowired
	private EmbeddedDagster dagster;

	@Test
	void launchesOnASchedule(@Autowired NightlyOrders orders) {
		orders.launchNightly();
		assertThat(this.dagster).launched("daily_orders").once();
		LocalDate day = LocalDate.of(2026, 11, 22);
		assertThat(orders.launch(day).id()).isEqualTo(orders.launch(day).id());
	}

	@Test
	void launchesInTheBackground(@Autowired NightlyOrders orders) throws Exception {
		assertThat(orders.launchInBackground(LocalDate.of(2026, 11, 22)).get(1, TimeUnit.MINUTES).status())
			.isEqualTo(RunStatus.SUCCESS);
	}

	@Test
	void spellsNamesAsThePropertiesDo(@Autowired ApplicationContext context,
			@Autowired @Qualifier("my-client") DagsterGraphQlClient client) {
		assertThat(context.getBean("my-clientDagsterGraphQlClient")).isSameAs(client);
		assertThat(context.getBean("my-clientReactiveDagsterGraphQlClient")).isSameAs(client.reactive());
		assertThat(context.containsBean("my-clientDagsterConnectionDetails")).isTrue();
		assertThat(context.getBean("dagsterGraphQlClient")).isNotSameAs(client);
		assertThat(context.containsBean("reactiveDagsterGraphQlClient")).isTrue();
	}

	@Test
	void runsTheFirstApplication() {
		try (ConfigurableApplicationContext context = SpringApplication.from(OrdersApplication::main)
			.with(WithoutDagster.class)
			.run("--spring.main.banner-mode=off")
			.getApplicationContext()) {
			EmbeddedDagster own = context.getBean(EmbeddedDagster.class);
			assertThat(own).launched("daily_orders").once();
			assertThat(own.runs()).singleElement().satisfies((run) -> assertThat(run).succeeded());
		}
	}

	@Test
	void runsTheFirstProgram() {
		PlainProgram.main(new String[] { this.dagster.getUrl() });
		assertThat(this.dagster).launched("daily_orders").once();
	}

	@TestConfiguration(proxyBeanMethods = false)
	@AutoConfigureEmbeddedDagster
	static class WithoutDagster {

		@Bean
		EmbeddedDagsterCustomizer dailyOrders() {
			return (dagster) -> dagster.define(JobDefinition.named("daily_orders"));
		}

	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	@EnableAsync
	@Import({ NightlyOrders.class, WithoutDagster.class })
	static class Application {

	}

}
