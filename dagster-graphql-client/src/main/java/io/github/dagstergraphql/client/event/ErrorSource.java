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

package io.github.dagstergraphql.client.event;

/**
 * Origin of the failure of a step ({@code ErrorSource}).
 *
 * @since 0.1.0
 */
public enum ErrorSource {

	/** Dagster, including an explicit {@code dagster.Failure} of the user code. */
	FRAMEWORK_ERROR,

	/** An exception of the user code. */
	USER_CODE_ERROR,

	/** An unexpected error of Dagster. */
	UNEXPECTED_ERROR,

	/** The step was terminated. */
	INTERRUPT,

	/** An origin that this version of the client does not know. */
	UNKNOWN

}
