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

package io.github.dagstergraphql.client.observation;

/**
 * Callback for client events that are counted as metrics. Methods are called on the
 * thread that processes the response and must not block. Exceptions thrown by them are
 * logged and otherwise ignored.
 *
 * @since 0.1.0
 * @see io.github.dagstergraphql.client.DagsterGraphQlClient.Builder#metrics(DagsterClientMetrics)
 */
public interface DagsterClientMetrics {

	/** Metrics without any effect. */
	DagsterClientMetrics NONE = new DagsterClientMetrics() {
	};

	/**
	 * Callback for an attempt to submit a run, whether successful or not.
	 * @param submission the submission and its outcome
	 */
	default void runSubmitted(RunSubmission submission) {
	}

	/**
	 * Callback for an attempt to reload a code location, whether successful or not.
	 * @param reload the reload and its status
	 */
	default void locationReloaded(LocationReload reload) {
	}

	/**
	 * Callback for a request that is about to be retried.
	 * @param retry the retry and its reason
	 */
	default void requestRetried(RequestRetry retry) {
	}

	/**
	 * Callback for the completion of an awaited run. It is called once per run,
	 * regardless of the number of waits.
	 * @param completion the run and its final status
	 */
	default void runFinished(RunCompletion completion) {
	}

	/**
	 * Callback for a change in the number of waits for runs.
	 * @param clientName the name of the client
	 * @param waits the current number of waits
	 */
	default void runsAwaited(String clientName, int waits) {
	}

	/**
	 * Callback for a poll of the awaited runs, whether successful or not.
	 * @param poll the poll and its outcome
	 */
	default void runsPolled(RunPoll poll) {
	}

}
