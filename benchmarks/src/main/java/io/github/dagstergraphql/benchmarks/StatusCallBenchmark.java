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

package io.github.dagstergraphql.benchmarks;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

import io.github.dagstergraphql.client.run.RunStatus;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import reactor.core.publisher.Flux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * What a call costs that asks for the status of a run: with the client, with Spring's
 * {@code HttpGraphQlClient} and with bare Reactor Netty, of the same server, over
 * connections with the same settings.
 *
 * @since 0.1.0
 */
@SuppressWarnings("NullAway.Init")
@State(Scope.Benchmark)
@Fork(value = 1, jvmArgs = "-Xmx512m")
@Warmup(iterations = 8, time = 3)
@Measurement(iterations = 4, time = 2)
public class StatusCallBenchmark {

	static final String RUN_ID = "2f1d7a52-8c14-4f0e-9d1e-4d5f3f1f8a10";

	private static final int IN_FLIGHT = 64;

	private static final int CALLS = 16 * IN_FLIGHT;

	/** Which way to take. */
	@Param
	public Client client;

	private StubServer server;

	private StatusCalls calls;

	/**
	 * Start the server, and see whether it can be understood.
	 * @throws IOException if the server cannot be started
	 */
	@Setup
	public void start() throws IOException {
		this.server = StubServer.start();
		this.calls = this.client.connect(this.server.url());
		check(this.calls.awaitStatus(RUN_ID));
		check(this.calls.status(RUN_ID).block());
	}

	private static void check(@Nullable RunStatus status) {
		if (status != RunStatus.SUCCESS) {
			throw new IllegalStateException("The server answers SUCCESS, which was read as " + status);
		}
	}

	/**
	 * Stop the server.
	 * @throws IOException if it cannot be told
	 */
	@TearDown
	public void stop() throws IOException {
		this.calls.close();
		this.server.close();
	}

	/**
	 * Call, wait, and call again.
	 * @return the status
	 */
	@Benchmark
	@BenchmarkMode(Mode.AverageTime)
	@OutputTimeUnit(TimeUnit.MICROSECONDS)
	public RunStatus oneAtATime() {
		return this.calls.awaitStatus(RUN_ID);
	}

	/**
	 * Call so that 64 calls are always on their way, and no thread waits for one of them.
	 * @return how many calls there were
	 */
	@Benchmark
	@BenchmarkMode(Mode.Throughput)
	@OperationsPerInvocation(CALLS)
	@OutputTimeUnit(TimeUnit.SECONDS)
	public @Nullable Long inFlight64() {
		return Flux.range(0, CALLS).flatMap((index) -> this.calls.status(RUN_ID), IN_FLIGHT).count().block();
	}

	/**
	 * Call and wait in 64 threads.
	 * @return the status
	 */
	@Benchmark
	@BenchmarkMode(Mode.Throughput)
	@OutputTimeUnit(TimeUnit.SECONDS)
	@Threads(IN_FLIGHT)
	public RunStatus threads64() {
		return this.calls.awaitStatus(RUN_ID);
	}

	/**
	 * Which way to take.
	 */
	public enum Client {

		/** The client of this project. */
		DAGSTER {

			@Override
			StatusCalls connect(String url) {
				return new DagsterStatusCalls(url);
			}

		},

		/** Spring's client for GraphQL, as anybody would use it. */
		SPRING_GRAPHQL {

			@Override
			StatusCalls connect(String url) {
				ConnectionProvider connections = StatusCalls.connections();
				return new SpringGraphQlStatusCalls(url, HttpClient.create(connections), connections::dispose);
			}

		},

		/** The HTTP client below the other two, which knows nothing of GraphQL. */
		REACTOR_NETTY {

			@Override
			StatusCalls connect(String url) {
				ConnectionProvider connections = StatusCalls.connections();
				return new ReactorNettyStatusCalls(url, HttpClient.create(connections), connections::dispose);
			}

		};

		abstract StatusCalls connect(String url);

	}

}
