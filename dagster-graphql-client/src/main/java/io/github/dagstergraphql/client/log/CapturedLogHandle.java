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

/**
 * Handle to a captured log. Obtaining it sends no request; a missing log is reported by
 * the first operation.
 *
 * @since 0.1.0
 */
public interface CapturedLogHandle {

	/**
	 * Return the log, with its steps and attempt. Reads the events of the run.
	 * @return the log
	 * @throws CapturedLogNotFoundException if it has not been captured
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * run does not exist, the server rejects the request or cannot be reached
	 */
	CapturedLog get();

	/**
	 * Return where the server keeps the log.
	 * @return {@code capturedLogsMetadata}. The server returns it for logs that have been
	 * deleted as well
	 * @throws CapturedLogNotFoundException if the log of a step has not been captured
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the request or cannot be reached
	 */
	CapturedLogMetadata metadata();

	/**
	 * Select the standard output. No request is sent.
	 * @return the output
	 */
	CapturedOutput stdout();

	/**
	 * Select the standard error, to which Dagster writes log messages as well. No request
	 * is sent.
	 * @return the output
	 */
	CapturedOutput stderr();

}
