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

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.RunAwaitException;
import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.run.RunScript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;

/**
 * Tests for {@link DagsterClientsLifecycle}.
 */
class DagsterClientsLifecycleTests {

	private static final AwaitOptions LONG = AwaitOptions.within(Duration.ofHours(1));

	private final EmbeddedDagster dagster = EmbeddedDagster.start();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class,
				WebClientAutoConfiguration.class, DagsterAutoConfiguration.class))
		.withPropertyValues("dagster.url=" + this.dagster.getUrl(), "dagster.version-check=off");

	@BeforeEach
	void define() {
		this.dagster.define(JobDefinition.named("endless").runs(RunScript.hang()));
	}

	@AfterEach
	void stop() {
		this.dagster.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "dagsterGraphQlClient", "xDagsterGraphQlClient" })
	void waitsEndBeforeAnyBeanIsStopped(String beanName) {
		AtomicBoolean ended = new AtomicBoolean();
		Waiting waiting = new Waiting(ended);
		this.contextRunner.withPropertyValues("dagster.clients.x.url=" + this.dagster.getUrl())
			.withBean(Waiting.class, () -> waiting)
			.run((context) -> waiting.wait = wait(context.getBean(beanName, DagsterGraphQlClient.class)));
		assertThat(ended).isTrue();
		CompletionException ex = catchThrowableOfType(CompletionException.class, waiting.wait::join);
		assertThat(ex).cause()
			.isInstanceOfSatisfying(RunAwaitException.class,
					(cause) -> assertThat(cause.getReason()).isEqualTo(RunAwaitException.Reason.CLOSED));
	}

	@Test
	void waitsMayBeLeftUntilTheClientIsClosed() {
		AtomicBoolean ended = new AtomicBoolean(true);
		this.contextRunner.withPropertyValues("dagster.shutdown.end-waits=false").run((context) -> {
			CompletableFuture<AwaitedRun> wait = wait(context.getBean(DagsterGraphQlClient.class));
			context.publishEvent(new ContextClosedEvent(context));
			ended.set(wait.isDone());
		});
		assertThat(ended).isFalse();
	}

	@Test
	void waitsContinueWhileTheContextIsStoppedOrAChildIsClosed() {
		this.contextRunner.run((context) -> {
			CompletableFuture<AwaitedRun> wait = wait(context.getBean(DagsterGraphQlClient.class));
			context.getSourceApplicationContext().stop();
			context.getSourceApplicationContext().start();
			GenericApplicationContext child = new GenericApplicationContext(context);
			child.refresh();
			child.close();
			assertThat(wait).isNotDone();
		});
	}

	@Test
	void aFailingClientDoesNotDelayShutdown() {
		DagsterGraphQlClient client = Mockito.mock();
		willThrow(IllegalStateException.class).given(client).endWaits();
		this.contextRunner.withBean(DagsterGraphQlClient.class, () -> client)
			.run((context) -> context.getBean(ReactiveDagsterGraphQlClient.class));
		then(client).should().endWaits();
	}

	@Test
	void warmsUpIfConfigured() {
		AtomicInteger webClients = new AtomicInteger();
		ApplicationContextRunner runner = this.contextRunner.withBean(WebClientCustomizer.class,
				() -> (builder) -> webClients.incrementAndGet());
		runner.run((context) -> assertThat(webClients).hasValue(0));
		runner.withPropertyValues("dagster.warm-up=true", "dagster.clients.x.url=http://127.0.0.1:1").run((context) -> {
			assertThat(webClients).hasValue(2);
			assertThat(context.getBean("dagsterGraphQlClient", DagsterGraphQlClient.class).instance().version())
				.isNotEmpty();
			assertThat(webClients).hasValue(2);
		});
	}

	private static CompletableFuture<AwaitedRun> wait(DagsterGraphQlClient client) {
		return client.job("endless").launch().awaitAsync(LONG);
	}

	/**
	 * Stops in the first phase, as the web server and task executors do, which wait for
	 * work that is in progress.
	 */
	static final class Waiting implements SmartLifecycle {

		private final AtomicBoolean ended;

		private volatile boolean running;

		private CompletableFuture<AwaitedRun> wait = new CompletableFuture<>();

		Waiting(AtomicBoolean ended) {
			this.ended = ended;
		}

		@Override
		public void start() {
			this.running = true;
		}

		@Override
		public void stop() {
			this.running = false;
			try {
				this.wait.get(20, TimeUnit.SECONDS);
			}
			catch (Exception ex) {
				this.ended.set(this.wait.isDone());
			}
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

	}

}
