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

package io.github.dagstergraphql.boot.autoconfigure;

import io.github.dagstergraphql.client.error.DagsterConnectionException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Failure analyzer for applications that fail to start because a required Dagster server
 * cannot be reached, for example from an {@code ApplicationRunner}.
 */
class DagsterConnectionFailureAnalyzer extends AbstractFailureAnalyzer<DagsterConnectionException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, DagsterConnectionException cause) {
		return new FailureAnalysis(String.valueOf(cause
			.getMessage()), "Start the Dagster webserver, or correct dagster.url, or dagster.host and dagster.port "
					+ "(dagster.clients.<name>.url and so on for a client with a name). If the application can start "
					+ "without Dagster, handle the exception where Dagster is called.",
				cause);
	}

}
