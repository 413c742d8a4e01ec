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

import java.util.List;

/**
 * Captured logs of a run: the standard output and standard error of its processes.
 * Requires Dagster 1.5 or later.
 *
 * @since 0.1.0
 */
public interface CapturedLogs {

	/**
	 * List the logs that have been captured so far, one for each process. Reads the
	 * events of the run.
	 * @return the logs, oldest first; empty if no step has started
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * run does not exist, the server rejects the request or cannot be reached
	 */
	List<CapturedLog> list();

	/**
	 * Select the log of the last attempt of a step. No request is sent. While a log is
	 * followed whose step has not started, the step is awaited.
	 * @param stepKey the step key
	 * @return a handle to the log
	 * @throws IllegalArgumentException if the step key is blank
	 */
	CapturedLogHandle step(String stepKey);

	/**
	 * Select the log of an attempt of a step. No request is sent. While a log is followed
	 * whose attempt has not started, the attempt is awaited.
	 * @param stepKey the step key
	 * @param attempt the attempt, starting at 1
	 * @return a handle to the log
	 * @throws IllegalArgumentException if the step key is blank or the attempt is not
	 * positive
	 */
	CapturedLogHandle step(String stepKey, int attempt);

	/**
	 * Select a log by its file key. No request is sent.
	 * @param fileKey the {@linkplain CapturedLog#fileKey() file key} of a listed log
	 * @return a handle to the log
	 * @throws IllegalArgumentException if the file key is blank
	 */
	CapturedLogHandle fileKey(String fileKey);

}
