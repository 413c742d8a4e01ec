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

import java.util.stream.Stream;

/**
 * Standard output or standard error of a captured log. The text may contain anything that
 * user code prints, and should be treated as confidential.
 *
 * @since 0.1.0
 */
public interface CapturedOutput {

	/**
	 * Read the text that has been captured so far. It must fit into memory: use
	 * {@link #chunks(CapturedLogOptions)} for large logs.
	 * @return the text; empty if nothing has been printed, or if the log has been
	 * deleted, which Dagster does not distinguish
	 * @throws CapturedLogNotFoundException if the log has not been captured
	 * @throws ExternalCapturedLogException if the log is stored outside of Dagster
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * run does not exist, the server rejects the request or cannot be reached
	 */
	String text();

	/**
	 * Read the text: first what has been captured already, then new text as it is
	 * printed, until the steps of the log or the run are finished. The same as
	 * {@link #chunks(CapturedLogOptions)} otherwise.
	 * @return the chunks
	 */
	Stream<CapturedLogChunk> chunks();

	/**
	 * Read the text in chunks as they are requested, each of at most 256 KiB and with the
	 * read timeout. New text is found by polling, with the poll interval of the client.
	 * The stream blocks for each chunk when it is requested. Reading it throws
	 * {@link CapturedLogNotFoundException} if the run has no such log,
	 * {@link ExternalCapturedLogException} if the log is stored outside of Dagster,
	 * {@link io.github.dagstergraphql.client.error.DagsterServerException} if the run
	 * does not exist, and the last failure if the server is unavailable for longer than
	 * the {@link CapturedLogOptions#maxOutage(java.time.Duration) maximum outage}.
	 * @param options the options
	 * @return the chunks, to be closed unless they are read to the end; closing ends a
	 * pending wait
	 * @throws IllegalArgumentException if the cursor of the options is not that of a
	 * chunk of this output
	 */
	Stream<CapturedLogChunk> chunks(CapturedLogOptions options);

}
