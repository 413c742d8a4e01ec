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
 * The run config does not fit the job's config schema
 * ({@code RunConfigValidationInvalid}, {@code PipelineConfigValidationInvalid} on 0.12).
 * Nothing was launched.
 *
 * @since 0.1.0
 */
public final class RunConfigInvalidException extends DagsterServerException {

	private final transient List<RunConfigErrorInfo> errors;

	/**
	 * Create a new exception.
	 * @param errorType the GraphQL type that the server answered
	 * @param message how many errors of which kind stand where; safe to log
	 * @param errors all errors, as the server gave them
	 */
	public RunConfigInvalidException(String errorType, String message, List<RunConfigErrorInfo> errors) {
		super(errorType, message, null, false);
		this.errors = List.copyOf(errors);
	}

	/**
	 * Return all that is wrong with the run config.
	 * @return the errors with place, reason and message
	 */
	public List<RunConfigErrorInfo> getErrors() {
		return this.errors;
	}

}
