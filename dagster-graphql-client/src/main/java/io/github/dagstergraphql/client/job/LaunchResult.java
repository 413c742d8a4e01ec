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

package io.github.dagstergraphql.client.job;

import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;

/**
 * Result of one of several launches.
 *
 * @param <R> the handle to the new run
 * @since 0.1.0
 * @see io.github.dagstergraphql.client.DagsterGraphQlClient#launchAll
 */
public sealed interface LaunchResult<R> {

	/**
	 * Return the request.
	 * @return the request, as it was given
	 */
	JobExecution execution();

	/**
	 * Return the run that was launched.
	 * @return the new run
	 * @throws DagsterGraphQlClientException if the launch failed
	 */
	R run();

	/**
	 * Successful launch.
	 *
	 * @param execution the request
	 * @param run the new run, which the server has accepted but not started yet; with an
	 * idempotency key, it may have been launched before
	 * @param <R> the handle to the new run
	 */
	record Launched<R>(JobExecution execution, R run) implements LaunchResult<R> {

	}

	/**
	 * Failed launch.
	 *
	 * @param execution the request
	 * @param failure the exception of a single launch; its {@code isOutcomeUnknown()}
	 * reports whether the run may exist nevertheless
	 * @param <R> the handle to the new run
	 */
	record Failed<R>(JobExecution execution, DagsterGraphQlClientException failure) implements LaunchResult<R> {

		@Override
		public R run() {
			throw this.failure;
		}

	}

}
