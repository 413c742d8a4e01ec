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

package io.github.dagstergraphql.client.asset;

/**
 * Health of an asset, or of one aspect of it ({@code AssetHealthStatus}).
 *
 * @since 0.1.0
 */
public enum AssetHealthStatus {

	/** There is no problem. */
	HEALTHY,

	/** There is a problem that does not make the asset unusable, such as a warning. */
	WARNING,

	/** There is a problem, such as a failed materialization. */
	DEGRADED,

	/** The aspect does not apply to the asset, such as checks to an asset without any. */
	NOT_APPLICABLE,

	/**
	 * The health is not known yet, for example before the first materialization, or it is
	 * one that this version of the client does not know.
	 */
	UNKNOWN

}
