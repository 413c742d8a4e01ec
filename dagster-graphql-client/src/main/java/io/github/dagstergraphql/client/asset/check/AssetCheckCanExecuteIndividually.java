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
 * Whether a run can execute an asset check without materializing the asset
 * ({@code AssetCheckCanExecuteIndividually}).
 *
 * @since 0.1.0
 */
public enum AssetCheckCanExecuteIndividually {

	/** A run can execute the check alone. */
	CAN_EXECUTE,

	/**
	 * The check is part of the step that materializes the asset ({@code check_specs}), so
	 * that only a materialization executes it.
	 */
	REQUIRES_MATERIALIZATION,

	/** The code location uses a version of Dagster that is too old. */
	NEEDS_USER_CODE_UPGRADE,

	/** A value that this version of the client does not know. */
	UNKNOWN

}
