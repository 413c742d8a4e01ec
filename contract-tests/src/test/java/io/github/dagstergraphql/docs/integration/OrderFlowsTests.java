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

import java.util.stream.Stream;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.listener.EnableDagsterRunListeners;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunAwaitException;
import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.EmbeddedDagsterExtension;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.run.PythonException;
import io.github.dagstergraphql.test.run.RunScript;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.integration.channel.QueueChannel;
import org.springframework.integration.config.EnableIntegration;
import org.springframework.integration.metadata.MetadataStore;
import org.springframework.integration.metadata.SimpleMetadataStore;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.PollableChannel;
import org.springframework.messaging.support.MessageBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OrderFlows}.
 */
@ExtendWith(EmbeddedDagsterExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class OrderFlowsTests {

	private static final long TIMEOUT = 20_000;

	@Test
	void repliesWhenTheRunHasEnded(EmbeddedDagster dagster, DagsterGraphQlClient client) {
		dagster.define(JobDefinition.named("daily_orders").runs(RunScript.hang()));
		try (AnnotationConfigApplicationContext context = application(client, new SimpleMetadataStore())) {
			send(context, "arrivedOrders", "42");
			String runId = dagster.runs().get(0).id();
			assertThat(channel(context, "loadedOrders").receive(0)).isNull();
			dagster.run(runId).succeed();
			Message<?> reply = channel(context, "loadedOrders").receive(TIMEOUT);
			assertThat(reply.getPayload()).isInstanceOfSatisfying(AwaitedRun.class,
					(run) -> assertThat(run.runId()).isEqualTo(runId));
			send(context, "arrivedOrders", "42");
			assertThat(channel(context, "loadedOrders").receive(TIMEOUT)).isNotNull();
			assertThat(dagster).launched("daily_orders").once();
		}
	}

	@Test
	void sendsAnErrorWhenTheRunFails(EmbeddedDagster dagster, DagsterGraphQlClient client) {
		dagster.define(JobDefinition.named("daily_orders").runs(RunScript.fail("ValueError", "no file")));
		try (AnnotationConfigApplicationContext context = application(client, new SimpleMetadataStore())) {
			send(context, "arrivedOrders", "42");
			Message<?> error = channel(context, "errors").receive(TIMEOUT);
			assertThat(error.getPayload()).isInstanceOfSatisfying(MessagingException.class, (ex) -> {
				assertThat(ex).hasCauseInstanceOf(RunAwaitException.class);
				assertThat(ex.getFailedMessage().getPayload()).isEqualTo("42");
			});
		}
	}

	@Test
	void repliesWithTheRunId(EmbeddedDagster dagster, DagsterGraphQlClient client) {
		dagster.define(JobDefinition.named("daily_orders").runs(RunScript.hang()));
		try (AnnotationConfigApplicationContext context = application(client, new SimpleMetadataStore())) {
			send(context, "submittedOrders", "42");
			assertThat(channel(context, "runIds").receive(TIMEOUT).getPayload()).isEqualTo(dagster.runs().get(0).id());
		}
	}

	@Test
	void receivesRunsThatFailedWhileTheApplicationWasDown(EmbeddedDagster dagster, DagsterGraphQlClient client) {
		dagster.define(JobDefinition.named("daily_orders").runs(RunScript.hang()));
		String first = client.job("daily_orders").launch().id();
		String second = client.job("daily_orders").launch().id();
		MetadataStore positions = new SimpleMetadataStore();
		try (AnnotationConfigApplicationContext context = application(client, positions)) {
			assertThat(context.getBean(DagsterRunAdapter.class).isRunning()).isTrue();
			Awaitility.await().until(() -> positions.get("dagster.run-listener.failed-orders") != null);
			dagster.run(first).fail(PythonException.of("ValueError", "no file"));
			assertThat(failedRun(context)).isEqualTo(first);
		}
		dagster.run(second).fail(PythonException.of("ValueError", "no file"));
		try (AnnotationConfigApplicationContext context = application(client, positions)) {
			// the change of the first run may be repeated
			assertThat(Stream.generate(() -> failedRun(context)).limit(2)).anyMatch(second::equals);
		}
	}

	private static String failedRun(AnnotationConfigApplicationContext context) {
		Message<?> message = channel(context, "failedOrders").receive(TIMEOUT);
		String runId = ((Run) message.getPayload()).id();
		assertThat(message.getHeaders()).containsEntry("dagster_runId", runId);
		return runId;
	}

	private static void send(AnnotationConfigApplicationContext context, String channel, String order) {
		context.getBean(channel, MessageChannel.class)
			.send(MessageBuilder.withPayload(order).setErrorChannelName("errors").build());
	}

	private static PollableChannel channel(AnnotationConfigApplicationContext context, String name) {
		return context.getBean(name, PollableChannel.class);
	}

	private static AnnotationConfigApplicationContext application(DagsterGraphQlClient client,
			MetadataStore positions) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.registerBean(DagsterGraphQlClient.class, () -> client,
				(definition) -> definition.setDestroyMethodName(""));
		context.registerBean("metadataStore", MetadataStore.class, () -> positions);
		context.register(Application.class);
		context.refresh();
		return context;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableIntegration
	@EnableDagsterRunListeners
	@Import(OrderFlows.class)
	static class Application {

		@Bean
		QueueChannel loadedOrders() {
			return new QueueChannel();
		}

		@Bean
		QueueChannel runIds() {
			return new QueueChannel();
		}

		@Bean
		QueueChannel failedOrders() {
			return new QueueChannel();
		}

		@Bean
		QueueChannel errors() {
			return new QueueChannel();
		}

	}

}
