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

package io.github.dagstergraphql.boot.autoconfigure.listener;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.github.dagstergraphql.boot.autoconfigure.DagsterAutoConfiguration;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import io.github.dagstergraphql.client.listener.DagsterRunCanceledEvent;
import io.github.dagstergraphql.client.listener.DagsterRunEndedEvent;
import io.github.dagstergraphql.client.listener.DagsterRunFailedEvent;
import io.github.dagstergraphql.client.listener.DagsterRunListener;
import io.github.dagstergraphql.client.listener.DagsterRunListenerContainer;
import io.github.dagstergraphql.client.listener.DagsterRunListenerRegistry;
import io.github.dagstergraphql.client.listener.DagsterRunListenerSettings;
import io.github.dagstergraphql.client.listener.DagsterRunSucceededEvent;
import io.github.dagstergraphql.client.run.ReactiveRunHandle;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunChange;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.run.RunScript;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.event.EventListener;
import org.springframework.integration.metadata.MetadataStore;
import org.springframework.integration.metadata.SimpleMetadataStore;
import org.springframework.integration.support.locks.DefaultLockRegistry;
import org.springframework.util.backoff.FixedBackOff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

/**
 * Tests for {@link DagsterRunListenerAutoConfiguration} and the listeners themselves.
 */
@ExtendWith(OutputCaptureExtension.class)
class DagsterRunListenerAutoConfigurationTests {

	private static final Duration LONG = Duration.ofSeconds(60);

	private final EmbeddedDagster dagster = EmbeddedDagster.start();

