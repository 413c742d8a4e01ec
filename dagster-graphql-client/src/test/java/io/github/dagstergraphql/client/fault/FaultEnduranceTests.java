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

package io.github.dagstergraphql.client.fault;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.VersionCheck;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.fault.FaultyServer.Endpoint;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.core.retry.RetryPolicy;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Thousands of faults leave nothing behind in a client: no thread, no connection, no
 * memory.
 */
@Timeout(900)
class FaultEnduranceTests {

	private static final int WARM_UP = 3_000;

	private static final int FAULTS = 10_000;

	private static final int CALLERS = 8;

	/** One may be made before another that has broken is given back. */
	private static final int IDLE_CONNECTIONS = 2 * CALLERS;

	/** Less than half a kilobyte for each fault. */
	private static final long GROWTH = 4_000_000;

	/** Those that take their time. */
	private static final Set<String> SLOW = Set.of("response of 20 MB", "response without end");

	private static final List<Fault> QUICK = Faults.all()
		.stream()
		.filter((fault) -> fault.endpoint() == Endpoint.PLAIN && !fault.untilDeadline())
		.filter((fault) -> !SLOW.contains(fault.name()) && !fault.name().endsWith("1 s"))
		.toList();

	private final AtomicInteger met = new AtomicInteger();

	private final AtomicInteger failed = new AtomicInteger();

	@Test
	void nothingIsLeftBehind() throws Exception {
		ExecutorService callers = Executors.newFixedThreadPool(CALLERS,
				(task) -> new Thread(task, "faulty-server-caller"));
		try (FaultyServer server = new FaultyServer(Endpoint.PLAIN, (head) -> false, (connection) -> {
			Fault fault = QUICK.get(this.met.getAndIncrement() % QUICK.size());
			fault.behaviour().meet(connection, ClientOperation.STATUS);
		}); DagsterGraphQlClient client = client(server)) {
			meet(client, callers, WARM_UP);
			int threads = threads();
			long heap = heap();
			int failedBefore = this.failed.get();
			meet(client, callers, WARM_UP + FAULTS);
			assertThat(this.failed.get() - failedBefore).isGreaterThan(FAULTS / 4);
			assertThat(threads()).isLessThanOrEqualTo(threads);
			Awaitility.await()
				.atMost(Duration.ofSeconds(20))
				.untilAsserted(() -> assertThat(server.openConnections()).isLessThanOrEqualTo(IDLE_CONNECTIONS));
			assertThat(heap()).isLessThan(heap + GROWTH);
		}
		finally {
			callers.shutdownNow();
		}
	}

	private static DagsterGraphQlClient client(FaultyServer server) {
		return DagsterGraphQlClient.builder()
			.url(server.url())
			.retryPolicy(RetryPolicy.builder().maxRetries(2).delay(Duration.ofMillis(1)).build())
			.versionCheck(VersionCheck.OFF)
			.build();
	}

	private void meet(DagsterGraphQlClient client, ExecutorService callers, int faults) throws Exception {
		List<Future<?>> calls = new ArrayList<>();
		for (int caller = 0; caller < CALLERS; caller++) {
			ClientOperation operation = (caller % 2 == 0) ? ClientOperation.STATUS : ClientOperation.TERMINATE;
			calls.add(callers.submit(() -> {
				while (this.met.get() < faults) {
					call(client, operation);
				}
			}));
		}
		for (Future<?> call : calls) {
			call.get(200, TimeUnit.SECONDS);
		}
	}

	private void call(DagsterGraphQlClient client, ClientOperation operation) {
		try {
			operation.call(client);
		}
		catch (DagsterGraphQlClientException ex) {
			this.failed.incrementAndGet();
		}
	}

	private static int threads() {
		return (int) Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> !thread.getName().startsWith("faulty-server"))
			.count();
	}

	private static long heap() throws InterruptedException {
		long least = Long.MAX_VALUE;
		for (int round = 0; round < 5; round++) {
			System.gc();
			Thread.sleep(100);
			least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
		}
		return least;
	}

}
