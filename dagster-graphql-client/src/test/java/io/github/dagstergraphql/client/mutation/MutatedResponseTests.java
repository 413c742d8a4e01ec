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

package io.github.dagstergraphql.client.mutation;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.error.DagsterInterruptedException;
import io.github.dagstergraphql.client.run.RunHandle;
import io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.NettyDataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.mock.http.client.reactive.MockClientHttpRequest;
import org.springframework.mock.http.client.reactive.MockClientHttpResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * However a response is broken, a call ends with a result or with one of the client's
 * exceptions, and no buffer is kept. {@code -Dmutated.calls=1000000} tries more than the
 * usual number. What happens to a call depends on {@code -Dmutated.seed} and its number
 * alone: to repeat one that failed, give its number as {@code -Dmutated.first}, and
 * {@code -Dmutated.calls=1}.
 */
class MutatedResponseTests {

	private static final int COUNT = Integer.getInteger("mutated.calls", 20_000);

	private static final int FIRST = Integer.getInteger("mutated.first", 0);

	private static final long SEED = Long.getLong("mutated.seed", 20261122);

	/** Far longer than a call takes that waits for nobody. */
	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final List<String> RUN_IDS = IntStream.range(0, 120).mapToObj((index) -> "run-" + index).toList();

	private static final List<Function<DagsterGraphQlClient, ?>> CALLS = List.of(
			(client) -> client.getRunStatus("r1"), (client) -> client.reactive().getRunStatus("r1").block(LIMIT),
			(client) -> ui(client.job("j").location("l").repository("r").launch()),
			(client) -> client.reactive()
				.job("j")
				.location("l")
				.repository("r")
				.runConfig(Map.of("ops", Map.of("greet", Map.of("config", Map.of("name", "hunter2secret")))))
				.launch()
				.block(LIMIT),
			(client) -> client.submitJobExecution("succeeding"),
			(client) -> client.reactive().submitJobExecution("suceeding").block(LIMIT),
			(client) -> client.job("j").location("orders").launch(),
			(client) -> client.job("j").location("l").repository("r").runConfigYaml("ops: {a: 1}").launch(),
			(client) -> client.job("j").location("l").repository("r").assetSelection("a/b").launch(),
			(client) -> client.pipeline("p").location("l").repository("r").preset("x").launch(),
			(client) -> {
				client.terminateRun("r1");
				return "";
			},
			(client) -> {
				client.terminateRuns(List.of("a", "b", "c"));
				return "";
			},
			(client) -> {
				client.terminateRuns(RUN_IDS);
				return "";
			},
			(client) -> client.reloadRepositoryLocation("l"),
			(client) -> client.reactive().reloadRepositoryLocation("l").block(LIMIT),
			(client) -> client.location("l").shutdown(), DagsterGraphQlClient::locations,
			(client) -> client.reactive().locations().block(LIMIT), (client) -> client.instance().version(),
			(client) -> client.instance().daemons(), (client) -> client.reactive().instance().daemons().block(LIMIT),
			(client) -> client.graphql().document("{ a }").retrieve("a.b").toEntityList(Integer.class),
			(client) -> client.graphql()
				.document("query Runs { runsOrError { __typename } }")
				.retrieve("runsOrError.results")
				.toEntityList(Row.class),
			(client) -> client.graphql().document("{ a }").retrieve("runsOrError").toEntity(Row.class),
			(client) -> client.reactive()
				.graphql()
				.document("mutation Wipe { a }")
				.retrieve("a")
				.toEntity(Map.class)
				.block(LIMIT));

	private final Map<String, Integer> endings = new TreeMap<>();

	@Test
	@Timeout(value = 1, unit = TimeUnit.HOURS)
	void everyCallEndsWithAResultOrAnExceptionOfTheTree() {
		for (int number = FIRST; number < FIRST + COUNT; number++) {
			call(number);
		}
		System.out.println("What " + COUNT + " calls ended with: " + this.endings);
		// if all goes well, or nothing does, nothing is mutated or nothing is read
		assertThat(COUNT < 100 || this.endings.size() > 10).as(this.endings.toString()).isTrue();
	}

