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

package io.github.dagstergraphql.client.run;

import java.util.List;

import io.github.dagstergraphql.client.error.DagsterServerException;

/**
 * Thrown when the run config does not match the config schema of the job
 * ({@code RunConfigValidationInvalid}, {@code PipelineConfigValidationInvalid} on 0.12).
 * No run has been launched.
 *
 * @since 0.1.0
 */
public final class RunConfigInvalidException extends DagsterServerException {

	private final transient List<RunConfigErrorInfo> errors;

	/**
	 * Create a new exception.
	 * @param errorType the GraphQL type reported by the server
	 * @param message the number, kinds and paths of the errors; safe to log
	 * @param errors all errors as reported by the server
	 */
	public RunConfigInvalidException(String errorType, String message, List<RunConfigErrorInfo> errors) {
		super(errorType, message, null, false);
		this.errors = List.copyOf(errors);
	}

	/**
	 * Return all errors in the run config.
	 * @return the errors with path, reason and message
	 */
	public List<RunConfigErrorInfo> getErrors() {
		return this.errors;
	}

}
