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

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.mock.http.client.reactive.MockClientHttpRequest;
import org.springframework.mock.http.client.reactive.MockClientHttpResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * However a response is broken, a call ends with a result or with one of the client's
 * exceptions.
 */
class MutatedResponseTests {

	private static final int ROUNDS = 4_000;

	private static final String[] TOKENS = { "null", "[]", "{}", "0", "-1e999", "\"\"", "true", "\"__typename\":", ",",
			"[[[[", "\u0000", "\"Run\"", "\"PythonError\"", "\"errors\":[{}]", "\"errors\":{}", "\"\\ud800\"",
			"99999999999999999999" };

	private static final Map<String, Function<ReactiveDagsterGraphQlClient, Mono<?>>> CALLS = Map.of(
			"{\"data\":{\"pipelineRunOrError\":{\"__typename\":\"Run\",\"status\":\"STARTED\"}}}",
			(client) -> client.getRunStatus("r1"),
			"{\"data\":{\"launchPipelineExecution\":{\"__typename\":\"RunConfigValidationInvalid\",\"errors\":[{\"__typename\":"
					+ "\"MissingFieldConfigError\",\"message\":\"m\",\"reason\":\"R\",\"stack\":{\"entries\":[{\"fieldName\":\"ops\"},"
					+ "{\"listIndex\":1}]},\"field\":{\"name\":\"x\"}}]}}}",
			(client) -> client.job("j").location("l").repository("r").launch(),
			"{\"data\":{\"launchPipelineExecution\":{\"__typename\":\"LaunchRunSuccess\",\"run\":{\"runId\":\"r1\"}}}}",
			(client) -> client.job("j").location("l").repository("r").launch(),
			"{\"data\":{\"launchPipelineExecution\":{\"__typename\":\"PythonError\",\"message\":\"m\",\"className\":\"c\",\"stack\":"
					+ "[\"a\"],\"cause\":{\"message\":\"m\",\"stack\":[]}}}}",
			(client) -> client.job("j").location("l").repository("r").launch(),
			"{\"data\":{\"reloadRepositoryLocation\":{\"__typename\":\"WorkspaceLocationEntry\",\"loadStatus\":\"LOADED\","
					+ "\"locationOrLoadError\":{\"__typename\":\"PythonError\",\"message\":\"m\",\"stack\":[\"a\"]}}}}",
			(client) -> client.reloadRepositoryLocation("l"),
			"{\"data\":{\"terminateRuns\":{\"__typename\":\"TerminateRunsResult\",\"terminateRunResults\":[{\"__typename\":"
					+ "\"TerminateRunSuccess\"},{\"__typename\":\"RunNotFoundError\",\"message\":\"m\"}]}}}",
			(client) -> client.terminateRuns(List.of("a", "b")),
			"{\"data\":{\"repositoriesOrError\":{\"__typename\":\"RepositoryConnection\",\"nodes\":[{\"name\":\"r\",\"location\":"
					+ "{\"name\":\"l\"}}]},\"r0\":{\"__typename\":\"Pipeline\"},\"workspaceOrError\":{\"__typename\":\"Workspace\","
					+ "\"locationEntries\":[{\"name\":\"l\",\"locationOrLoadError\":{\"__typename\":\"RepositoryLocation\","
					+ "\"repositories\":[{\"name\":\"r\",\"pipelines\":[{\"name\":\"j\"}]}]}}]},"
					+ "\"launchPipelineExecution\":{\"__typename\":\"PipelineNotFoundError\",\"message\":\"m\"}}}",
			(client) -> client.submitJobExecution("j"),
			"{\"data\":{\"instance\":{\"__typename\":\"Instance\",\"daemonHealth\":{\"allDaemonStatuses\":[{\"daemonType\":"
					+ "\"SENSOR\",\"required\":true,\"healthy\":true,\"lastHeartbeatTime\":1764036111.5,\"lastHeartbeatErrors\":"
					+ "[{\"message\":\"m\",\"stack\":[\"a\"]}]}]}}}}",
			(client) -> client.instance().daemons(),
			"{\"data\":{\"workspaceOrError\":{\"__typename\":\"Workspace\",\"locationEntries\":[{\"name\":\"l\",\"loadStatus\":"
					+ "\"LOADED\",\"updatedTimestamp\":1764036111.5,\"locationOrLoadError\":{\"__typename\":\"PythonError\","
					+ "\"message\":\"m\"}}]}}}",
			ReactiveDagsterGraphQlClient::locations,
			"{\"data\":{\"a\":{\"b\":[1,2]}},\"errors\":[{\"message\":\"m\",\"path\":[\"a\",1],\"locations\":[{\"line\":1,\"column\":2}]}]}",
			(client) -> client.graphql().document("{ a }").retrieve("a.b").toEntityList(Integer.class));

