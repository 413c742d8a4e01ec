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

package io.github.dagstergraphql.client;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.run.RunStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a client is made of is made when it is first used, and once.
 */
class FirstUseTests {

	private final StubDagster stub = new StubDagster();

	private final AtomicInteger made = new AtomicInteger();

	private final AtomicReference<Boolean> mayBlock = new AtomicReference<>();

	private final Supplier<WebClient.Builder> webClient = () -> {
		this.made.incrementAndGet();
		this.mayBlock.set(!Schedulers.isInNonBlockingThread());
		return WebClient.builder();
	};

	@BeforeEach
	void answer() {
		this.stub.answer("{\"data\":{\"pipelineRunOrError\":{\"__typename\":\"Run\",\"status\":\"STARTED\"}}}");
	}

	@AfterEach
	void close() {
		this.stub.close();
	}

	@Test
	void createsTheWebClientAndItsConnectorOnceAndLazily() {
		AtomicInteger connectors = new AtomicInteger();
		try (DagsterGraphQlClient client = this.stub.client()
			.webClient(this.webClient)
			.clientConnector((httpClient) -> {
				connectors.incrementAndGet();
				return new ReactorClientHttpConnector(httpClient);
			})
			.build()) {
			assertThat(client).hasToString("DagsterGraphQlClient[default, " + this.stub.url() + "/graphql]");
			client.run("a");
			client.reactive().job("b");
			assertThat(this.made).hasValue(0);
			assertThat(connectors).hasValue(0);
			assertThat(client.getRunStatus("a")).isEqualTo(RunStatus.STARTED);
			assertThat(client.reactive().getRunStatus("a").block()).isEqualTo(RunStatus.STARTED);
			assertThat(this.made).hasValue(1);
			assertThat(connectors).hasValue(1);
		}
	}

	@Test
	void warmsUpOnceAndSendsNothing() {
		try (DagsterGraphQlClient client = this.stub.client().webClient(this.webClient).build()) {
			client.warmUp();
			client.reactive().warmUp().block();
			assertThat(this.made).hasValue(1);
			assertThat(this.stub.requests()).isEmpty();
			assertThat(client.getRunStatus("a")).isEqualTo(RunStatus.STARTED);
			assertThat(this.made).hasValue(1);
		}
	}

	@Test
	void warmsUpWithoutAServer() {
		try (DagsterGraphQlClient client = DagsterGraphQlClient.builder().url("https://no-such-host.invalid").build()) {
			client.warmUp();
		}
	}

	@Test
	void cannotWarmUpWhenItIsClosed() {
		DagsterGraphQlClient client = this.stub.client().build();
		client.close();
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(client::warmUp)
			.withMessageContaining("has been closed");
	}

	@Test
	void creatingTheClientDoesNotCountTowardTheTimeout() {
		Duration timeout = Duration.ofSeconds(4);
		Supplier<WebClient.Builder> slow = () -> {
			Mono.delay(timeout.plusMillis(100)).block();
			return WebClient.builder();
		};
		try (DagsterGraphQlClient client = this.stub.client().readTimeout(timeout).webClient(slow).build()) {
			assertThat(client.getRunStatus("a")).isEqualTo(RunStatus.STARTED);
		}
	}

	@Test
	void createsTheClientOnABlockingThreadForAnEventLoop() {
		try (ReactiveDagsterGraphQlClient client = this.stub.client().webClient(this.webClient).buildReactive()) {
			Mono<RunStatus> status = Mono.defer(() -> client.getRunStatus("a")).subscribeOn(Schedulers.parallel());
			assertThat(status.block()).isEqualTo(RunStatus.STARTED);
			assertThat(this.mayBlock).hasValue(true);
		}
	}

	@Test
	void canBeUsedFirstBySeveralAtOnce() {
		for (int round = 0; round < 20; round++) {
			try (ReactiveDagsterGraphQlClient client = this.stub.client().buildReactive()) {
				assertThat(Flux.range(0, 16)
					.flatMap((index) -> Mono.defer(() -> client.getRunStatus("a"))
						.subscribeOn((index % 2 == 0) ? Schedulers.parallel() : Schedulers.boundedElastic()))
					.collectList()
					.block()).hasSize(16).containsOnly(RunStatus.STARTED);
			}
		}
	}

	@Test
	void createsNothingIfItIsClosedUnused() {
		DagsterGraphQlClient client = this.stub.client().webClient(this.webClient).build();
		client.close();
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> client.getRunStatus("a"))
			.withMessageContaining("has been closed");
		assertThat(this.made).hasValue(0);
	}

	@Test
	void logsTheFailureAndRetries() {
		AtomicBoolean failing = new AtomicBoolean(true);
		try (DagsterGraphQlClient client = this.stub.client().webClient(() -> {
			if (failing.get()) {
				throw new IllegalStateException("no certificate");
			}
			return WebClient.builder();
		}).build()) {
			assertThatExceptionOfType(DagsterConnectionException.class).isThrownBy(client::warmUp)
				.withMessageContaining("HTTP client for Dagster at " + this.stub.url())
				.withMessageContaining("no certificate")
				.matches((ex) -> !ex.isOutcomeUnknown());
			assertThatExceptionOfType(DagsterConnectionException.class).isThrownBy(() -> client.getRunStatus("a"))
				.withMessageContaining("no certificate")
				.matches((ex) -> !ex.isOutcomeUnknown());
			failing.set(false);
			assertThat(client.getRunStatus("a")).isEqualTo(RunStatus.STARTED);
		}
	}

	@Test
	void reportsAMissingLibrary() {
		try (DagsterGraphQlClient client = this.stub.client().webClient(() -> {
			throw new NoClassDefFoundError("org/example/Missing");
		}).build()) {
			Mono<RunStatus> status = Mono.defer(() -> client.reactive().getRunStatus("a"))
				.subscribeOn(Schedulers.parallel());
			assertThatExceptionOfType(DagsterConnectionException.class).isThrownBy(status::block)
				.withMessageContaining("cannot be created with the libraries on the class path")
				.havingRootCause()
				.isInstanceOf(NoClassDefFoundError.class);
		}
	}

	@Test
	void isNotAffectedByLaterChangesOfTheBuilder() {
		WebClient.Builder own = WebClient.builder().defaultHeader("X-Own", "first");
		DagsterGraphQlClient.Builder builder = this.stub.client()
			.webClient(own)
			.headers((headers) -> headers.setBasicAuth("ann", "first"));
		try (DagsterGraphQlClient client = builder.build()) {
			builder.headers((headers) -> headers.setBasicAuth("ann", "second"))
				.webClient(WebClient.builder().baseUrl("http://other.example.org"));
			own.filter((request, next) -> Mono.error(new IllegalStateException("too late")));
			assertThat(client.getRunStatus("a")).isEqualTo(RunStatus.STARTED);
			assertThat(this.stub.requests()).extracting(StubDagster.Request::authorization)
				.containsExactly("Basic YW5uOmZpcnN0");
		}
	}

}
