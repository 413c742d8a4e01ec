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

import io.github.dagstergraphql.client.error.DagsterServerException;

/**
 * Thrown when the step selection contains a step that the job does not have
 * ({@code InvalidStepError}).
 *
 * @since 0.1.0
 */
public final class InvalidStepException extends DagsterServerException {

	/** The missing step. */
	private final String stepKey;

	/**
	 * Create a new exception.
	 * @param message the problem and how to solve it; safe to log
	 * @param stepKey the key of the missing step
	 */
	public InvalidStepException(String message, String stepKey) {
		super("InvalidStepError", message, null, false);
		this.stepKey = stepKey;
	}

	/**
	 * Return the key of the missing step.
	 * @return {@code InvalidStepError.invalidStepKey}
	 */
	public String getStepKey() {
		return this.stepKey;
	}

}
