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

package io.github.dagstergraphql.client.error;

import org.jspecify.annotations.Nullable;

/**
 * Base class for failures of a condition set by the caller although the server accepted
 * the requests, for example that a run completes in time. The packages of the resources
 * contain the subclasses, so that a {@code switch} over them needs a default branch.
 *
 * @since 0.1.0
 */
public abstract non-sealed class DagsterConditionException extends DagsterGraphQlClientException {

	/**
	 * Create a new exception.
	 * @param errorType the name of the condition
	 * @param message description of the failure and advice; safe to log
	 * @param outcomeUnknown whether the operation may have been carried out nevertheless
	 * @param cause the cause, or {@code null}
	 */
	protected DagsterConditionException(String errorType, String message, boolean outcomeUnknown,
			@Nullable Throwable cause) {
		super(errorType, message, outcomeUnknown, cause);
	}

}
