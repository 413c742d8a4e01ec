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
 * Is told what a client did that is worth counting. Methods are called on whatever thread
 * has the answer, and must not block. Their exceptions are logged and otherwise ignored.
 *
 * @since 0.1.0
 * @see io.github.dagstergraphql.client.DagsterGraphQlClient.Builder#metrics(DagsterClientMetrics)
 */
public interface DagsterClientMetrics {

	/** Counts nothing. */
	DagsterClientMetrics NONE = new DagsterClientMetrics() {
	};

	/**
	 * Is told that a run was submitted, or was to be.
	 * @param submission what was submitted, and what came of it
	 */
	default void runSubmitted(RunSubmission submission) {
	}

	/**
	 * Is told that a code location was reloaded, or was to be.
	 * @param reload which one, and what came of it
	 */
	default void locationReloaded(LocationReload reload) {
	}

	/**
	 * Is told that a request is about to be sent again.
	 * @param retry which one, and why
	 */
	default void requestRetried(RequestRetry retry) {
	}

	/**
	 * Is told that a run that was awaited is over: once for each run, whoever awaits it.
	 * @param completion which one, and how it ended
	 */
	default void runFinished(RunCompletion completion) {
	}

	/**
	 * Is told how many waits for runs there are, whenever that changes.
	 * @param clientName what the client is called
	 * @param waits how many there are now
	 */
	default void runsAwaited(String clientName, int waits) {
	}

	/**
	 * Is told that the client has looked at the runs that are awaited, or tried to.
	 * @param poll what came of it
	 */
	default void runsPolled(RunPoll poll) {
	}

}
