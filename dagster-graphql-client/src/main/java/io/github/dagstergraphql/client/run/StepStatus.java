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

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/**
 * Status of a step ({@code StepEventStatus}).
 *
 * @since 0.1.0
 */
public enum StepStatus {

	/** The step was skipped, because an input was not available. */
	SKIPPED,

	/** The step has succeeded. */
	SUCCESS,

	/** The step has failed, or was terminated. */
	FAILURE,

	/** The step is in progress, or waits for its next attempt. */
	IN_PROGRESS,

	/**
	 * The server does not report a status, or reports a status that this version of the
	 * client does not know.
	 */
	@JsonEnumDefaultValue
	UNKNOWN

}
