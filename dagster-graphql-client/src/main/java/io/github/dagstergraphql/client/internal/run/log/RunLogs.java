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

package io.github.dagstergraphql.client.internal.run.log;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.run.event.RunEvents;
import io.github.dagstergraphql.client.internal.run.query.RunQueries;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.internal.watch.PollInterval;
import io.github.dagstergraphql.client.log.CapturedLog;
import io.github.dagstergraphql.client.log.CapturedLogChunk;
import io.github.dagstergraphql.client.log.CapturedLogMetadata;
import io.github.dagstergraphql.client.log.CapturedLogOptions;
import io.github.dagstergraphql.client.run.Run;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * Reads the captured logs of runs. New text is polled rather than subscribed to: the
 * subscription of Dagster reports text seconds late, because its webserver polls the file
 * every 2.5 seconds, and omits what is written last.
 */
public final class RunLogs {

	static final Operation<LogData> DATA = Operation.<LogData>query(RunLogs.class, "CapturedLogs", "capturedLogs")
		.since(RunQueries.SINCE, "Reading captured logs")
		.read(LogData.READER)
		.build()
		.subject(LogData::runId);

	static final Operation<LogLocation> METADATA = Operation
		.<LogLocation>query(RunLogs.class, "CapturedLogsMetadata", "capturedLogsMetadata")
		.since(RunQueries.SINCE, "Locating captured logs")
		.read(LogLocation.READER)
		.build()
		.map(LogLocation::check);

	private static final String COMPUTE_LOGS = "compute_logs";

	private final DagsterTransport transport;

	private final RunEvents events;

	private final Function<String, Mono<Run>> runs;

	private final PollInterval interval;

	/**
	 * Create new logs.
	 * @param transport the transport
	 * @param events reads the events of runs
	 * @param runs requests a run
	 * @param interval the interval between polls
	 */
	public RunLogs(DagsterTransport transport, RunEvents events, Function<String, Mono<Run>> runs,
			PollInterval interval) {
		this.transport = transport;
		this.events = events;
		this.runs = runs;
		this.interval = interval;
	}

	/**
	 * Return the captured logs of a run.
	 * @param runId the run id
	 * @return the logs
	 */
	public DefaultReactiveCapturedLogs of(String runId) {
		return new DefaultReactiveCapturedLogs(this, runId);
	}

	Mono<List<CapturedLog>> list(String runId) {
		return captures(runId).map(Captures::logs);
	}

	Mono<CapturedLog> get(LogSelection selection) {
		return captures(selection.runId()).map((captures) -> {
			CapturedLog log = selection.find(captures);
			if (log == null) {
				throw selection.notFound();
			}
			return log;
		});
	}

	private Mono<Captures> captures(String runId) {
		return this.transport.together(Mono.defer(() -> {
			Captures captures = new Captures(Clock.systemUTC());
			return eventsOf(runId).readInto(captures, false).thenReturn(captures);
		}));
	}

	private CaptureEvents eventsOf(String runId) {
		return new CaptureEvents(runId, (options) -> this.events.flux(runId, options),
				Mono.defer(() -> this.runs.apply(runId)), this.transport.timing());
	}

	Mono<CapturedLogMetadata> metadata(LogSelection selection) {
		String fileKey = selection.fileKey();
		Mono<String> key = (fileKey != null) ? Mono.just(fileKey) : get(selection).map(CapturedLog::fileKey);
		return this.transport
			.together(key.flatMap((file) -> this.transport.execute(METADATA, variables(selection.runId(), file))))
			.map((location) -> location.toMetadata(this.transport.url().resolve(".")));
	}

	Flux<CapturedLogChunk> flux(LogSelection selection, OutputType type, CapturedLogOptions options) {
		check(selection, type, options);
		return this.transport.together(
				Flux.using(() -> pages(selection, type, options), CapturedLogPages::rest, CapturedLogPages::close));
	}

	Stream<CapturedLogChunk> stream(LogSelection selection, OutputType type, CapturedLogOptions options) {
		check(selection, type, options);
		CapturedLogPages pages = pages(selection, type, options);
		return pages.stream(this.transport::together).onClose(pages::close);
	}

	private static void check(LogSelection selection, OutputType type, CapturedLogOptions options) {
		Assert.notNull(options, "options must not be null");
		if (options.after() != null) {
			selection.at(LogCursor.parse(options.after(), type));
		}
	}

	private CapturedLogPages pages(LogSelection selection, OutputType type, CapturedLogOptions options) {
		return new CapturedLogPages(selection, type, options, eventsOf(selection.runId()),
				(fileKey, output) -> new OutputReader(output,
						(cursor, limit) -> data(selection, fileKey, cursor, limit)),
				this.interval, this.transport.timing(), Clock.systemUTC());
	}

	private Mono<LogData> data(LogSelection selection, String fileKey, String cursor, int limit) {
		Map<String, Object> variables = variables(selection.runId(), fileKey);
		variables.put("cursor", cursor);
		variables.put("limit", limit);
		return this.transport.execute(DATA, variables);
	}

	private static Map<String, Object> variables(String runId, String fileKey) {
		Map<String, Object> variables = new LinkedHashMap<>();
		variables.put("logKey", List.of(runId, COMPUTE_LOGS, fileKey));
		return variables;
	}

}
