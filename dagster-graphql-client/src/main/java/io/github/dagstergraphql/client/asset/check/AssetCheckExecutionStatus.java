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

package io.github.dagstergraphql.client.asset.check;

/**
 * Status of the execution of an asset check ({@code AssetCheckExecutionResolvedStatus}).
 *
 * @since 0.1.0
 */
public enum AssetCheckExecutionStatus {

	/** The run that executes the check is not finished, and has not evaluated it yet. */
	IN_PROGRESS,

	/** The check has passed. */
	SUCCEEDED,

	/** The check has not passed. */
	FAILED,

	/** The run failed before it evaluated the check. */
	EXECUTION_FAILED,

	/** The run ended otherwise without evaluating the check, or was deleted. */
	SKIPPED,

	/** A status that this version of the client does not know. */
	UNKNOWN;

	/**
	 * Return whether the status does not change anymore.
	 * @return {@code false} while the execution is in progress, and for a status that is
	 * not known
	 */
	public boolean isFinished() {
		return this != IN_PROGRESS && this != UNKNOWN;
	}

}
