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

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.dagstergraphql.benchmarks.RunEventReads.Totals;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.event.RunEventOptions;

/**
 * Process that reads the log of a run, and prints a row of the table of
 * {@link LargeLogBenchmark}.
 *
 * @since 0.1.0
 */
public final class LargeLogReader {

	static final String ROW = "| ";

	private static final double MIB = 1024 * 1024;

	private static final RunEventOptions PAST = RunEventOptions.all().onlyPast();

	private LargeLogReader() {
	}

	/**
	 * Read the log.
	 * @param args the URL of the server, {@code blocking} or {@code reactive}, and the
	 * number of events in the log
	 */
	public static void main(String[] args) {
		String url = StubServer.withoutPath(args[0]);
		long start = System.nanoTime();
		Totals totals;
		try (DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(url).build()) {
			totals = "reactive".equals(args[1]) ? readReactively(client) : read(client);
		}
		double seconds = (System.nanoTime() - start) / 1e9;
		if (totals.events() != Long.parseLong(args[2])) {
			throw new IllegalStateException(totals.events() + " of " + args[2] + " events have been read");
		}
		System.out.println(String.format(Locale.ROOT, ROW + "%s | %d | %.1f | %.0f | %.1f | %.1f |", args[1],
				totals.events(), seconds, totals.events() / seconds, Runtime.getRuntime().maxMemory() / MIB,
				heapAfterCollection() / MIB));
	}

	private static Totals read(DagsterGraphQlClient client) {
		Totals totals = Totals.NONE;
		try (Stream<RunEvent> events = client.run("run").events(PAST)) {
			for (RunEvent event : (Iterable<RunEvent>) events::iterator) {
				totals = totals.plus(event.message());
			}
		}
		return totals;
	}

	private static Totals readReactively(DagsterGraphQlClient client) {
		return Objects.requireNonNull(client.reactive()
			.run("run")
			.events(PAST)
			.reduce(Totals.NONE, (totals, event) -> totals.plus(event.message()))
			.block());
	}

	private static long heapAfterCollection() {
		System.gc();
		return ManagementFactory.getMemoryPoolMXBeans()
			.stream()
			.filter((pool) -> pool.getType() == MemoryType.HEAP)
			.map(MemoryPoolMXBean::getCollectionUsage)
			.filter(Objects::nonNull)
			.mapToLong(MemoryUsage::getUsed)
			.sum();
	}

}