	private final DagsterGraphQlClient launcher = DagsterGraphQlClient.builder().url(this.dagster.getUrl()).build();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class,
				WebClientAutoConfiguration.class, PropertyPlaceholderAutoConfiguration.class,
				DagsterAutoConfiguration.class, DagsterRunListenerAutoConfiguration.class))
		.withPropertyValues("dagster.url=" + this.dagster.getUrl(), "dagster.poll-interval=20ms",
				"dagster.max-poll-interval=50ms", "dagster.version-check=off");

	@BeforeEach
	void define() {
		this.dagster.define(JobDefinition.named("orders"), JobDefinition.named("reports"),
				JobDefinition.named("invoices"),
				JobDefinition.named("broken").runs(RunScript.fail("ValueError", "no file")),
				JobDefinition.named("endless").runs(RunScript.hang()));
	}

	@AfterEach
	void stop() {
		this.launcher.close();
		this.dagster.close();
	}

	@Test
	void aListenerReceivesAllArguments() {
		this.contextRunner.withBean("allArguments", AllArguments.class).run((context) -> {
			awaitActive(context, "allArguments.ended");
			String id = launch("orders");
			Object[] arguments = context.getBean(AllArguments.class).received.poll(60, TimeUnit.SECONDS);
			assertThat(arguments).isNotNull();
			assertThat(arguments[0]).isInstanceOfSatisfying(RunChange.class,
					(change) -> assertThat(change.status()).isEqualTo(RunStatus.SUCCESS));
			assertThat(arguments[1]).isInstanceOfSatisfying(Run.class, (run) -> assertThat(run.id()).isEqualTo(id));
			assertThat(arguments[2]).isEqualTo(RunStatus.SUCCESS);
			assertThat(arguments[3]).isInstanceOfSatisfying(RunHandle.class,
					(handle) -> assertThat(handle.status()).isEqualTo(RunStatus.SUCCESS));
			assertThat(arguments[4]).isInstanceOfSatisfying(ReactiveRunHandle.class,
					(handle) -> assertThat(handle.id()).isEqualTo(id));
			assertThat(arguments[5]).isSameAs(context.getBean(DagsterGraphQlClient.class));
			assertThat(arguments[6]).isSameAs(context.getBean(ReactiveDagsterGraphQlClient.class));
		});
	}

	@Test
	void onlyMatchingRunsAreReported() {
		this.contextRunner.withPropertyValues("jobs.second=reports")
			.withBean("filtered", Filtered.class)
			.run((context) -> {
				for (String id : context.getBean(DagsterRunListenerRegistry.class).getContainerIds()) {
					awaitActive(context, id);
				}
				String order = launch("orders");
				String report = this.launcher.job("reports").tag("team", "core").launch().id();
				launch("invoices");
				String broken = launch("broken");
				Filtered listener = context.getBean(Filtered.class);
				await().atMost(LONG).until(() -> listener.all.size() == 4);
				await().atMost(LONG)
					.untilAsserted(() -> assertThat(listener.ofJobs).containsExactlyInAnyOrder(order, report));
				await().atMost(LONG).untilAsserted(() -> assertThat(listener.failed).containsExactly(broken));
				await().atMost(LONG).untilAsserted(() -> assertThat(listener.tagged).containsExactly(report));
				assertThat(listener.all).hasSize(4);
				assertThat(listener.ofJobs).hasSize(2);
			});
	}

	@Test
	void whatAListenerReturnsIsAwaited() {
		this.contextRunner.withBean("asynchronous", Asynchronous.class).run((context) -> {
			Asynchronous listener = context.getBean(Asynchronous.class);
			awaitActive(context, "asynchronous.mono");
			awaitActive(context, "asynchronous.future");
			launch("orders");
			launch("orders");
			await().atMost(LONG).until(() -> listener.calls.get() == 2);
			// both wait for the first change
			assertThat(listener.calls).hasValue(2);
			listener.end.complete(null);
			await().atMost(LONG).until(() -> listener.calls.get() == 4);
		});
	}

	@Test
	void aFailureIsRetriedAndFinallyLogged(CapturedOutput output) {
		this.contextRunner.withBean("failing", Failing.class)
			.withBean(DagsterRunListenerSettings.class, () -> settings().build())
			.run((context) -> {
				awaitActive(context, "failing.ended");
				launch("broken");
				String good = launch("orders");
				Failing listener = context.getBean(Failing.class);
				await().atMost(LONG).until(() -> listener.processed.contains(good));
				assertThat(listener.failures).hasValue(3);
				assertThat(output).containsOnlyOnce("The run listener \"failing.ended\" failed for the run")
					.contains("with the status FAILURE, which is not delivered again")
					.contains("IllegalStateException: on purpose");
			});
	}

	@Test
	void anErrorHandlerReceivesTheFailure() {
		BlockingQueue<String> handled = new LinkedBlockingQueue<>();
		this.contextRunner.withBean("failing", Failing.class)
			.withBean(DagsterRunListenerSettings.class,
					() -> settings()
						.errorHandler((change, failure) -> handled.add(change.run().id() + " " + failure.getMessage()))
						.build())
			.run((context) -> {
				awaitActive(context, "failing.ended");
				String id = launch("broken");
				assertThat(handled.poll(60, TimeUnit.SECONDS)).isEqualTo(id + " on purpose");
			});
	}

	@Test
	void changesOfDifferentRunsAreProcessedAtTheSameTime() {
		this.contextRunner.withBean("concurrent", Concurrent.class).run((context) -> {
			awaitActive(context, "concurrent.ended");
			launch("orders");
			launch("orders");
			launch("orders");
			Concurrent listener = context.getBean(Concurrent.class);
			assertThat(listener.together.await(60, TimeUnit.SECONDS)).isTrue();
			assertThat(listener.threads).hasSize(2);
			listener.end.countDown();
			await().atMost(LONG).until(() -> listener.threads.size() == 3);
		});
	}

	@Test
	void eventsArePublished() {
		this.contextRunner.withPropertyValues("dagster.listener.publish-events=true")
			.withBean(Events.class)
			.run((context) -> {
				awaitActive(context, "events.dagsterGraphQlClient");
				String good = launch("orders");
				String bad = launch("broken");
				String endless = this.launcher.job("endless").launch().id();
				this.launcher.run(endless).terminate(TerminatePolicy.MARK_AS_CANCELED_IMMEDIATELY);
				Events events = context.getBean(Events.class);
				await().atMost(LONG).until(() -> events.received.size() == 3);
				assertThat(events.received).extracting((event) -> event.getRun().id())
					.containsExactlyInAnyOrder(good, bad, endless);
				assertThat(events.succeeded).singleElement()
					.satisfies((event) -> assertThat(event.getChange().status()).isEqualTo(RunStatus.SUCCESS))
					.satisfies((event) -> assertThat(event.getClient())
						.isSameAs(context.getBean(DagsterGraphQlClient.class)));
				assertThat(events.received).hasAtLeastOneElementOfType(DagsterRunFailedEvent.class)
					.hasAtLeastOneElementOfType(DagsterRunCanceledEvent.class);
			});
	}

	@Test
	void nothingListensUnlessThereIsAListener() {
		this.contextRunner.withBean(Events.class).run((context) -> {
			assertThat(context.getBean(DagsterRunListenerRegistry.class).getContainerIds()).isEmpty();
			assertThat(this.dagster.requests()).isEmpty();
		});
	}

	@Test
	void aListenerIsStoppedAndStarted() {
		this.contextRunner.withBean("allArguments", AllArguments.class)
			.withPropertyValues("dagster.listener.auto-startup=false")
			.run((context) -> {
				DagsterRunListenerContainer container = container(context, "allArguments.ended");
				assertThat(container.isRunning()).isFalse();
				assertThat(container.isActive()).isFalse();
				container.start();
				awaitActive(context, "allArguments.ended");
				AllArguments listener = context.getBean(AllArguments.class);
				launch("orders");
				assertThat(listener.received.poll(60, TimeUnit.SECONDS)).isNotNull();
				container.stop();
				assertThat(container.isRunning()).isFalse();
				String missed = launch("orders");
				this.launcher.run(missed).await(LONG);
				assertThat(listener.received).isEmpty();
				// the position is kept as long as the application
				container.start();
				await().atMost(LONG)
					.until(() -> listener.received.stream()
						.anyMatch((arguments) -> ((Run) arguments[1]).id().equals(missed)));
			});
	}

	@Test
	void thePositionSurvivesARestart(CapturedOutput output) {
		SimpleMetadataStore store = new SimpleMetadataStore();
		ApplicationContextRunner runner = this.contextRunner.withBean("allArguments", AllArguments.class)
			.withBean(MetadataStore.class, () -> store)
			.withPropertyValues("spring.application.name=shop");
		runner.run((context) -> {
			awaitActive(context, "allArguments.ended");
			assertThat(store.get("dagster.run-listener.shop.allArguments.ended")).isNotNull();
		});
		String missed = launch("orders");
		this.launcher.run(missed).await(LONG);
		runner.run((context) -> {
			Object[] arguments = context.getBean(AllArguments.class).received.poll(60, TimeUnit.SECONDS);
			assertThat(arguments).isNotNull();
			assertThat(((Run) arguments[1]).id()).isEqualTo(missed);
		});
		assertThat(output).doesNotContain("MetadataStore")
			.contains("receives all changes in each instance of the application, since there is no LockRegistry");
	}

	@Test
	void anInvalidPositionIsReported(CapturedOutput output) {
		SimpleMetadataStore store = new SimpleMetadataStore();
		store.put("dagster.run-listener.allArguments.ended", "yesterday");
		this.contextRunner.withBean("allArguments", AllArguments.class)
			.withBean(MetadataStore.class, () -> store)
			.run((context) -> {
				await().atMost(LONG)
					.untilAsserted(() -> assertThat(output)
						.contains("The run listener \"allArguments.ended\" cannot receive changes and tries again")
						.contains("invalid position under the key \"dagster.run-listener.allArguments.ended\""));
				store.remove("dagster.run-listener.allArguments.ended");
				awaitActive(context, "allArguments.ended");
				await().atMost(LONG).until(() -> store.get("dagster.run-listener.allArguments.ended") != null);
				launch("orders");
				assertThat(context.getBean(AllArguments.class).received.poll(60, TimeUnit.SECONDS)).isNotNull();
			});
	}

	@Test
	void aListenerStartsBeforeItsServer(CapturedOutput output) {
		this.dagster.stopWebserver();
		this.contextRunner.withBean("allArguments", AllArguments.class).run((context) -> {
			await().atMost(LONG)
				.untilAsserted(() -> assertThat(output)
					.contains("The run listener \"allArguments.ended\" cannot receive changes and tries again"));
			this.dagster.startWebserver();
			AllArguments listener = context.getBean(AllArguments.class);
			await().atMost(LONG).until(() -> {
				launch("orders");
				return listener.received.poll(1, TimeUnit.SECONDS) != null;
			});
		});
	}

	@Test
	void aListenerOfAMockReceivesNothing(CapturedOutput output) {
		DagsterGraphQlClient mock = mock();
		this.contextRunner.withBean(DagsterGraphQlClient.class, () -> mock)
			.withBean("allArguments", AllArguments.class)
			.run((context) -> verify(mock, timeout(LONG.toMillis())).runs());
		assertThat(output).doesNotContain("cannot receive changes");
	}

	@Test
	void oneOfTwoInstancesReceivesTheChanges(CapturedOutput output) {
		DefaultLockRegistry locks = new DefaultLockRegistry();
		SimpleMetadataStore store = new SimpleMetadataStore();
		ApplicationContextRunner runner = this.contextRunner.withBean("allArguments", AllArguments.class)
			.withBean(MetadataStore.class, () -> store)
			.withBean(DefaultLockRegistry.class, () -> locks);
		runner.run((first) -> {
			awaitActive(first, "allArguments.ended");
			runner.run((second) -> {
				assertThat(container(second, "allArguments.ended").isRunning()).isTrue();
				String id = launch("orders");
				Object[] arguments = first.getBean(AllArguments.class).received.poll(60, TimeUnit.SECONDS);
				assertThat(arguments).isNotNull();
				assertThat(((Run) arguments[1]).id()).isEqualTo(id);
				assertThat(container(second, "allArguments.ended").isActive()).isFalse();
				container(first, "allArguments.ended").stop();
				awaitActive(second, "allArguments.ended");
				String next = launch("orders");
				AllArguments listener = second.getBean(AllArguments.class);
				await().atMost(LONG)
					.until(() -> listener.received.stream().anyMatch((each) -> ((Run) each[1]).id().equals(next)));
				assertThat(first.getBean(AllArguments.class).received).isEmpty();
			});
		});
		assertThat(output).contains("receives changes in this instance of the application")
			.contains("no longer receives changes in this instance of the application")
			.doesNotContain("there is no LockRegistry");
	}

	@Test
	void deliveriesAreObserved() {
		MeterRegistry meters = new SimpleMeterRegistry();
		ObservationRegistry observations = ObservationRegistry.create();
		observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
		this.contextRunner.withBean("failing", Failing.class)
			.withBean(ObservationRegistry.class, () -> observations)
			.withBean(DagsterRunListenerSettings.class, () -> settings().build())
			.run((context) -> {
				awaitActive(context, "failing.ended");
				launch("broken");
				String good = launch("orders");
				Failing listener = context.getBean(Failing.class);
				await().atMost(LONG).until(() -> listener.processed.contains(good));
			});
		assertThat(meters.get("dagster.listener")
			.tags("client", "default", "job", "broken", "listener", "failing.ended", "location", "definitions",
					"status", "FAILURE", "error", "IllegalStateException")
			.timer()
			.count()).isEqualTo(3);
		assertThat(meters.get("dagster.listener").tags("job", "orders", "error", "none").timer().count()).isEqualTo(1);
	}

	@Test
	void aListenerNamesItsClient() {
		try (EmbeddedDagster other = EmbeddedDagster.start()) {
			other.define(JobDefinition.named("orders"));
			this.contextRunner.withPropertyValues("dagster.clients.emea.url=" + other.getUrl())
				.withBean("ofOtherServer", OfOtherServer.class)
				.run((context) -> {
					awaitActive(context, "emea-orders", other);
					launch("orders");
					String id = context.getBean("emeaDagsterGraphQlClient", DagsterGraphQlClient.class)
						.job("orders")
						.launch()
						.id();
					assertThat(context.getBean(OfOtherServer.class).received.poll(60, TimeUnit.SECONDS)).isEqualTo(id);
				});
		}
	}

	@ParameterizedTest
	@MethodSource("invalidDeclarations")
	void anInvalidDeclarationFailsTheStart(Class<?> type, String message) {
		this.contextRunner.withBean(type)
			.run((context) -> assertThat(context.getStartupFailure()).isInstanceOf(IllegalStateException.class)
				.hasMessageContaining(type.getSimpleName())
				.hasMessageContaining(message));
	}

	static Stream<Arguments> invalidDeclarations() {
		return Stream.of(
				Arguments.of(WrongParameter.class,
						"the parameter type java.lang.String is not supported. Use any of [RunChange, Run, RunStatus,"),
				Arguments.of(WrongResult.class, "must return void, a CompletionStage or a reactive type"),
				Arguments.of(UnknownClient.class,
						"client \"apac\" is neither the qualifier nor the name of a bean of type DagsterGraphQlClient"),
				Arguments.of(InvalidTag.class, "tags contains an entry that is not of the form key=value"),
				Arguments.of(InvalidConcurrency.class, "concurrency must be a number, but is \"many\""),
				Arguments.of(NegativeConcurrency.class, "concurrency must be positive, but is -1"),
				Arguments.of(InvalidAutoStartup.class, "autoStartup must be true or false, but is \"maybe\""),
				Arguments.of(UnknownErrorHandler.class, "errorHandler \"none\" is not the name of a bean"),
				Arguments.of(NoStatus.class, "statuses is empty"),
				Arguments.of(EmptyJob.class, "jobs contains an empty name"),
				Arguments.of(UnknownPlaceholder.class, "jobs cannot be resolved"), Arguments.of(SameId.class,
						"several run listeners with the id \"same\": set the id of @DagsterRunListener on"));
	}

	@Test
	void anInvalidPropertyFailsTheStart() {
		this.contextRunner.withPropertyValues("dagster.listener.concurrency=0")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("dagster.listener.concurrency")
				.hasMessageContaining("at least 1"));
	}

	@Test
	void aListenerWithoutClientFailsTheStart() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DagsterRunListenerAutoConfiguration.class))
			.withBean(io.github.dagstergraphql.boot.autoconfigure.DagsterProperties.class)
			.withBean("allArguments", AllArguments.class)
			.run((context) -> assertThat(context).getFailure().isInstanceOf(NoSuchBeanDefinitionException.class));
	}

	private static DagsterRunListenerSettings.Builder settings() {
		return DagsterRunListenerSettings.builder().backOff(new FixedBackOff(1, 2));
	}

	private String launch(String job) {
		return this.launcher.job(job).launch().id();
	}

	private static DagsterRunListenerContainer container(AssertableApplicationContext context, String id) {
		DagsterRunListenerContainer container = context.getBean(DagsterRunListenerRegistry.class).getContainer(id);
		assertThat(container).isNotNull();
		return container;
	}

	// A listener that has no position yet receives what changes after its first request.
	private void awaitActive(AssertableApplicationContext context, String id) {
		awaitActive(context, id, this.dagster);
	}

	private static void awaitActive(AssertableApplicationContext context, String id, EmbeddedDagster server) {
		DagsterRunListenerContainer container = container(context, id);
		await().atMost(LONG).until(container::isActive);
		int before = server.requests().size();
		await().atMost(LONG).until(() -> server.requests().size() >= before + 3);
	}

	static class AllArguments {

		final BlockingQueue<Object[]> received = new LinkedBlockingQueue<>();

		@DagsterRunListener
		void ended(RunChange change, Run run, RunStatus status, RunHandle handle, ReactiveRunHandle reactiveHandle,
				DagsterGraphQlClient client, ReactiveDagsterGraphQlClient reactiveClient) {
			this.received.add(new Object[] { change, run, status, handle, reactiveHandle, client, reactiveClient });
		}

	}

	static class Filtered {

		final List<String> all = new CopyOnWriteArrayList<>();

		final List<String> ofJobs = new CopyOnWriteArrayList<>();

		final List<String> failed = new CopyOnWriteArrayList<>();

		final List<String> tagged = new CopyOnWriteArrayList<>();

		@DagsterRunListener
		void all(Run run) {
			this.all.add(run.id());
		}

		@DagsterRunListener(jobs = { "orders", "${jobs.second}" })
		void ofJobs(Run run) {
			this.ofJobs.add(run.id());
		}

		@DagsterRunListener(statuses = RunStatus.FAILURE)
		void failed(Run run) {
			this.failed.add(run.id());
		}

		@DagsterRunListener(tags = "team=core")
		void tagged(Run run) {
			this.tagged.add(run.id());
		}

	}

	static class Asynchronous {

		final AtomicInteger calls = new AtomicInteger();

		final CompletableFuture<Void> end = new CompletableFuture<>();

		@DagsterRunListener
		Mono<Void> mono(RunStatus status) {
			return Mono.fromRunnable(this.calls::incrementAndGet).then(Mono.fromFuture(this.end, true));
		}

		@DagsterRunListener
		CompletableFuture<Void> future(RunStatus status) {
			this.calls.incrementAndGet();
			return this.end;
		}

	}

	static class Failing {

		final AtomicInteger failures = new AtomicInteger();

		final List<String> processed = new CopyOnWriteArrayList<>();

		@DagsterRunListener
		void ended(Run run) {
			if (run.status() == RunStatus.FAILURE) {
				this.failures.incrementAndGet();
				throw new IllegalStateException("on purpose");
			}
			this.processed.add(run.id());
		}

	}

	static class Concurrent {

		final CountDownLatch together = new CountDownLatch(2);

		final CountDownLatch end = new CountDownLatch(1);

		final List<String> threads = new CopyOnWriteArrayList<>();

		@DagsterRunListener(concurrency = "2")
		void ended(Run run) throws InterruptedException {
			this.threads.add(Thread.currentThread().getName());
			this.together.countDown();
			this.end.await();
		}

	}

	static class Events {

		final List<DagsterRunEndedEvent> received = new CopyOnWriteArrayList<>();

		final List<DagsterRunSucceededEvent> succeeded = new CopyOnWriteArrayList<>();

		@EventListener
		void ended(DagsterRunEndedEvent event) {
			this.received.add(event);
		}

		@EventListener
		void succeeded(DagsterRunSucceededEvent event) {
			this.succeeded.add(event);
		}

	}

	static class OfOtherServer {

		final BlockingQueue<String> received = new LinkedBlockingQueue<>();

		@DagsterRunListener(id = "emea-orders", client = "emea")
		void ended(Run run) {
			this.received.add(run.id());
		}

	}

	static class WrongParameter {

		@DagsterRunListener
		void ended(String run) {
		}

	}

	static class WrongResult {

		@DagsterRunListener
		String ended(Run run) {
			return run.id();
		}

	}

	static class UnknownClient {

		@DagsterRunListener(client = "apac")
		void ended(Run run) {
		}

	}

	static class InvalidTag {

		@DagsterRunListener(tags = "team")
		void ended(Run run) {
		}

	}

	static class InvalidConcurrency {

		@DagsterRunListener(concurrency = "many")
		void ended(Run run) {
		}

	}

	static class NegativeConcurrency {

		@DagsterRunListener(concurrency = "-1")
		void ended(Run run) {
		}

	}

	static class InvalidAutoStartup {

		@DagsterRunListener(autoStartup = "maybe")
		void ended(Run run) {
		}

	}

	static class UnknownErrorHandler {

		@DagsterRunListener(errorHandler = "none")
		void ended(Run run) {
		}

	}

	static class NoStatus {

		@DagsterRunListener(statuses = {})
		void ended(Run run) {
		}

	}

	static class EmptyJob {

		@DagsterRunListener(jobs = " ")
		void ended(Run run) {
		}

	}

	static class UnknownPlaceholder {

		@DagsterRunListener(jobs = "${no.such.job}")
		void ended(Run run) {
		}

	}

	static class SameId {

		@DagsterRunListener(id = "same")
		void one(Run run) {
		}

		@DagsterRunListener(id = "same")
		void other(Run run) {
		}

	}

}