	private void call(int number) {
		Random random = new Random(SEED * 0x9E3779B97F4A7C15L + number);
		StubConnector connector = new StubConnector(random);
		Function<DagsterGraphQlClient, ?> call = CALLS.get(random.nextInt(CALLS.size()));
		try (DagsterGraphQlClient client = DagsterGraphQlClient.builder()
			.clientConnector((httpClient) -> connector)
			.headers((headers) -> headers.setBearerAuth("hunter2token"))
			.maxResponseSize(200_000)
			.readTimeout(LIMIT)
			.launchTimeout(LIMIT)
			.reloadTimeout(LIMIT)
			.build()) {
			count(ending(client, call));
			connector.checkReleased();
		}
		catch (Throwable ex) {
			throw new AssertionError("call %d of seed %d, answered %s".formatted(number, SEED, connector.responses),
					ex);
		}
	}

	private static String ending(DagsterGraphQlClient client, Function<DagsterGraphQlClient, ?> call) {
		try {
			Object result = call.apply(client);
			String.valueOf(result);
			return "a result";
		}
		catch (DagsterInterruptedException ex) {
			throw new AssertionError("a call hangs", ex);
		}
		catch (DagsterGraphQlClientException ex) {
			assertThat(ex.getErrorType()).isNotNull();
			assertThat(ex.getMessage()).isNotEmpty();
			assertThat(ex.toString()).doesNotContain("hunter2");
			ex.isOutcomeUnknown();
			if (Boolean.getBoolean("mutated.print")) { ex.printStackTrace(); }
			return ex.getClass().getSimpleName();
		}
	}

	private static String ui(RunHandle run) {
		return run.uiUrl().toString();
	}

	private void count(String ending) {
		this.endings.merge(ending, 1, Integer::sum);
	}

	record Row(String runId, List<Tag> tags) {

		record Tag(String key, String value) {

		}

	}

	/**
	 * Answers without a network, each request with a response of its own.
	 */
	private static final class StubConnector implements ClientHttpConnector {

		private static final Pattern OPERATION = Pattern.compile("\"operationName\":\"(\\w+)\"");

		private static final NettyDataBufferFactory BUFFERS = new NettyDataBufferFactory(
				PooledByteBufAllocator.DEFAULT);

		private final Random random;

		private final List<MutatedResponse> responses = new ArrayList<>();

		private final List<NettyDataBuffer> buffers = new ArrayList<>();

		StubConnector(Random random) {
			this.random = random;
		}

		@Override
		public Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
				Function<? super ClientHttpRequest, Mono<Void>> requestCallback) {
			MockClientHttpRequest request = new MockClientHttpRequest(method, uri);
			return requestCallback.apply(request).then(Mono.defer(request::getBodyAsString)).map((body) -> {
				Matcher operation = OPERATION.matcher(body);
				return answer(MutatedResponse.of(operation.find() ? operation.group(1) : "", this.random));
			});
		}

		private ClientHttpResponse answer(MutatedResponse mutated) {
			this.responses.add(mutated);
			MockClientHttpResponse response = new MockClientHttpResponse(mutated.status());
			mutated.headers().forEach(response.getHeaders()::set);
			Flux<NettyDataBuffer> body = Flux.fromIterable(mutated.body()).map(this::buffer);
			Throwable end = mutated.end();
			response.setBody(body.concatWith((end != null) ? Mono.error(end) : Mono.empty()).cast(
					org.springframework.core.io.buffer.DataBuffer.class));
			return response;
		}

		private NettyDataBuffer buffer(byte[] bytes) {
			NettyDataBuffer buffer = BUFFERS.allocateBuffer(Math.max(1, bytes.length));
			buffer.write(bytes);
			this.buffers.add(buffer);
			return buffer;
		}

		void checkReleased() {
			assertThat(this.buffers).as("buffers that nobody released")
				.allMatch((buffer) -> buffer.getNativeBuffer().refCnt() == 0);
		}

	}

}
