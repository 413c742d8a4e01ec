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

package io.github.dagstergraphql.boot.autoconfigure.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import brave.handler.MutableSpan;
import brave.handler.SpanHandler;
import brave.propagation.TraceContext;
import io.github.dagstergraphql.boot.autoconfigure.DagsterAutoConfiguration;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.RunAwaitException;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.brave.autoconfigure.BraveAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientObservationAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that the caller, the client, its HTTP requests and the server are in one trace,
 * with Spring Boot's own tracing, across all threads of a launch.
 */
class DagsterTracingTests {

	private final ScriptedDagster server = new ScriptedDagster();

	private final Spans spans = new Spans();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(HttpClientAutoConfiguration.class,
				ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class,
				WebClientObservationAutoConfiguration.class, ObservationAutoConfiguration.class,
				MicrometerTracingAutoConfiguration.class, BraveAutoConfiguration.class, DagsterAutoConfiguration.class))
		.withBean(SpanHandler.class, () -> this.spans)
		.withPropertyValues(this.server.property(), "dagster.version-check=off",
				"management.tracing.sampling.probability=1.0");

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void blockingLaunch() {
		this.contextRunner.run((context) -> inSpanOfTheCaller(context, (client) -> client.job("greeting").launch()));
	}

	@Test
	void reactiveLaunchOnTheThreadOfTheCaller() {
		this.contextRunner.run((context) -> inSpanOfTheCaller(context,
				(client) -> client.reactive().job("greeting").launch().block()));
	}

	@Test
	void reactiveLaunchInTheContextOfTheCaller() {
		this.contextRunner.run((context) -> {
			ObservationRegistry registry = context.getBean(ObservationRegistry.class);
			Mono.deferContextual((view) -> context.getBean(DagsterGraphQlClient.class)
				.reactive()
				.job("greeting")
				.launch()
				.doFinally((signal) -> view.<Observation>get(ObservationThreadLocalAccessor.KEY).stop()))
				.contextWrite(
						(view) -> view.put(ObservationThreadLocalAccessor.KEY, Observation.start("caller", registry)))
				.subscribeOn(Schedulers.parallel())
				.block();
			linesUp();
		});
	}

	@Test
	void launchesWithThreadsThatTakeWhatReactorCarries() {
		Hooks.enableAutomaticContextPropagation();
		try {
			blockingLaunch();
			this.server.requests().clear();
			this.spans.ended.clear();
			reactiveLaunchInTheContextOfTheCaller();
		}
		finally {
			Hooks.disableAutomaticContextPropagation();
		}
	}

	@Test
	void aDisabledObservationKeepsTheTrace() {
		this.contextRunner.withPropertyValues("management.observations.enable.dagster=false").run((context) -> {
			launch(context, (client) -> client.job("greeting").launch());
			MutableSpan caller = this.spans.await(4).named("caller").get(0);
			assertThat(this.spans.named("http post")).hasSize(3)
				.allSatisfy((span) -> assertThat(span.parentId()).isEqualTo(caller.id()));
			assertThat(this.server.requests()).extracting(ScriptedDagster.Request::traceId)
				.containsOnly(caller.traceId());
		});
	}

	@Test
	void pollsHaveNoSpansAndOtherRequestsAreWithinTheWait() {
		this.contextRunner.run((context) -> {
			launch(context, DagsterTracingTests::awaitSuccess);
			waitLinesUp();
		});
	}

	@Test
	void waitsWithThreadsThatTakeWhatReactorCarries() {
		Hooks.enableAutomaticContextPropagation();
		try {
			pollsHaveNoSpansAndOtherRequestsAreWithinTheWait();
		}
		finally {
			Hooks.disableAutomaticContextPropagation();
		}
	}

	@Test
	void pollsWithoutASpanOfTheCallerStartNoTrace() {
		this.contextRunner.run((context) -> {
			context.getBean(DagsterGraphQlClient.class)
				.run("run-1")
				.await(AwaitOptions.within(Duration.ofMinutes(1)).followRetries(false));
			assertThat(this.server.requests()).extracting(ScriptedDagster.Request::operation)
				.containsExactly("RunStatuses", "Runs");
			assertThat(this.server.requests()).extracting(ScriptedDagster.Request::traceparent).containsOnlyNulls();
			assertThat(this.spans.await(1).named("dagster await")).hasSize(1);
		});
	}

	private static void awaitSuccess(DagsterGraphQlClient client) {
		assertThatExceptionOfType(RunAwaitException.class).isThrownBy(() -> client.run("run-1")
			.await(AwaitOptions.within(Duration.ofMinutes(1)).followRetries(false).requireSuccess()));
	}

	private void waitLinesUp() {
		MutableSpan caller = this.spans.await(4).named("caller").get(0);
		MutableSpan wait = this.spans.named("dagster await").get(0);
		assertThat(wait.parentId()).isEqualTo(caller.id());
		assertThat(wait.tag("outcome")).isEqualTo("NOT_SUCCESSFUL");
		assertThat(wait.tag("status")).isEqualTo("FAILURE");
		assertThat(wait.tag("dagster.run.id")).isEqualTo("run-1");
		assertThat(wait.annotations()).extracting(Map.Entry::getValue).contains("run finished");
		MutableSpan reason = this.spans.named("dagster RunFailure").get(0);
		assertThat(reason.parentId()).isEqualTo(wait.id());
		MutableSpan exchange = this.spans.childOf(reason);
		for (ScriptedDagster.Request request : this.server.requests()) {
			if (request.operation().equals("RunFailure")) {
				assertThat(request.spanId()).isEqualTo(exchange.id());
				assertThat(request.traceId()).isEqualTo(caller.traceId());
			}
			else {
				assertThat(request.traceparent()).as(request.operation()).isNull();
			}
		}
		assertThat(this.server.requests()).hasSize(3);
	}

	private void inSpanOfTheCaller(AssertableApplicationContext context, Consumer<DagsterGraphQlClient> launch) {
		launch(context, launch);
		linesUp();
	}

	private static void launch(AssertableApplicationContext context, Consumer<DagsterGraphQlClient> launch) {
		Observation.createNotStarted("caller", context.getBean(ObservationRegistry.class))
			.observe(() -> launch.accept(context.getBean(DagsterGraphQlClient.class)));
	}

	private void linesUp() {
		MutableSpan caller = this.spans.await(8).named("caller").get(0);
		MutableSpan launch = this.spans.named("dagster launch").get(0);
		assertThat(launch.parentId()).isEqualTo(caller.id());
		assertThat(launch.tag("outcome")).isEqualTo("SUCCESS");
		assertThat(launch.tag("job")).isEqualTo("greeting");
		assertThat(launch.tag("dagster.run.id")).isEqualTo("run-1");
		List<String> operations = List.of("Repositories", "FindJob", "LaunchRun");
		assertThat(this.server.requests()).extracting(ScriptedDagster.Request::operation)
			.containsExactlyElementsOf(operations);
		for (ScriptedDagster.Request request : this.server.requests()) {
			MutableSpan operation = this.spans.named("dagster " + request.operation()).get(0);
			assertThat(operation.parentId()).isEqualTo(launch.id());
			assertThat(operation.kind()).isNull();
			assertThat(operation.tag("outcome")).isEqualTo("SUCCESS");
			MutableSpan exchange = this.spans.childOf(operation);
			assertThat(exchange.kind()).isEqualTo(brave.Span.Kind.CLIENT);
			assertThat(request.spanId()).isEqualTo(exchange.id());
			assertThat(request.traceId()).isEqualTo(caller.traceId())
				.isEqualTo(operation.traceId())
				.isEqualTo(exchange.traceId());
		}
		assertThat(this.spans.named("dagster LaunchRun").get(0).tag("dagster.run.id")).isEqualTo("run-1");
	}

	/**
	 * Keeps the spans that have ended.
	 */
	private static final class Spans extends SpanHandler {

		private final List<MutableSpan> ended = new CopyOnWriteArrayList<>();

		@Override
		public boolean end(TraceContext context, MutableSpan span, Cause cause) {
			this.ended.add(span);
			return true;
		}

		// the span of an exchange may end after its caller has gone on
		Spans await(int count) {
			Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> this.ended.size() >= count);
			assertThat(this.ended).hasSize(count);
			return this;
		}

		List<MutableSpan> named(String name) {
			return this.ended.stream().filter((span) -> name.equals(span.name())).toList();
		}

		MutableSpan childOf(MutableSpan parent) {
			List<MutableSpan> children = this.ended.stream()
				.filter((span) -> parent.id().equals(span.parentId()))
				.toList();
			assertThat(children).hasSize(1);
			return children.get(0);
		}

	}

}
