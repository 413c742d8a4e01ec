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

import io.github.dagstergraphql.benchmarks.RunEventReads.Totals;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reads the log of a run with the client, and with Spring's {@code HttpGraphQlClient},
 * from the same server with the same document.
 *
 * @since 0.1.0
 */
@SuppressWarnings("NullAway.Init")
@State(Scope.Benchmark)
@Fork(value = 1, jvmArgs = "-Xmx512m")
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 4, time = 3)
public class RunEventsBenchmark {

	private static final String RUN_ID = "8b1b5fcd-60dc-4c30-ba5c-dd43576d7f82";

	private static final int PAGES = 20;

	private static final int EVENTS = PAGES * LogPages.EVENTS;

	/** The client. */
	@Param
	public Client client;

	private StubServer server;

	private RunEventReads reads;

	/**
	 * Start the server, and check that its log is read completely.
	 * @throws IOException if the server cannot be started
	 */
	@Setup
	public void start() throws IOException {
		this.server = StubServer.start(PAGES);
		this.reads = this.client.connect(this.server.url());
		Totals totals = this.reads.read(RUN_ID);
		if (totals.events() != EVENTS) {
			throw new IllegalStateException(totals.events() + " of " + EVENTS + " events have been read");
		}
	}

	/**
	 * Stop the server.
	 * @throws IOException if it cannot be reached
	 */
	@TearDown
	public void stop() throws IOException {
		this.reads.close();
		this.server.close();
	}

	/**
	 * Read a log of 20,000 events.
	 * @return what has been read
	 */
	@Benchmark
	@BenchmarkMode(Mode.Throughput)
	@OperationsPerInvocation(EVENTS)
	@OutputTimeUnit(TimeUnit.SECONDS)
	public Totals read() {
		return this.reads.read(RUN_ID);
	}

	/**
	 * The client that reads.
	 */
	public enum Client {

		/** The client of this project. */
		DAGSTER {

			@Override
			RunEventReads connect(String url) {
				return new DagsterRunEventReads(url);
			}

		},

		/** Spring's client for GraphQL, with records. */
		SPRING_GRAPHQL {

			@Override
			RunEventReads connect(String url) {
				return new SpringGraphQlRunEventReads(url);
			}

		};

		abstract RunEventReads connect(String url);

	}

}
