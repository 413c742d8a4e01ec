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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.event.RunEventOptions;
import io.github.dagstergraphql.client.event.RunStatusEvent;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunStatus;

/**
 * Measures the time from the last event of a run to the end of a wait for it, on a real
 * Dagster on the same machine, alternately with and without WebSocket connections.
 *
 * @since 0.1.0
 */
public final class AwaitLatency {

	private static final Duration LIMIT = Duration.ofMinutes(10);

	private AwaitLatency() {
	}

	/**
	 * Measure.
	 * @param args the URL of a Dagster, the name of a job that succeeds, and the number
	 * of runs for each client
	 */
	public static void main(String[] args) {
		int runs = Integer.parseInt(args[2]);
		List<Double> live = new ArrayList<>();
		List<Double> polling = new ArrayList<>();
		try (DagsterGraphQlClient liveClient = DagsterGraphQlClient.builder().url(args[0]).build();
				DagsterGraphQlClient pollingClient = DagsterGraphQlClient.builder().url(args[0]).live(false).build()) {
			measure(liveClient, args[1]);
			measure(pollingClient, args[1]);
			for (int run = 0; run < runs; run++) {
				live.add(measure(liveClient, args[1]));
				polling.add(measure(pollingClient, args[1]));
			}
		}
		System.out.println("| waits | runs | median ms | 90 % | maximum |");
		System.out.println("|---|---|---|---|---|");
		print("with connections", live);
		print("by polling", polling);
	}

	private static double measure(DagsterGraphQlClient client, String job) {
		RunHandle run = client.job(job).launch();
		RunStatus status = run.await(LIMIT).status();
		Instant end = Instant.now();
		if (status != RunStatus.SUCCESS) {
			throw new IllegalStateException("Run " + run.id() + " has ended with " + status);
		}
		Instant event = run.events(RunEventOptions.all().onlyPast())
			.filter(RunStatusEvent.Succeeded.class::isInstance)
			.map(RunEvent::timestamp)
			.findFirst()
			.orElseThrow();
		return Duration.between(event, end).toMillis();
	}

	private static void print(String waits, List<Double> millis) {
		System.out.println(String.format(Locale.ROOT, "| %s | %d | %.0f | %.0f | %.0f |", waits, millis.size(),
				Median.of(millis), Median.quantile(millis, 0.9), Median.quantile(millis, 1)));
	}

}
