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
import java.util.function.Function;

import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.auth.DagsterCredentials;
import io.github.dagstergraphql.client.error.DagsterAuthenticationException;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.observation.DagsterAwaitObservationContext;
import io.github.dagstergraphql.client.observation.DagsterAwaitObservationConvention;
import io.github.dagstergraphql.client.observation.DagsterLaunchObservationContext;
import io.github.dagstergraphql.client.observation.DagsterLaunchObservationConvention;
import io.github.dagstergraphql.client.observation.DagsterRequestObservationContext;
import io.github.dagstergraphql.client.observation.DagsterRequestObservationConvention;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import io.github.dagstergraphql.client.run.RunStatus;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests that failures of metrics and traces do not affect calls: the caller receives the
 * response of the server, or its error.
 */
class SideJobsTests {

	private static final String STARTED = "{\"data\":{\"pipelineRunOrError\":{\"__typename\":\"Run\",\"status\":\"STARTED\"}}}";

	private static final String NOT_FOUND = "{\"data\":{\"pipelineRunOrError\":{\"__typename\":\"RunNotFoundError\",\"message\":\"no\"}}}";

	private final StubDagster stub = new StubDagster();

	@AfterEach
	void stop() {
		this.stub.close();
	}

	@ParameterizedTest
	@EnumSource
	void aFailingObservationDoesNotAffectTheResult(Moment moment) {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(new FailingHandler(moment));
		check((builder) -> (moment != Moment.CONVENTION) ? builder.observationRegistry(registry)
				: builder.observationRegistry(registry).observationConvention(new FailingConvention()));
		assertThat(registry.getCurrentObservationScope()).isNull();
	}

	@ParameterizedTest
	@EnumSource
	void anObservationThatFailsChangesNoLaunch(Moment moment) {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(new FailingHandler(moment));
		this.stub.answer((request) -> switch (request.operation()) {
			case "LaunchRun" -> Answer.json(
					"{\"data\":{\"launchPipelineExecution\":{\"__typename\":\"LaunchRunSuccess\",\"run\":{\"runId\":\"r1\"}}}}");
			case "ReloadRepositoryLocation" -> Answer.json(
					"{\"data\":{\"reloadRepositoryLocation\":{\"__typename\":\"RepositoryLocationNotFound\",\"message\":\"no\"}}}");
			case "RunStatuses" -> Answer.json(
					"{\"data\":{\"runsOrError\":{\"__typename\":\"Runs\",\"results\":[{\"runId\":\"r1\",\"status\":\"SUCCESS\"}]}}}");
			default -> Answer.json(
					"{\"data\":{\"runsOrError\":{\"__typename\":\"Runs\",\"results\":[{\"runId\":\"r1\",\"jobName\":\"j\",\"status\":\"SUCCESS\",\"tags\":[]}]}}}");
		});
		DagsterGraphQlClient.Builder builder = this.stub.client()
			.pollInterval(Duration.ofMillis(10), Duration.ofMillis(10))
			.observationRegistry(registry);
		if (moment == Moment.CONVENTION) {
			builder.observationConvention(new FailingLaunchConvention())
				.observationConvention(new FailingAwaitConvention());
		}
		try (DagsterGraphQlClient client = builder.build()) {
			RunHandle run = client.job("j").location("l").repository("r").launch();
			assertThat(run.id()).isEqualTo("r1");
			assertThat(run.await(Duration.ofMinutes(1)).isSuccessful()).isTrue();
			assertThat(client.location("l").reload().isSuccess()).isFalse();
		}
		assertThat(registry.getCurrentObservationScope()).isNull();
	}

	@Test
	void failingCredentialsDoNotAffectTheResult() {
		this.stub.answer(Answer.of(401, "text/plain", "no"));
		try (DagsterGraphQlClient client = this.stub.client().credentials(new FailingCredentials(false)).build()) {
			assertThat(failure(client, DagsterAuthenticationException.class)).hasMessageContaining("HTTP 401");
		}
		try (DagsterGraphQlClient client = this.stub.client().credentials(new FailingCredentials(true)).build()) {
			assertThat(failure(client, DagsterAuthenticationException.class))
				.hasMessageContaining("obtaining the credentials failed (IllegalStateException)");
		}
	}

	private void check(Function<DagsterGraphQlClient.Builder, DagsterGraphQlClient.Builder> settings) {
		try (DagsterGraphQlClient client = settings.apply(this.stub.client()).build()) {
			this.stub.answer(STARTED);
			assertThat(client.run("x").status()).isEqualTo(RunStatus.STARTED);
			this.stub.answer(NOT_FOUND);
			assertThat(failure(client, RunNotFoundException.class)).hasMessage("RunNotFoundError: no");
			this.stub.answer((request) -> (this.stub.requests().size() % 2 == 1) ? Answer.of(502, "text/html", "")
					: Answer.json(STARTED));
			this.stub.requests().clear();
			assertThat(client.run("x").status()).isEqualTo(RunStatus.STARTED);
			assertThat(this.stub.requests()).hasSize(2);
		}
	}

	private static <T extends DagsterGraphQlClientException> T failure(DagsterGraphQlClient client, Class<T> type) {
		T failure = catchThrowableOfType(type, () -> client.run("x").status());
		assertThat(failure).isNotNull();
		return failure;
	}

	private enum Moment {

		START, EVENT, ERROR, SCOPE_OPENED, SCOPE_CLOSED, STOP, CONVENTION

	}

	private record FailingHandler(Moment moment) implements ObservationHandler<Observation.Context> {

		@Override
		public void onStart(Observation.Context context) {
			failAt(Moment.START);
		}

		@Override
		public void onEvent(Observation.Event event, Observation.Context context) {
			failAt(Moment.EVENT);
		}

		@Override
		public void onError(Observation.Context context) {
			failAt(Moment.ERROR);
		}

		@Override
		public void onScopeOpened(Observation.Context context) {
			failAt(Moment.SCOPE_OPENED);
		}

		@Override
		public void onScopeClosed(Observation.Context context) {
			failAt(Moment.SCOPE_CLOSED);
		}

		@Override
		public void onStop(Observation.Context context) {
			failAt(Moment.STOP);
		}

		private void failAt(Moment moment) {
			if (moment == this.moment) {
				throw new IllegalStateException("this handler fails");
			}
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			// those of the HTTP client are not the client's own
			return context.getClass().getName().startsWith("io.github.dagstergraphql.");
		}

	}

	private static final class FailingConvention implements DagsterRequestObservationConvention {

		@Override
		public KeyValues getLowCardinalityKeyValues(DagsterRequestObservationContext context) {
			throw new IllegalStateException("this convention fails");
		}

	}

	private static final class FailingLaunchConvention implements DagsterLaunchObservationConvention {

		@Override
		public KeyValues getLowCardinalityKeyValues(DagsterLaunchObservationContext context) {
			throw new IllegalStateException("this convention fails");
		}

	}

	private static final class FailingAwaitConvention implements DagsterAwaitObservationConvention {

		@Override
		public KeyValues getLowCardinalityKeyValues(DagsterAwaitObservationContext context) {
			throw new IllegalStateException("this convention fails");
		}

	}

	private record FailingCredentials(boolean always) implements DagsterCredentials {

		@Override
		public Mono<Void> apply(HttpHeaders headers) {
			if (this.always) {
				throw new IllegalStateException("these credentials fail");
			}
			return Mono.empty();
		}

		@Override
		public void rejected() {
			throw new IllegalStateException("these credentials fail");
		}

	}

}
