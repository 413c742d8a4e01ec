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

package io.github.dagstergraphql.boot.test.autoconfigure;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.listener.DagsterRunListener;
import io.github.dagstergraphql.client.listener.DagsterRunListenerRegistry;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.definition.JobDefinition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for a run listener of an application without Spring Integration.
 */
@SpringBootTest(properties = { "dagster.poll-interval=20ms", "dagster.max-poll-interval=50ms" })
@AutoConfigureEmbeddedDagster
class RunListenerWithoutSpringIntegrationTests {

	@Autowired
	private EmbeddedDagster dagster;

	@Autowired
	private DagsterGraphQlClient client;

	@Autowired
	private Application application;

	@Autowired
	private DagsterRunListenerRegistry registry;

	@Test
	void receivesRuns() throws InterruptedException {
		assertThat(ClassUtils.isPresent("org.springframework.integration.metadata.MetadataStore", null)).isFalse();
		assertThat(this.registry.getContainerIds()).hasSize(1);
		Awaitility.await().until(() -> this.dagster.requests().size() > 3);
		this.dagster.define(JobDefinition.named("orders"));
		String id = this.client.job("orders").launch().id();
		Run run = this.application.ended.poll(60, TimeUnit.SECONDS);
		assertThat(run).isNotNull();
		assertThat(run.id()).isEqualTo(id);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		private final BlockingQueue<Run> ended = new LinkedBlockingQueue<>();

		@DagsterRunListener
		void ended(Run run) {
			this.ended.add(run);
		}

	}

}
