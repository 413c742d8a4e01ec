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

import java.util.stream.Stream;

import io.github.dagstergraphql.client.log.CapturedLogChunk;
import io.github.dagstergraphql.client.log.CapturedLogOptions;
import io.github.dagstergraphql.client.log.ReactiveCapturedOutput;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The reactive {@link ReactiveCapturedOutput}.
 */
final class DefaultReactiveCapturedOutput implements ReactiveCapturedOutput {

	private final RunLogs logs;

	private final LogSelection selection;

	private final OutputType type;

	DefaultReactiveCapturedOutput(RunLogs logs, LogSelection selection, OutputType type) {
		this.logs = logs;
		this.selection = selection;
		this.type = type;
	}

	@Override
	public Mono<String> text() {
		return chunks(CapturedLogOptions.all().onlyPast())
			.collect(StringBuilder::new, (text, chunk) -> text.append(chunk.text()))
			.map(StringBuilder::toString);
	}

	@Override
	public Flux<CapturedLogChunk> chunks() {
		return chunks(CapturedLogOptions.all());
	}

	@Override
	public Flux<CapturedLogChunk> chunks(CapturedLogOptions options) {
		return this.logs.flux(this.selection, this.type, options);
	}

	Stream<CapturedLogChunk> chunkStream(CapturedLogOptions options) {
		return this.logs.stream(this.selection, this.type, options);
	}

	@Override
	public String toString() {
		return "ReactiveCapturedOutput[" + this.selection.runId() + ", std" + this.type.id() + "]";
	}

}
