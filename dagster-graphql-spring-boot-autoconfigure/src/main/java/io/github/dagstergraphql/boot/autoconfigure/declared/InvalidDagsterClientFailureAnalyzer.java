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

package io.github.dagstergraphql.boot.autoconfigure.declared;

import io.github.dagstergraphql.client.declared.InvalidDagsterClientException;
import io.github.dagstergraphql.client.error.DagsterServerException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Failure analyzer for {@link InvalidDagsterClientException}. It lists all mistakes of
 * the interface.
 */
class InvalidDagsterClientFailureAnalyzer extends AbstractFailureAnalyzer<InvalidDagsterClientException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidDagsterClientException cause) {
		boolean rejected = cause.getCause() instanceof DagsterServerException;
		int count = cause.getProblems().size();
		StringBuilder description = new StringBuilder(rejected
				? "The Dagster server does not accept all launches of the declared client " : "The declared client ")
			.append(cause.getClientType().getName())
			.append(rejected ? ":" : (count == 1) ? " has a mistake:" : " has " + count + " mistakes:")
			.append("%n".formatted());
		cause.getProblems().forEach((problem) -> description.append("%n    - %s".formatted(problem)));
		return new FailureAnalysis(description.toString(),
				rejected ? "Correct the interface, or the definitions of the server. "
						+ "With dagster.jobs.validate=first-use, the application starts nevertheless."
						: "Correct the interface as described above.",
				cause);
	}

}
