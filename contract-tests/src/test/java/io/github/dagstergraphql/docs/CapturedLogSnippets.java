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

package io.github.dagstergraphql.docs;

import java.util.stream.Stream;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import io.github.dagstergraphql.client.log.CapturedLog;
import io.github.dagstergraphql.client.log.CapturedLogChunk;
import io.github.dagstergraphql.client.log.CapturedLogOptions;
import io.github.dagstergraphql.client.run.RunHandle;
import reactor.core.publisher.Flux;

/**
 * Examples of the page on captured logs.
 */
final class CapturedLogSnippets {

	private CapturedLogSnippets() {
	}

	static void text(DagsterGraphQlClient dagster, String runId) {
		// tag::text[]
		String text = dagster.run(runId).logs().step("load").stderr().text();
		// end::text[]
		show(text);
	}

	static void follow(RunHandle run) {
		// tag::follow[]
		try (Stream<CapturedLogChunk> chunks = run.logs().step("load").stdout().chunks()) {
			chunks.forEach((chunk) -> show(chunk.text()));
		}
		// end::follow[]
	}

	static Flux<String> followReactively(ReactiveDagsterGraphQlClient dagster, String runId) {
		// tag::reactive[]
		Flux<String> text = dagster.run(runId).logs().step("load").stdout().chunks().map(CapturedLogChunk::text);
		// end::reactive[]
		return text;
	}

	static void list(RunHandle run) {
		// tag::list[]
		for (CapturedLog log : run.logs().list()) {
			show(log.stepKeys(), log.attempt(), log.started(), log.fileKey());
		}
		// end::list[]
	}

	static void resume(DagsterGraphQlClient dagster, Position position) {
		// tag::resume[]
		CapturedLogOptions options = CapturedLogOptions.all().after(position.cursor());
		try (Stream<CapturedLogChunk> chunks = dagster.run(position.runId())
			.logs()
			.fileKey(position.fileKey())
			.stdout()
			.chunks(options)) {
			chunks.forEach((chunk) -> {
				show(chunk.text());
				position.store(chunk.cursor());
			});
		}
		// end::resume[]
	}

	private static void show(Object... values) {
	}

	/**
	 * Position that the application stores.
	 */
	interface Position {

		String runId();

		String fileKey();

		String cursor();

		void store(String cursor);

	}

}
