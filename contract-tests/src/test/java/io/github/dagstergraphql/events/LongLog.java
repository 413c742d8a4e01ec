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
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.dagstergraphql.awaiting.Webserver;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.event.LogMessageEvent;
import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.event.RunEventOptions;
import io.github.dagstergraphql.testcontainers.DagsterContainer;
import org.awaitility.Awaitility;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A run with a long log that is read in several ways while the run is in progress: over a
 * WebSocket connection, by polling, slowly, and through the address of two webservers
 * whose connections are cut every few seconds. {@code -Devents.messages=50000} sets the
 * number of log messages.
 */
public final class LongLog {

	/** The job, for definitions that import what it uses. */
	public static final String JOB = """
			@op(config_schema={"messages": int})
			def chatting(context):
			    for number in range(context.op_config["messages"]):
			        context.log.info(f"message {number}")

			@job(executor_def=in_process_executor)
			def chatty():
			    chatting()
			""";

	private static final int MESSAGES = Integer.getInteger("events.messages", 1_000);

	private static final Duration CUT_INTERVAL = Duration.ofSeconds(3);

	/** Pause of the slow reader after each event. */
	private static final Duration PAUSE = Duration.ofMillis(2);

	private static final Duration LIMIT = Duration.ofMinutes(10).plusMillis(30L * MESSAGES);

	private LongLog() {
	}

	/**
	 * Read the log of a run in all ways.
	 * @param container a Dagster that has the {@link #JOB} and exposes the port of a
	 * second webserver
	 * @throws Exception if the log cannot be read
	 */
	public static void isReadCompletely(DagsterContainer container) throws Exception {
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
			String run = live.job("chatty")
				.runConfig(Map.of("ops", Map.of("chatting", Map.of("config", Map.of("messages", MESSAGES)))))
				.launch()
				.id();
			Map<String, Function<String, Flux<RunEvent>>> readers = new LinkedHashMap<>();
			readers.put("live", (id) -> live.reactive().run(id).events());
			readers.put("polling", (id) -> polling.reactive().run(id).events());
			readers.put("slow", (id) -> live.reactive().run(id).events().limitRate(10).delayElements(PAUSE));
			readers.put("cut", (id) -> cut.reactive().run(id).events());
			readers.put("cut polling", (id) -> cutPolling.reactive().run(id).events());
			readers.put("blocking", (id) -> Flux.fromStream(() -> cut.run(id).events()));
			Map<String, CompletableFuture<Read>> reads = new LinkedHashMap<>();
			readers.forEach((name, reader) -> reads.put(name,
					CompletableFuture.supplyAsync(() -> read(reader.apply(run)), LongLog::start)));
			CompletableFuture.allOf(reads.values().toArray(CompletableFuture[]::new))
				.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
			assertThat(cutting.cuts()).isPositive();
			try (Stream<RunEvent> events = polling.run(run).events(RunEventOptions.all().onlyPast())) {
				List<String> expected = events.map(LongLog::describe).toList();
				reads.forEach((name, read) -> {
					System.out.printf("%s: %d events of %s in %d s%n", name, read.join().events().size(),
							container.getDockerImageName(), read.join().time().toSeconds());
					assertThat(read.join().events()).as(name).isEqualTo(expected);
				});
			}
			System.out.printf("%d connections were cut%n", cutting.cuts());
			assertThat(reads.get("live").join().messages()).isEqualTo(messages());
		}
		finally {
			second.kill();
		}
	}

	private static DagsterGraphQlClient.Builder client(String url) {
		return DagsterGraphQlClient.builder().url(url);
	}

	private static void start(Runnable task) {
		new Thread(task, "reader").start();
	}

	private static Read read(Flux<RunEvent> events) {
		Instant start = Instant.now();
		List<String> descriptions = new ArrayList<>();
		List<String> messages = new ArrayList<>();
		events.doOnNext((event) -> {
			descriptions.add(describe(event));
			if (event instanceof LogMessageEvent && event.message().startsWith("message ")) {
				messages.add(event.message());
			}
		}).blockLast();
		return new Read(descriptions, messages, Duration.between(start, Instant.now()));
	}

	private static String describe(RunEvent event) {
		return event.timestamp() + " " + event.typeName() + " " + event.message();
	}

	private static List<String> messages() {
		return IntStream.range(0, MESSAGES).mapToObj((number) -> "message " + number).toList();
	}

	/**
	 * What was read.
	 *
	 * @param events all events
	 * @param messages the messages of the job
	 * @param time how long it took
	 */
	private record Read(List<String> events, List<String> messages, Duration time) {

	}

}
