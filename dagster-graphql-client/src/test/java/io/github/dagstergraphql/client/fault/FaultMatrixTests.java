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

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.RestOperations;
import io.github.dagstergraphql.client.SkippedPauses;
import io.github.dagstergraphql.client.VersionCheck;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.error.GraphQlRequestException;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.fault.ClientOperation.Kind;
import io.github.dagstergraphql.client.fault.FaultyServer.Endpoint;
import io.github.dagstergraphql.client.internal.operation.OperationCatalog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.retry.RetryPolicy;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every operation meets every fault, on real sockets. What comes of it is on a page for
 * users, which is written anew with {@code -Ddocs.write=true}.
 */
@Timeout(900)
class FaultMatrixTests {

	private static final int MAX_RETRIES = 2;

	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

	/**
	 * Only pauses and faults move the clock, so that a slow machine meets no deadline.
	 */
	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final Duration SETTLE_TIME = Duration.ofMillis(100);

	private static final List<Fault> FAULTS = Faults.all();

	/**
	 * Operations that are sent only along with others, or have the same form as another.
	 */
	private static final Map<String, String> WITHOUT_ROW = Map.ofEntries(Map.entry("FindJob", "before a launch"),
			Map.entry("Repositories", "before a launch"), Map.entry("Workspace", "after a failed launch"),
			Map.entry("RunToRepeat", "before a re-execution"),
			Map.entry("ReexecuteRun", "after RunToRepeat, with the form of LaunchRun"),
			Map.entry("RunIds", "before a termination"), Map.entry("TerminateRunsBy", "the form of TerminateRuns"),
			Map.entry("RunStatuses", "while a run is awaited"), Map.entry("AssetKeys", "after an asset was not found"),
			Map.entry("AssetObservations", "the form of AssetMaterializations"),
			Map.entry("JobPartitionKeys", "before a launch for a partition, or of a backfill"),
			Map.entry("JobPartition", "before a launch for a partition"),
			Map.entry("AssetsToBackfill", "before a launch of a backfill"),
			Map.entry("AssetPartitionKeyPage", "the form of AssetPartitionKeys"),
			Map.entry("PreviewBackfill", "after AssetsToBackfill, with the form of AssetsLatest"),
			Map.entry("AssetsToLaunch", "before a materialization"),
			Map.entry("ChecksToLaunch", "before an execution of asset checks"),
			Map.entry("AddDynamicPartition", "after AssetPartitionKeys, with the form of DeleteRun"),
			Map.entry("DeleteDynamicPartitions", "after AssetPartitionKeys, with the form of DeleteRun"),
			Map.entry("Automations", "before an operation on a schedule or sensor"),
			Map.entry("Sensor", "the form of Schedule"), Map.entry("Sensors", "the form of Schedules"),
			Map.entry("InstigationState", "before StopSchedule and StopSensor"),
			Map.entry("StopSchedule", "after InstigationState, with the form of StartSchedule"),
			Map.entry("StopSensor", "after InstigationState, with the form of StartSensor"),
			Map.entry("ResetSensor", "the form of ResetSchedule"),
			Map.entry("ScheduleDryRun", "the form of SensorDryRun"),
			Map.entry("QueueRuns", "the form of Runs, before InstanceSettings"),
			Map.entry("LearnServerVersion", "the form of ServerVersion"),
			Map.entry("WipeAssetKeys", "the form of WipeAsset, for servers older than 1.8"));

	private static final Pattern OPERATION_NAME = Pattern.compile("\"operationName\":\"(\\w+)\"");

	private static final Set<String> SENT = ConcurrentHashMap.newKeySet();

	private static final Map<Fault, Map<ClientOperation, Future<Outcome>>> OUTCOMES = new LinkedHashMap<>();

	private static ExecutorService threads;

	@BeforeAll
	static void meet() throws Exception {
		warmUp();
		threads = Executors.newFixedThreadPool(24);
		FAULTS.forEach((fault) -> OUTCOMES.put(fault, new EnumMap<>(ClientOperation.class)));
		FAULTS.forEach((fault) -> {
			for (ClientOperation operation : ClientOperation.values()) {
				if (fault.concerns().test(operation)) {
					OUTCOMES.get(fault).put(operation, threads.submit(() -> meet(fault, operation)));
				}
			}
		});
	}

	// What is measured is not how long classes take to load.
	private static void warmUp() throws Exception {
		Fault none = Fault.duringRequest("", "nothing", (connection, operation) -> {
			Matcher name = OPERATION_NAME.matcher(connection.body());
			if (name.find()) {
				SENT.add(name.group(1));
			}
			String path = connection.head().lines().findFirst().orElseThrow().split(" ")[1];
			if (RestOperations.at(path) != null) {
				SENT.add(RestOperations.at(path));
			}
			connection.respond(200, "application/json", operation.answer());
		});
		for (ClientOperation operation : ClientOperation.values()) {
			Outcome outcome = meet(none, operation);
			assertThat(outcome.failure()).as(operation.title()).isNull();
			assertThat(outcome.requests()).isEqualTo(1);
		}
	}

