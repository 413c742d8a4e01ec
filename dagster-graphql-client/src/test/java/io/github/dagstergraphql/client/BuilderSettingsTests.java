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

import java.net.ConnectException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.run.RunAwaitException;
import io.github.dagstergraphql.client.run.RunHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for settings of the builder that contradict each other, and for those that are
 * not set.
 */
class BuilderSettingsTests {

	@ParameterizedTest
	@MethodSource
	void contradictionsNameBothSettings(Consumer<DagsterGraphQlClient.Builder> settings, String one, String other) {
		DagsterGraphQlClient.Builder builder = DagsterGraphQlClient.builder();
		assertThatIllegalArgumentException().isThrownBy(() -> {
			settings.accept(builder);
			builder.build();
		}).withMessageContainingAll(one, other, "must not be longer than");
	}

	static Stream<Arguments> contradictionsNameBothSettings() {
		Duration second = Duration.ofSeconds(1);
		Duration hour = Duration.ofHours(1);
		return Stream.of(
				contradiction((builder) -> builder.connectTimeout(hour).readTimeout(second), "connect timeout",
						"read timeout"),
				contradiction((builder) -> builder.launchSettleTime(hour).launchTimeout(second), "launch settle time",
						"launch timeout"),
				contradiction((builder) -> builder.pollInterval(hour, second), "poll interval",
						"longest poll interval"),
				contradiction(
						(builder) -> builder
							.retryPolicy(RetryPolicy.builder().delay(hour).maxDelay(second).multiplier(2).build()),
						"delay", "maximum delay"));
	}

	private static Arguments contradiction(Consumer<DagsterGraphQlClient.Builder> settings, String one, String other) {
		return arguments(settings, one, other);
	}

	@Test
	void aDefaultIsNoContradiction() {
		Duration second = Duration.ofSeconds(1);
		try (DagsterGraphQlClient client = DagsterGraphQlClient.builder()
			.readTimeout(second)
			.launchTimeout(second)
			.build()) {
			assertThat(client).isNotNull();
		}
	}

	@Test
	void aWaitWithoutTimeoutUsesThatOfTheClient() {
		try (DagsterGraphQlClient client = DagsterGraphQlClient.builder()
			.host("127.0.0.1")
			.port(1)
			.retryPolicy(RetryPolicy.withMaxRetries(0))
			.awaitTimeout(Duration.ofMillis(50))
			.build()) {
			assertThatExceptionOfType(RunAwaitException.class).isThrownBy(() -> client.run("r1").await())
				.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(RunAwaitException.Reason.TIMEOUT));
			assertThatExceptionOfType(RunAwaitException.class)
				.isThrownBy(() -> client.reactive().run("r1").await().block())
				.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(RunAwaitException.Reason.TIMEOUT));
		}
	}

	@Test
	void aWaitWithoutAnyTimeoutReportsTheMissingSetting() {
		try (DagsterGraphQlClient client = DagsterGraphQlClient.builder().build()) {
			RunHandle run = client.run("r1");
			assertThatIllegalStateException().isThrownBy(run::await)
				.withMessageContainingAll("await(Duration)", "awaitTimeout", "dagster.await-timeout");
			assertThatIllegalStateException().isThrownBy(() -> client.reactive().run("r1").await());
		}
		assertThatIllegalArgumentException()
			.isThrownBy(() -> DagsterGraphQlClient.builder().awaitTimeout(Duration.ZERO))
			.withMessage("await timeout must be positive");
	}

	@Test
	void aConnectionFailureReportsThatTheAddressIsTheDefault() {
		String words = "This is the default address, since neither host nor url is set (dagster.host, dagster.url)";
		assertThat(failure(DagsterGraphQlClient.builder())).hasMessageContaining(words);
		assertThat(failure(DagsterGraphQlClient.builder().host("localhost"))).hasMessageNotContaining(words);
	}

	// no request is sent, regardless of whether a server listens there
	private static DagsterConnectionException failure(DagsterGraphQlClient.Builder builder) {
		try (DagsterGraphQlClient client = builder.retryPolicy(RetryPolicy.withMaxRetries(0))
			.webClient(WebClient.builder()
				.filter((request, next) -> Mono.error(new ConnectException("Connection refused"))))
			.build()) {
			return catchThrowableOfType(DagsterConnectionException.class, () -> client.getRunStatus("r1"));
		}
	}

}
