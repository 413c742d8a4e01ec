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

package io.github.dagstergraphql.awaiting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.idempotency.CuttingProxy;
import io.github.dagstergraphql.testcontainers.DagsterContainer;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.slf4j.LoggerFactory;
import org.testcontainers.images.builder.Transferable;

/**
 * Runs that fail twice and then succeed, awaited through a proxy that cuts connections
 * and over a webserver that is killed again and again. The daemon and the runs continue.
 * {@code -Dretries.chains=100} says how many. {@code -Dretries.instant=true} starts no
 * processes for the runs, which take most of the time: the launcher of the runs reports
 * their events.
 */
public final class RetryChains {

	/** The job, for definitions that import what it uses. */
	public static final String JOB = """
			@op
			def stumbling(context):
			    if int(context.run.tags.get("dagster/retry_number", "0")) < 2:
			        raise ValueError("not yet")

			@job(executor_def=in_process_executor)
			def flaky():
			    stumbling()
			""";

	private static final boolean INSTANT = Boolean.getBoolean("retries.instant");

	private static final String LAUNCHER_DIRECTORY = "/opt/dagster/launcher/";

	private static final String LAUNCHER = """
			from dagster import DagsterEvent, DagsterEventType
			from dagster._core.events import JobFailureData
			from dagster._core.launcher import DefaultRunLauncher

			class InstantLauncher(DefaultRunLauncher):
			    @classmethod
			    def from_config_value(cls, inst_data, config_value):
			        return cls(inst_data=inst_data)

			    def launch_run(self, context):
			        run = context.dagster_run
			        self._report(run, DagsterEventType.RUN_START)
			        if int(run.tags.get("dagster/retry_number", "0")) < 2:
			            self._report(run, DagsterEventType.RUN_FAILURE, JobFailureData(error=None))
			        else:
			            self._report(run, DagsterEventType.RUN_SUCCESS)

			    def _report(self, run, type, data=None):
			        event = DagsterEvent(type.value, job_name=run.job_name, event_specific_data=data)
			        self._instance.report_dagster_event(event, run.run_id)
			""";

	private static final String RUN_LAUNCHER = """
			run_launcher:
			  module: instant_launcher
			  class: InstantLauncher
			""";

	/**
	 * Instance with run retries and a run queue. Ends with the settings of the queue, so
	 * that others can be appended.
	 */
	public static final String INSTANCE = (INSTANT ? RUN_LAUNCHER : "") + """
			telemetry:
			  enabled: false
			run_retries:
			  enabled: true
			  max_retries: 0
			run_coordinator:
			  module: dagster.core.run_coordinator
			  class: QueuedRunCoordinator
			  config:
			    max_concurrent_runs: 4
			    dequeue_interval_seconds: 1
			    dequeue_use_threads: true
			    dequeue_num_workers: 4
			""";

	private static final int CHAINS = Integer.getInteger("retries.chains", 4);

	/** The daemon needs minutes for the retries of runs that fail all at once. */
	private static final Duration MAX_RETRY_DELAY = Duration.ofMinutes(INSTANT ? 5 : 1);

	private static final AwaitOptions OPTIONS = AwaitOptions.within(Duration.ofMinutes(10 + CHAINS / 2))
		.maxRetryDelay(MAX_RETRY_DELAY);

	/** Polls are up to 10 seconds apart, and some fail. */
	private static final Duration POLLS = Duration.ofSeconds(30);

	private static final Duration OUTAGE = Duration.ofSeconds(5);

	private static final Duration BETWEEN_OUTAGES = Duration.ofMinutes(3);

	/**
	 * A row is the first run of a chain, one of its runs, its status and its end. A retry
	 * that was created and never started is lost.
	 */
	private static final String TABLES = """
			SELECT coalesce((SELECT max(value) FROM run_tags WHERE run_tags.run_id = runs.run_id
			AND key = 'dagster/root_run_id'), run_id) || ' ' || run_id || ' ' || status || ' ' || coalesce(end_time, 0)
			FROM runs WHERE status <> 'NOT_STARTED' ORDER BY id
			""";

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final DagsterContainer container;

	private final UnaryOperator<String> sql;

	private RetryChains(DagsterContainer container, UnaryOperator<String> sql) {
		this.container = container;
		this.sql = sql;
	}

	/**
	 * Expose the port of the webserver that is killed.
	 * @param container a container that has not been started yet
	 */
	public static void prepare(DagsterContainer container) {
		Webserver.exposeIn(container);
		if (INSTANT) {
			container.withCopyToContainer(Transferable.of(LAUNCHER), LAUNCHER_DIRECTORY + "instant_launcher.py")
				.withEnv("PYTHONPATH", LAUNCHER_DIRECTORY);
		}
	}

	/**
	 * Await the runs and compare the results with the tables of Dagster.
	 * @param container a Dagster that has the {@link #JOB} and retries runs
	 * @param sql executes a query in the database of the runs and returns the rows, one a
	 * line
	 * @throws Exception if a wait fails
	 */
	public static void endAsRecordedByDagster(DagsterContainer container, UnaryOperator<String> sql) throws Exception {
		Logger logger = (Logger) LoggerFactory.getLogger("io.github.dagstergraphql.client");
		RetryChains chains = new RetryChains(container, sql);
		chains.log.start();
		logger.addAppender(chains.log);
		try {
			chains.await();
		}
		finally {
			logger.detachAppender(chains.log);
		}
	}

