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

package io.github.dagstergraphql.client.log;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reactive standard output or standard error of a captured log. The text may contain
 * anything that user code prints, and should be treated as confidential.
 *
 * @since 0.1.0
 */
public interface ReactiveCapturedOutput {

	/**
	 * Read the text that has been captured so far. It must fit into memory: use
	 * {@link #chunks(CapturedLogOptions)} for large logs.
	 * @return the text; empty if nothing has been printed, or if the log has been
	 * deleted, which Dagster does not distinguish
	 */
	Mono<String> text();

	/**
	 * Read the text: first what has been captured already, then new text as it is
	 * printed, until the steps of the log or the run are finished. The same as
	 * {@link #chunks(CapturedLogOptions)} otherwise.
	 * @return the chunks
	 */
	Flux<CapturedLogChunk> chunks();

	/**
	 * Read the text in chunks as they are requested, each of at most 256 KiB and with the
	 * read timeout. New text is found by polling, with the poll interval of the client.
	 * Each subscription begins anew.
	 * @param options the options
	 * @return the chunks; an error of {@link CapturedLogNotFoundException} if the run has
	 * no such log, of {@link ExternalCapturedLogException} if the log is stored outside
	 * of Dagster, of {@link io.github.dagstergraphql.client.error.DagsterServerException}
	 * if the run does not exist, of the last failure if the server is unavailable for
	 * longer than the {@link CapturedLogOptions#maxOutage(java.time.Duration) maximum
	 * outage}
	 * @throws IllegalArgumentException if the cursor of the options is not that of a
	 * chunk of this output
	 */
	Flux<CapturedLogChunk> chunks(CapturedLogOptions options);

}
