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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.RestOperations;
import io.github.dagstergraphql.client.VersionCheck;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.error.PythonErrorException;
import io.github.dagstergraphql.client.internal.operation.OperationCatalog;
import io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.mock.http.client.reactive.MockClientHttpRequest;
import org.springframework.mock.http.client.reactive.MockClientHttpResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/**
 * However a response is broken, a call ends with a result or with one of the client's
 * exceptions, and no buffer is kept. {@code -Dmutated.calls=1000000} tries more than the
 * usual number. What happens to a call depends on {@code -Dmutated.seed} and its number
 * alone: to repeat one that failed, give its number as {@code -Dmutated.first}, and
 * {@code -Dmutated.calls=1}.
 */
class MutatedResponseTests {

	private static final int COUNT = Integer.getInteger("mutated.calls", 10_000);

	private static final int FIRST = Integer.getInteger("mutated.first", 0);

	private static final long SEED = Long.getLong("mutated.seed", 20261122);

	/** Longer than a call without waits takes. */
	private static final Duration TIMEOUT = Duration.ofMillis(500);

	private static final Set<String> OPERATIONS = OperationCatalog.find().keySet();

	private final Set<String> sent = ConcurrentHashMap.newKeySet();

	private final Map<String, Integer> endings = new ConcurrentSkipListMap<>();

	@BeforeAll
	static void beQuiet() {
		Calls.warnings(Level.ERROR);
	}

	@AfterAll
	static void speak() {
		Calls.warnings(null);
	}

	@Test
	@Timeout(value = 1, unit = TimeUnit.HOURS)
	void everyCallEndsWithAResultOrAnExceptionOfTheClient() {
		IntStream.range(FIRST, FIRST + COUNT).parallel().forEach(this::call);
		System.out.println("What " + COUNT + " calls ended with: " + this.endings);
		Set<String> missing = new TreeSet<>(OPERATIONS);
		missing.removeAll(this.sent);
		assertThat(COUNT < 1000 || missing.isEmpty()).as("operations that no call in Calls sends: " + missing).isTrue();
		// if all goes well, or nothing does, nothing is mutated or nothing is read
		assertThat(COUNT < 100 || this.endings.size() > 10).as(this.endings.toString()).isTrue();
	}

	@Test
	void everyOperationHasResponsesToMutate() {
		assertThat(OPERATIONS).as("operations without an answer in recorded-answers.jsonl or invented-answers.jsonl")
			.allMatch(BaseAnswer::exists);
	}

	@Test
	void aSmallStackIsEnough() throws InterruptedException {
		String chain = "{\"message\":\"m\",\"stack\":[],\"cause\":".repeat(490) + "null" + "}".repeat(490);
		String body = "{\"data\":{\"pipelineRunOrError\":{\"__typename\":\"PythonError\",\"message\":\"m\",\"cause\":"
				+ chain + "}}}";
		StubConnector connector = new StubConnector((operation) -> new MutatedResponse(200,
				Map.of("Content-Type", "application/json"), List.of(body.getBytes(StandardCharsets.UTF_8)), null));
		AtomicReference<Throwable> failure = new AtomicReference<>();
		try (DagsterGraphQlClient client = client(connector).readTimeout(Duration.ofMinutes(1)).build()) {
			// half a megabyte less than is usual
			Thread thread = new Thread(null,
					() -> failure
						.set(catchThrowable(() -> client.reactive().getRunStatus("r1").block(Duration.ofMinutes(1)))),
					"small", 256 * 1024);
			thread.start();
			thread.join();
		}
		assertThat(failure.get()).isInstanceOfAny(InvalidResponseException.class, PythonErrorException.class);
		connector.checkReleased();
	}

	private void call(int number) {
		Random random = Calls.random(SEED, number);
		StubConnector connector = new StubConnector((operation) -> {
			this.sent.add(operation);
			return MutatedResponse.of(operation, random);
		});
		try (DagsterGraphQlClient client = client(connector)
			// the request of the version check is not part of a call
			.versionCheck((random.nextInt(10) == 0) ? VersionCheck.FAIL : VersionCheck.OFF)
			.build()) {
			this.endings.merge(Calls.any(random, client), 1, Integer::sum);
			connector.checkReleased();
		}
		catch (Throwable ex) {
			throw new AssertionError("call %d of seed %d, answered %s".formatted(number, SEED, connector.responses),
					ex);
		}
	}

	private static DagsterGraphQlClient.Builder client(StubConnector connector) {
		return Calls.hasty(DagsterGraphQlClient.builder(), TIMEOUT, 2)
			.clientConnector((httpClient) -> connector)
			.headers((headers) -> headers.setBearerAuth(Calls.SECRET));
	}

	/**
	 * Responds without a network, with one response for each request.
	 */
	private static final class StubConnector implements ClientHttpConnector {

		private static final NettyDataBufferFactory BUFFERS = new NettyDataBufferFactory(
				PooledByteBufAllocator.DEFAULT);

		private final Function<String, MutatedResponse> answers;

		private final List<MutatedResponse> responses = new CopyOnWriteArrayList<>();

		private final List<NettyDataBuffer> buffers = new CopyOnWriteArrayList<>();

		StubConnector(Function<String, MutatedResponse> answers) {
			this.answers = answers;
		}

		@Override
		public Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
				Function<? super ClientHttpRequest, Mono<Void>> requestCallback) {
			MockClientHttpRequest request = new MockClientHttpRequest(method, uri);
			return requestCallback.apply(request)
				.then(Mono.defer(request::getBodyAsString))
				.map((body) -> answer(this.answers.apply(operation(uri, body))));
		}

		private static String operation(URI uri, String body) {
			String report = RestOperations.at(uri.getPath());
			return (report != null) ? report : Calls.operationIn(body);
		}

		private ClientHttpResponse answer(MutatedResponse mutated) {
			this.responses.add(mutated);
			MockClientHttpResponse response = new MockClientHttpResponse(mutated.status());
			mutated.headers().forEach(response.getHeaders()::set);
			Flux<NettyDataBuffer> body = Flux.fromIterable(mutated.body()).map(this::buffer);
			Throwable end = mutated.end();
			response.setBody(body.concatWith((end != null) ? Mono.error(end) : Mono.empty()).cast(DataBuffer.class));
			return response;
		}

		private NettyDataBuffer buffer(byte[] bytes) {
			NettyDataBuffer buffer = BUFFERS.allocateBuffer(Math.max(1, bytes.length));
			buffer.write(bytes);
			this.buffers.add(buffer);
			return buffer;
		}

		void checkReleased() {
			// waits continue in the background until the client is closed
			await().pollDelay(Duration.ZERO)
				.untilAsserted(() -> assertThat(this.buffers).as("buffers that nobody released")
					.allMatch((buffer) -> buffer.getNativeBuffer().refCnt() == 0));
		}

	}

}