	private void await() throws Exception {
		Instant start = Instant.now();
		Map<String, CompletableFuture<End>> waits = new LinkedHashMap<>();
		Webserver webserver = Webserver.startIn(this.container);
		try (CuttingProxy proxy = new CuttingProxy(webserver.url(), 0.2, 5);
				DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(proxy.url()).build();
				DagsterGraphQlClient launcher = DagsterGraphQlClient.builder().url(this.container.getUrl()).build()) {
			for (int number = 0; number < CHAINS; number++) {
				String runId = launcher.job("flaky").tag("dagster/max_retries", "2").launch().id();
				waits.put(runId,
						client.run(runId).awaitAsync(OPTIONS).thenApply((awaited) -> new End(awaited, Instant.now())));
			}
			List<Duration> outages = killUntilDone(webserver, waits.values());
			Duration longestOutage = outages.stream().max(Comparator.naturalOrder()).orElseThrow();
			List<Chain> chains = readChains(waits);
			System.out.printf(
					"%d runs with retries on %s in %d s: Dagster lost %d retries. Waits ended at most %d s after the"
							+ " last run, %d s if it succeeded. %d requests and %d answers were cut off, and %d requests"
							+ " unanswered in %d outages of up to %d s%n",
					CHAINS, this.container.getDockerImageName(), Duration.between(start, Instant.now()).toSeconds(),
					chains.stream().filter(Chain::isLost).count(), longestDelay(chains.stream()),
					longestDelay(chains.stream().filter((chain) -> !chain.isLost())), proxy.cutRequests(),
					proxy.cutResponses(), proxy.unanswered(), outages.size(), longestOutage.toSeconds());
			SoftAssertions softly = new SoftAssertions();
			chains.forEach((chain) -> assertTruth(softly, chain, longestOutage));
			softly.assertThat(proxy.cutRequests() + proxy.cutResponses()).isPositive();
			softly.assertThat(proxy.unanswered()).isPositive();
			softly.assertAll();
		}
		finally {
			webserver.kill();
		}
	}

	private static List<Duration> killUntilDone(Webserver webserver, Collection<CompletableFuture<End>> waits)
			throws Exception {
		CompletableFuture<Void> done = CompletableFuture.allOf(waits.toArray(CompletableFuture[]::new));
		List<Duration> outages = new ArrayList<>();
		try (DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(webserver.url()).build()) {
			do {
				Instant start = Instant.now();
				webserver.kill();
				isDoneWithin(OUTAGE, done);
				webserver.startAgain();
				Awaitility.await()
					.atMost(Duration.ofMinutes(5))
					.ignoreExceptions()
					.until(() -> !client.instance().version().isEmpty());
				outages.add(Duration.between(start, Instant.now()));
			}
			while (!isDoneWithin(BETWEEN_OUTAGES, done));
		}
		return outages;
	}

	private static boolean isDoneWithin(Duration time, CompletableFuture<Void> done) throws Exception {
		try {
			done.get(time.toSeconds(), TimeUnit.SECONDS);
			return true;
		}
		catch (TimeoutException ex) {
			return false;
		}
	}

	private List<Chain> readChains(Map<String, CompletableFuture<End>> waits) {
		Map<String, List<Attempt>> tables = this.sql.apply(TABLES)
			.lines()
			.map((row) -> row.split(" "))
			.collect(Collectors.groupingBy((row) -> row[0], Collectors.mapping(Attempt::of, Collectors.toList())));
		return waits.entrySet()
			.stream()
			.map((wait) -> new Chain(tables.get(wait.getKey()), wait.getValue().join()))
			.toList();
	}

	private static long longestDelay(Stream<Chain> chains) {
		return chains.map(Chain::delay).max(Comparator.naturalOrder()).orElse(Duration.ZERO).toSeconds();
	}

	private void assertTruth(SoftAssertions softly, Chain chain, Duration longestOutage) {
		AwaitedRun awaited = chain.end().awaited();
		String lastRun = chain.last().id();
		softly.assertThat(awaited.attempts())
			.extracting((attempt) -> attempt.id() + " " + attempt.status())
			.containsExactlyElementsOf(chain.attempts().stream().map(Attempt::text).toList());
		Duration limit = POLLS.plus(longestOutage);
		if (chain.isLost()) {
			// begins and ends with a poll, and excludes the time in which polls fail
			limit = limit.multipliedBy(2).plus(MAX_RETRY_DELAY);
			softly.assertThat(awaited.lostRetry()).as("lost retry of " + lastRun).contains(lastRun);
			softly.assertThat(this.log.list)
				.extracting(ILoggingEvent::getFormattedMessage)
				.filteredOn((message) -> message.contains(lastRun))
				.as("log of " + lastRun)
				.hasSize(1);
		}
		else {
			softly.assertThat(awaited.lostRetry()).as("lost retry of " + lastRun).isNull();
		}
		softly.assertThat(chain.delay()).as("delay after " + lastRun).isLessThan(limit);
	}

	/**
	 * The end of a wait.
	 *
	 * @param awaited what was waited for
	 * @param time when the wait ended
	 */
	private record End(AwaitedRun awaited, Instant time) {

	}

	/**
	 * A run and its retries.
	 *
	 * @param attempts as the tables have them
	 * @param end the end of the wait for them
	 */
	private record Chain(List<Attempt> attempts, End end) {

		Attempt last() {
			return this.attempts.get(this.attempts.size() - 1);
		}

		boolean isLost() {
			return !"SUCCESS".equals(last().status());
		}

		Duration delay() {
			return Duration.between(last().end(), this.end.time());
		}

	}

	/**
	 * A run as the tables have it.
	 *
	 * @param id its id
	 * @param status its status
	 * @param end when it ended
	 */
	private record Attempt(String id, String status, Instant end) {

		static Attempt of(String[] row) {
			return new Attempt(row[1], row[2], Instant.ofEpochMilli((long) (Double.parseDouble(row[3]) * 1000)));
		}

		String text() {
			return this.id + " " + this.status;
		}

	}

}