	@Test
	void everyCallEndsWithAResultOrAnExceptionOfTheTree() {
		Random random = new Random(20261122);
		StubConnector connector = new StubConnector();
		int[] failures = new int[1];
		try (ReactiveDagsterGraphQlClient client = DagsterGraphQlClient.builder()
			.clientConnector((httpClient) -> connector)
			.buildReactive()) {
			CALLS.forEach((json, call) -> {
				for (int round = 0; round < ROUNDS; round++) {
					connector.status = (random.nextInt(8) != 0) ? 200 : 100 + random.nextInt(500);
					connector.body = mutate(json, random);
					failures[0] += outcome(client, call, connector.body);
				}
			});
		}
		// if nothing fails any more, nothing is mutated any more
		assertThat(failures[0]).isGreaterThan(ROUNDS);
	}

	private static int outcome(ReactiveDagsterGraphQlClient client,
			Function<ReactiveDagsterGraphQlClient, Mono<?>> call, byte[] body) {
		try {
			call.apply(client).block();
			return 0;
		}
		catch (DagsterGraphQlClientException ex) {
			assertThat(ex.getErrorType()).isNotNull();
			assertThat(ex.getMessage()).isNotEmpty();
			return 1;
		}
		catch (RuntimeException ex) {
			throw new AssertionError("not of the tree, for " + new String(body, StandardCharsets.UTF_8), ex);
		}
	}

	private static byte[] mutate(String json, Random random) {
		StringBuilder text = new StringBuilder(json);
		for (int count = random.nextInt(4); count >= 0; count--) {
			int start = random.nextInt(text.length() + 1);
			int end = Math.min(text.length(), start + random.nextInt(12));
			switch (random.nextInt(5)) {
				case 0 -> text.delete(start, end);
				case 1 -> text.insert(start, TOKENS[random.nextInt(TOKENS.length)]);
				case 2 -> text.replace(start, end, TOKENS[random.nextInt(TOKENS.length)]);
				case 3 -> text.insert(start, text.substring(start, end));
				default -> replaceValue(text, random);
			}
		}
		return text.toString().getBytes(StandardCharsets.UTF_8);
	}

	// Keeps the JSON whole, so that what is wrong is its shape.
	private static void replaceValue(StringBuilder text, Random random) {
		int colon = text.indexOf(":", random.nextInt(text.length() + 1));
		if (colon < 0) {
			return;
		}
		int end = colon + 1;
		while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) {
			end++;
		}
		text.replace(colon + 1, end, TOKENS[random.nextInt(8)]);
	}

	/**
	 * Answers without a network.
	 */
	private static final class StubConnector implements ClientHttpConnector {

		private volatile int status;

		private volatile byte[] body = new byte[0];

		@Override
		public Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
				Function<? super ClientHttpRequest, Mono<Void>> requestCallback) {
			MockClientHttpRequest request = new MockClientHttpRequest(method, uri);
			return requestCallback.apply(request).then(Mono.fromSupplier(() -> {
				MockClientHttpResponse response = new MockClientHttpResponse(this.status);
				response.getHeaders().set("Content-Type", "application/json");
				DataBuffer buffer = DefaultDataBufferFactory.sharedInstance.wrap(this.body);
				response.setBody(Flux.just(buffer));
				return response;
			}));
		}

	}

}
