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

package io.github.dagstergraphql.events;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.dagstergraphql.awaiting.Webserver;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.event.LogMessageEvent;
import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.event.RunEventOptions;
import io.github.dagstergraphql.client.run.ReactiveRunHandle;
import io.github.dagstergraphql.contract.InContainer;
import io.github.dagstergraphql.testcontainers.DagsterContainer;
import org.awaitility.Awaitility;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A run with a long log that is read in several ways while the run is in progress: over a
 * WebSocket connection, by polling, slowly, in pieces, and through the address of two
 * webservers whose connections are cut every few seconds. All of them are compared with
 * the database. {@code -Devents.messages=50000} sets the number of log messages.
 */
public final class LongLog {

	/** The jobs, for definitions that import what they use. */
	public static final String JOBS = """
			@op(config_schema={"messages": int})
			def chatting(context):
			    for number in range(context.op_config["messages"]):
			        context.log.info(f"message {number}")

			@job(executor_def=in_process_executor)
			def solo():
			    chatting.alias("voice_0")()

			@job(executor_def=multiprocess_executor.configured({"max_concurrent": 4}))
			def choir():
			    for voice in range(4):
			        chatting.alias(f"voice_{voice}")()
			""";

	/** Job whose messages are logged by one process. */
	public static final String SOLO = "solo";

	/** Job whose messages are logged by four processes at the same time. */
	public static final String CHOIR = "choir";

	private static final int MESSAGES = Integer.getInteger("events.messages", 1_000);

	private static final Duration CUT_INTERVAL = Duration.ofSeconds(3);

	/** Pause of the slow reader after each event. */
	private static final Duration PAUSE = Duration.ofMillis(2);

	/** Events after which the reader in pieces begins again. */
	private static final int PIECE = 300;

	private static final String DATABASE = """
			import sys
			from dagster import DagsterInstance
			with DagsterInstance.get() as instance:
			    for entry in instance.all_logs(sys.argv[1]):
			        print(int(entry.timestamp * 1000), entry.step_key or "null", entry.message.replace("\\n", " "))
			""";

	private static final Duration LIMIT = Duration.ofMinutes(10).plusMillis(30L * MESSAGES);

	private LongLog() {
	}

	/**
	 * Read the log of a run in all ways.
	 * @param container a Dagster that has the {@link #JOBS} and exposes the port of a
	 * second webserver
	 * @param job the job
	 * @param proxies further addresses of the webservers
	 * @throws Exception if the log cannot be read
	 */
	public static void isReadCompletely(DagsterContainer container, String job, String... proxies) throws Exception {
		Webserver second = Webserver.startIn(container);
		try (CuttingAddress cutting = new CuttingAddress(CUT_INTERVAL, container.getUrl(), second.url());
				DagsterGraphQlClient live = client(container.getUrl()).build();
				DagsterGraphQlClient polling = client(second.url()).live(false).build();
				DagsterGraphQlClient cut = client(cutting.url()).build();
				DagsterGraphQlClient cutPolling = client(cutting.url()).live(false).build()) {
			Awaitility.await()
				.atMost(Duration.ofMinutes(5))
				.ignoreExceptions()
				.until(() -> !polling.instance().version().isEmpty());
			String run = live.job(job).runConfig(Map.of("ops", config(job))).launch().id();
			Map<String, Function<String, Flux<RunEvent>>> readers = new LinkedHashMap<>();
			readers.put("live", (id) -> live.reactive().run(id).events());
			readers.put("polling", (id) -> polling.reactive().run(id).events());
			readers.put("slow", (id) -> live.reactive().run(id).events().limitRate(10).delayElements(PAUSE));
			readers.put("cut", (id) -> cut.reactive().run(id).events());
			readers.put("cut polling", (id) -> cutPolling.reactive().run(id).events());
			readers.put("blocking", (id) -> Flux.fromStream(() -> cut.run(id).events()));
			readers.put("in pieces", (id) -> inPieces(cut.reactive().run(id), RunEventOptions.all()));
			for (String proxy : proxies) {
				readers.put("proxy " + proxy, (id) -> Flux.using(() -> client(proxy).build(),
						(client) -> client.reactive().run(id).events()));
			}
			Map<String, CompletableFuture<Read>> reads = new LinkedHashMap<>();
			readers.forEach((name, reader) -> reads.put(name,
					CompletableFuture.supplyAsync(() -> read(reader.apply(run)), LongLog::start)));
			CompletableFuture.allOf(reads.values().toArray(CompletableFuture[]::new))
				.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
			assertThat(cutting.cuts()).isPositive();
			List<String> expected = InContainer.python(container, DATABASE, run).lines().toList();
			reads.forEach((name, read) -> {
				System.out.printf("%s: %d events of %s in %d s%n", name, read.join().events().size(),
						container.getDockerImageName(), read.join().time().toSeconds());
				assertThat(read.join().events()).as(name).isEqualTo(expected);
			});
			System.out.printf("%d connections were cut%n", cutting.cuts());
			assertThat(reads.get("live").join().messages()).isEqualTo(MESSAGES);
		}
		finally {
			second.kill();
		}
	}

	private static Map<String, ?> config(String job) {
		int voices = job.equals(CHOIR) ? 4 : 1;
		return IntStream.range(0, voices)
			.boxed()
			.collect(Collectors.toMap((voice) -> "voice_" + voice,
					(voice) -> Map.of("config", Map.of("messages", MESSAGES / voices))));
	}

	private static DagsterGraphQlClient.Builder client(String url) {
		return DagsterGraphQlClient.builder().url(url);
	}

	private static Flux<RunEvent> inPieces(ReactiveRunHandle run, RunEventOptions options) {
		return Flux.defer(() -> {
			AtomicReference<RunEvent> last = new AtomicReference<>();
			return run.events(options)
				.take(PIECE)
				.doOnNext(last::set)
				.concatWith(Flux.defer(
						() -> (last.get() != null) ? inPieces(run, options.after(last.get().cursor())) : Flux.empty()));
		});
	}

	private static void start(Runnable task) {
		new Thread(task, "reader").start();
	}

	private static Read read(Flux<RunEvent> events) {
		Instant start = Instant.now();
		List<String> descriptions = new ArrayList<>();
		AtomicInteger messages = new AtomicInteger();
		events.doOnNext((event) -> {
			descriptions.add(describe(event));
			if (event instanceof LogMessageEvent && event.message().startsWith("message ")) {
				messages.incrementAndGet();
			}
		}).blockLast();
		return new Read(descriptions, messages.get(), Duration.between(start, Instant.now()));
	}

	private static String describe(RunEvent event) {
		return event.timestamp().toEpochMilli() + " " + event.stepKey() + " " + event.message().replace('\n', ' ');
	}

	/**
	 * What was read.
	 *
	 * @param events all events
	 * @param messages the number of messages of the job
	 * @param time how long it took
	 */
	private record Read(List<String> events, int messages, Duration time) {

	}

}