	@AfterAll
	static void close() {
		threads.shutdownNow();
	}

	private static Outcome meet(Fault fault, ClientOperation operation) throws IOException {
		SkippedPauses time = new SkippedPauses();
		try (FaultyServer server = fault.serve(operation, () -> time.advance(TIMEOUT));
				DagsterGraphQlClient client = client(server, fault, time)) {
			long start = System.nanoTime();
			Throwable failure = null;
			try {
				operation.call(client);
			}
			catch (Throwable ex) {
				failure = ex;
			}
			return new Outcome(failure, server.requests(),
					Duration.ofNanos(System.nanoTime() - start).plus(time.elapsed()));
		}
	}

	private static DagsterGraphQlClient client(FaultyServer server, Fault fault, SkippedPauses time) {
		return time.client()
			.url(server.url())
			.connectTimeout((fault.endpoint() == Endpoint.FULL) ? CONNECT_TIMEOUT : TIMEOUT)
			.readTimeout(TIMEOUT)
			.launchTimeout(TIMEOUT)
			.launchSettleTime(SETTLE_TIME)
			.reloadTimeout(TIMEOUT)
			.retryPolicy(RetryPolicy.builder().maxRetries(MAX_RETRIES).delay(Duration.ofMillis(10)).build())
			.versionCheck(VersionCheck.OFF)
			.build();
	}

	static List<Fault> faults() {
		return FAULTS;
	}

	@ParameterizedTest
	@MethodSource("faults")
	void responsesMeetTheExpectations(Fault fault) throws Exception {
		assertThat(OUTCOMES.get(fault)).isNotEmpty();
		for (Map.Entry<ClientOperation, Future<Outcome>> entry : OUTCOMES.get(fault).entrySet()) {
			ClientOperation operation = entry.getKey();
			Outcome outcome = entry.getValue().get(120, TimeUnit.SECONDS);
			String what = operation.title() + ": " + outcome;
			if (outcome.failure() == null) {
				continue;
			}
			assertThat(outcome.failure()).as(what).isInstanceOf(DagsterGraphQlClientException.class);
			if (operation.kind() == Kind.QUERY) {
				assertThat(outcome.isUnknown()).as(what).isFalse();
				continue;
			}
			if (fault.actedOn()) {
				assertThat(outcome.isUnknown()).as(what).isTrue();
			}
			if (outcome.requests() == 0 || fault.readWhole() && !fault.actedOn()) {
				assertThat(outcome.isUnknown()).as(what).isFalse();
			}
			if (operation.kind() == Kind.MUTATION && !fault.turnsAway()) {
				boolean asked = operation.needsVersion()
						&& (operation.isGraphQl() ? outcome.failure() instanceof GraphQlRequestException
								: outcome.failure() instanceof InvalidResponseException);
				assertThat(outcome.requests()).as(what).isLessThanOrEqualTo(asked ? 2 : 1);
			}
		}
	}

	@Test
	void everyOperationMeetsTheFaults() {
		Set<String> missing = new TreeSet<>(OperationCatalog.find().keySet());
		missing.removeAll(SENT);
		// spared by the faults of keyed launches
		missing.remove("KeyedRuns");
		assertThat(missing).as("operations without a row in ClientOperation")
			.containsExactlyInAnyOrderElementsOf(WITHOUT_ROW.keySet());
	}

	@Test
	void thePageIsUpToDate() throws Exception {
		List<FaultPage.Row> rows = new ArrayList<>();
		for (Fault fault : FAULTS) {
			Map<ClientOperation, Outcome> outcomes = new EnumMap<>(ClientOperation.class);
			for (Map.Entry<ClientOperation, Future<Outcome>> entry : OUTCOMES.get(fault).entrySet()) {
				outcomes.put(entry.getKey(), entry.getValue().get(120, TimeUnit.SECONDS));
			}
			rows.addAll(FaultPage.rows(fault, outcomes));
		}
		FaultPage.write(rows);
		assertThat(FaultPage.withoutTimes(Files.readString(FaultPage.FILE))).as("run this test with -Ddocs.write=true")
			.isEqualTo(FaultPage.withoutTimes(FaultPage.of(rows)));
	}

	/**
	 * What came of a call.
	 *
	 * @param failure what it ended with, or {@code null} if it had an answer
	 * @param requests how many requests the server saw
	 * @param time how long it took
	 */
	record Outcome(Throwable failure, int requests, Duration time) {

		boolean isUnknown() {
			return this.failure instanceof DagsterGraphQlClientException ex && ex.isOutcomeUnknown();
		}

		String ending() {
			return (this.failure == null) ? "success" : "`" + this.failure.getClass().getSimpleName() + "`";
		}

	}

}
