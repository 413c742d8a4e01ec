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
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.fault.Fault;
import io.github.dagstergraphql.test.request.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for {@link EmbeddedDagster#requests()}.
 */
@ExtendWith(EmbeddedDagsterExtension.class)
class RequestsTests {

	private static final String QUERY = "{\"query\":\"query Mine($x: String) { version }\",\"variables\":{\"x\":\"y\"}}";

	private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final EmbeddedDagster dagster;

	RequestsTests(EmbeddedDagster dagster) {
		this.dagster = dagster;
	}

	@Test
	void haveHeadersOperationAndVariables() {
		this.dagster.define(JobDefinition.named("job"));
		try (DagsterGraphQlClient client = DagsterGraphQlClient.builder()
			.url(this.dagster.getUrl())
			.headers((headers) -> headers.set("X-Tenant", "core"))
			.build()) {
			client.job("job").location("definitions").repository("__repository__").tag("team", "core").launch();
		}
		RecordedRequest launch = this.dagster.requests()
			.stream()
			.filter((request) -> "LaunchRun".equals(request.operationName()))
			.findFirst()
			.orElseThrow();
		assertThat(launch.method()).isEqualTo("POST");
		assertThat(launch.path()).isEqualTo("/graphql");
		assertThat(launch.header("x-tenant")).isEqualTo("core");
		assertThat(launch.headers()).containsEntry("X-TENANT", List.of("core"));
		assertThat(launch.header("X-Other")).isNull();
		assertThat(launch.variables().toString()).contains("job", "team", "core");
	}

	@Test
	void areListedInOrderRegardlessOfTheirType() throws Exception {
		String url = this.dagster.getUrl();
		send(HttpRequest.newBuilder(URI.create(url + "/server_info?verbose=true")));
		send(HttpRequest.newBuilder(URI.create(url + "/graphql?query=query%20Asked%7Bversion%7D")));
		send(HttpRequest.newBuilder(URI.create(url + "/graphql")).header("Accept", "text/html"));
		post("no JSON");
		post(QUERY);
		send(HttpRequest.newBuilder(URI.create(url + "/graphql")).DELETE());
		assertThat(this.dagster.requests())
			.extracting(RecordedRequest::method, RecordedRequest::path, RecordedRequest::operationName,
					RecordedRequest::variables)
			.containsExactly(tuple("GET", "/server_info", null, Map.of()), tuple("GET", "/graphql", "Asked", Map.of()),
					tuple("GET", "/graphql", null, Map.of()), tuple("POST", "/graphql", null, Map.of()),
					tuple("POST", "/graphql", "Mine", Map.of("x", "y")), tuple("DELETE", "/graphql", null, Map.of()));
	}

	// The server left the next request unread in one of fifty cases.
	@Test
	@Timeout(60)
	void areReadAfterRequestsWithoutABody() throws Exception {
		String url = this.dagster.getUrl();
		for (int round = 0; round < 500; round++) {
			send(HttpRequest.newBuilder(URI.create(url + "/graphql?query=query%20Asked%7Bversion%7D")));
			send(HttpRequest.newBuilder(URI.create(url + "/graphql")).header("Accept", "text/html"));
			post("no JSON");
		}
		assertThat(this.dagster.requests()).hasSize(1000);
	}

	@Test
	void includeRequestsWithAFault(DagsterGraphQlClient client) {
		this.dagster.inject(Fault.loginPage());
		assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(() -> client.getRunStatus("nope"));
		assertThat(this.dagster.requests()).extracting(RecordedRequest::operationName).contains("RunStatus");
		this.dagster.reset();
		assertThat(this.dagster.requests()).isEmpty();
	}

	@Test
	void showNoValues() throws Exception {
		send(HttpRequest.newBuilder(URI.create(this.dagster.getUrl() + "/graphql"))
			.header("Content-Type", "application/json")
			.header("Authorization", "Bearer s3cret")
			.POST(HttpRequest.BodyPublishers.ofString(QUERY.replace("\"y\"", "\"s3cret\""))));
		assertThat(this.dagster.requests().toString()).contains("POST /graphql, operation Mine", "Authorization", "[x]")
			.doesNotContain("s3cret");
	}

	@Test
	void areKeptWithinBounds() throws Exception {
		for (int i = 0; i < 1010; i++) {
			send(HttpRequest.newBuilder(URI.create(this.dagster.getUrl() + "/" + i)));
		}
		assertThat(this.dagster.requests()).hasSize(1000).first().extracting(RecordedRequest::path).isEqualTo("/10");
		String large = QUERY.replace("\"y\"", "\"" + "y".repeat(3 * 1024 * 1024) + "\"");
		post(large);
		post(large);
		post(large);
		assertThat(this.dagster.requests()).hasSize(2).allMatch((request) -> "Mine".equals(request.operationName()));
	}

	private void post(String body) throws Exception {
		send(HttpRequest.newBuilder(URI.create(this.dagster.getUrl() + "/graphql"))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	private static void send(HttpRequest.Builder request) throws Exception {
		HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding());
	}

}
