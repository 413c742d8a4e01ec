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

package io.github.dagstergraphql.test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.error.DagsterTimeoutException;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.fault.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What goes wrong on demand, as the client and as the wire see it.
 */
@ExtendWith(EmbeddedDagsterExtension.class)
class FaultTests {

	private final EmbeddedDagster dagster;

	private final DagsterGraphQlClient client;

	FaultTests(EmbeddedDagster dagster, DagsterGraphQlClient client) {
		this.dagster = dagster;
		this.client = client;
	}

	@BeforeEach
	void define() {
		this.dagster.define(JobDefinition.named("job"));
		// so that a launch is one request
		this.client.submitJobExecution("job");
	}

	@ParameterizedTest
	@ValueSource(ints = { 429, 502, 503, 504 })
	void statuses(int status) throws Exception {
		this.dagster.inject(Fault.status(status).retryAfter(Duration.ofSeconds(7)), Fault.status(status).times(2));
		HttpResponse<String> response = post("{\"query\":\"{ version }\"}");
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("Retry-After")).contains("7");
		assertThat(response.body()).contains("<h1>" + status + " ");
		for (int i = 0; i < 2; i++) {
			response = post("{\"query\":\"{ version }\"}");
			assertThat(response.statusCode()).isEqualTo(status);
			assertThat(response.headers().firstValue("Retry-After")).isEmpty();
		}
		assertThat(post("{\"query\":\"{ version }\"}").body()).contains("\"version\":\"1.13.27\"");
	}

	@Test
	void loginPage() {
		this.dagster.inject(Fault.loginPage());
		assertThatExceptionOfType(InvalidResponseException.class)
			.isThrownBy(() -> this.client.submitJobExecution("job"));
		assertThat(this.dagster).launched("job").once();
	}

	@Test
	void resetBeforeActing() {
		this.dagster.inject(Fault.resetBeforeActing());
		assertThatExceptionOfType(DagsterConnectionException.class)
			.isThrownBy(() -> this.client.submitJobExecution("job"))
			.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isTrue());
		assertThat(this.dagster).launched("job").once();
	}

	@Test
	void resetAfterActing() {
		this.dagster.inject(Fault.resetAfterActing());
		assertThatExceptionOfType(DagsterConnectionException.class)
			.isThrownBy(() -> this.client.submitJobExecution("job"))
			.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isTrue());
		assertThat(this.dagster).launched("job").times(2);
	}

	@Test
	void latency() {
		this.dagster.inject(Fault.latency(Duration.ofSeconds(2)));
		try (DagsterGraphQlClient hasty = DagsterGraphQlClient.builder()
			.url(this.dagster.getUrl())
			.readTimeout(Duration.ofMillis(200))
			.build()) {
			assertThatExceptionOfType(DagsterTimeoutException.class).isThrownBy(() -> hasty.getRunStatus("nope"));
		}
		assertThat(this.client.location("nope").reload().isSuccess()).isFalse();
	}

	@Test
	void truncatedBody() {
		this.dagster.inject(Fault.truncatedBody().onOperation("LaunchRun"));
		// shorter than the idle timeout of the server, which closes the connection, too
		try (DagsterGraphQlClient patient = DagsterGraphQlClient.builder()
			.url(this.dagster.getUrl())
			.launchTimeout(Duration.ofSeconds(30))
			.build()) {
			assertThatExceptionOfType(DagsterConnectionException.class)
				.isThrownBy(() -> patient.submitJobExecution("job"));
		}
		assertThat(this.dagster).launched("job").times(2);
	}

	@Test
	void oversizedBody() throws Exception {
		this.dagster.inject(Fault.oversizedBody(200_000), Fault.oversizedBody(200_000));
		try (DagsterGraphQlClient small = DagsterGraphQlClient.builder()
			.url(this.dagster.getUrl())
			.maxResponseSize(100_000)
			.build()) {
			assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(() -> small.getRunStatus("nope"));
		}
		assertThat(post("{\"query\":\"{ version }\"}").body()).hasSizeGreaterThan(200_000)
			.startsWith("{\"data\":{\"version\":\"1.13.27\"}");
	}

	@Test
	void ofOneOperation() {
		this.dagster.inject(Fault.status(503).onOperation("LaunchRun"));
		String id = this.dagster.runs().get(0).id();
		assertThat(this.client.getRunStatus(id)).isNotNull();
		assertThatExceptionOfType(InvalidResponseException.class)
			.isThrownBy(() -> this.client.submitJobExecution("job"));
		this.client.submitJobExecution("job");
	}

	@Test
	void rejectsInvalidValues() {
		assertThatIllegalArgumentException().isThrownBy(() -> Fault.status(200));
		assertThatIllegalArgumentException().isThrownBy(() -> Fault.loginPage().times(0));
		assertThatIllegalStateException().isThrownBy(() -> Fault.loginPage().retryAfter(Duration.ZERO));
	}

	private HttpResponse<String> post(String body) throws Exception {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(this.dagster.getUrl() + "/graphql"))
				.version(HttpClient.Version.HTTP_1_1)
				.header("Content-Type", "application/json")
				.POST(HttpRequest.BodyPublishers.ofString(body))
				.build(), HttpResponse.BodyHandlers.ofString());
	}

}
