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
 * Kind of a step of an execution plan ({@code StepKind}).
 *
 * @since 0.1.0
 */
public enum StepKind {

	/** The step executes an op. */
	COMPUTE,

	/**
	 * The step stands for several steps, one for each dynamic output of an upstream step.
	 * Its key has a placeholder, such as {@code process[?]}.
	 */
	UNRESOLVED_MAPPED,

	/** The step collects the outputs of mapped steps. */
	UNRESOLVED_COLLECT,

	/**
	 * The server reports a kind that this version of the client does not know.
	 */
	@JsonEnumDefaultValue
	UNKNOWN

}
