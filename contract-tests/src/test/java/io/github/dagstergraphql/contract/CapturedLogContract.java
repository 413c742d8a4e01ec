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

package io.github.dagstergraphql.contract;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.log.CapturedLog;
import io.github.dagstergraphql.client.log.CapturedLogChunk;
import io.github.dagstergraphql.client.log.CapturedLogNotFoundException;
import io.github.dagstergraphql.client.log.CapturedLogOptions;
import io.github.dagstergraphql.client.log.CapturedLogs;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The captured logs of runs, past and growing.
 */
abstract class CapturedLogContract {

	private static final String UNKNOWN = "00000000-0000-0000-0000-000000000000";

	/** A run that takes longer will not end. */
	private static final Duration LIMIT = Duration.ofMinutes(5);

	private static final String SLOW = Stream.iterate(0, (number) -> number + 1)
		.limit(10)
		.map((number) -> "line " + number + " \uD83D\uDE00\n")
		.collect(Collectors.joining());

	private static final String MUCH = ("a\u00E9\u20AC\uD83D\uDE00".repeat(100) + "\n").repeat(1000);

	abstract DagsterServer server();

	@Test
	void readsWhatARunHasPrinted() {
		if (isTooOld()) {
			return;
		}
		RunHandle run = launch("printing");
		assertThat(run.await(LIMIT).isSuccessful()).isTrue();
		CapturedLogs logs = run.logs();
		List<CapturedLog> captured = logs.list();
		assertThat(captured).extracting((log) -> log.stepKeys() + " " + log.attempt())
			.containsExactly("[print_lines] 1", "[print_attempts] 1", "[print_attempts] 2", "[print_much] 1",
					"[print_bytes] 1", "[print_nothing] 1");
		assertThat(captured).allSatisfy((log) -> {
			assertThat(log.runId()).isEqualTo(run.id());
			assertThat(log.pid()).isPositive();
			assertThat(log.externalUrl()).isNull();
		});
		assertThat(logs.step("print_lines").stdout().text()).isEqualTo("first \u00E9\u20AC\uD83D\uDE00\nsecond\n");
		assertThat(logs.step("print_lines").stderr().text()).contains("a problem\n");
		assertThat(logs.step("print_attempts", 1).stdout().text()).isEqualTo("attempt 1\n");
		assertThat(logs.step("print_attempts").stdout().text()).isEqualTo("attempt 2\n");
		assertThat(logs.step("print_attempts").get()).isEqualTo(captured.get(2));
		assertThat(logs.step("print_nothing").stdout().text()).isEmpty();
		// as after a restart of the application
		assertThat(server().client().run(run.id()).logs().fileKey(captured.get(1).fileKey()).stdout().text())
			.isEqualTo("attempt 1\n");
		replacesBytesThatAreNotText(logs);
		dividesTextBetweenCharacters(logs);
		findsTheFiles(logs);
		doesNotFindOtherLogs(logs);
	}

	private static void replacesBytesThatAreNotText(CapturedLogs logs) {
		String expected = "bad \uFFFD\uFFFD bytes \uFFFD\n\uFFFD";
		assertThat(logs.step("print_bytes").stdout().text()).isEqualTo(expected);
		assertThat(text(logs.step("print_bytes").stdout().chunks().toList())).isEqualTo(expected);
	}

	private static void dividesTextBetweenCharacters(CapturedLogs logs) {
		List<CapturedLogChunk> chunks = logs.step("print_much").stdout().chunks().toList();
		assertThat(chunks).hasSizeGreaterThan(3);
		assertThat(text(chunks).equals(MUCH)).as("the text is complete").isTrue();
		List<CapturedLogChunk> rest = logs.step("print_much")
			.stdout()
			.chunks(CapturedLogOptions.all().after(chunks.get(1).cursor()).onlyPast())
			.toList();
		assertThat(rest).isEqualTo(chunks.subList(2, chunks.size()));
	}

	private static void findsTheFiles(CapturedLogs logs) {
		CapturedLog log = logs.step("print_lines").get();
		assertThat(logs.step("print_lines").metadata()).satisfies((metadata) -> {
			assertThat(metadata.stdoutDownloadUrl()).hasPath("/logs/" + String.join("/", log.logKey()) + "/out");
			assertThat(metadata.stderrDownloadUrl()).hasPath("/logs/" + String.join("/", log.logKey()) + "/err");
			assertThat(metadata.stdoutLocation()).endsWith(log.fileKey() + ".out");
			assertThat(metadata.stderrLocation()).endsWith(log.fileKey() + ".err");
		});
	}

	private static void doesNotFindOtherLogs(CapturedLogs logs) {
		assertThatExceptionOfType(CapturedLogNotFoundException.class)
			.isThrownBy(() -> logs.step("print_lines", 2).stdout().text());
		assertThatExceptionOfType(CapturedLogNotFoundException.class).isThrownBy(() -> logs.step("nope").get());
		assertThatExceptionOfType(CapturedLogNotFoundException.class)
			.isThrownBy(() -> logs.step("nope").stderr().chunks().toList());
		assertThatExceptionOfType(CapturedLogNotFoundException.class)
			.isThrownBy(() -> logs.fileKey("nope").stdout().text());
	}

	@Test
	void followsAStepFromBeforeItsStartToItsEnd() {
		if (isTooOld()) {
			return;
		}
		RunHandle run = launch("printing_slowly");
		List<CapturedLogChunk> chunks = server().client()
			.reactive()
			.run(run.id())
			.logs()
			.step("print_slowly")
			.stdout()
			.chunks()
			.collectList()
			.block(LIMIT);
		assertThat(text(chunks)).isEqualTo(SLOW);
		assertThat(chunks).as("parts that were read while the step was running").hasSizeGreaterThan(1);
	}

	@Test
	void doesNotFindTheLogsOfAnUnknownRun() {
		if (isTooOld()) {
			return;
		}
		CapturedLogs logs = server().client().run(UNKNOWN).logs();
		assertThatExceptionOfType(RunNotFoundException.class).isThrownBy(logs::list);
		assertThatExceptionOfType(RunNotFoundException.class)
			.isThrownBy(() -> logs.step("print_lines").stdout().chunks().toList());
		assertThatExceptionOfType(RunNotFoundException.class)
			.isThrownBy(() -> logs.fileKey("abcdefgh").stdout().text());
	}

	private static String text(List<CapturedLogChunk> chunks) {
		return chunks.stream().map(CapturedLogChunk::text).collect(Collectors.joining());
	}

	private RunHandle launch(String job) {
		return server().client().job(job).location("orders").launch();
	}

	private boolean isTooOld() {
		return !server().isAtLeast(5);
	}

}
