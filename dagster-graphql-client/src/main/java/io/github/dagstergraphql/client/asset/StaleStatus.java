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
 * Whether an asset is up to date with its code and its upstream assets
 * ({@code StaleStatus}).
 *
 * @since 0.1.0
 */
public enum StaleStatus {

	/** The asset has never been materialized. */
	MISSING,

	/** The code or an upstream asset has changed since the last materialization. */
	STALE,

	/** The asset is up to date. Dagster reports external assets as up to date, too. */
	FRESH,

	/**
	 * The server does not tell, because the asset has no definition or has partitions, or
	 * reports a status that this version of the client does not know.
	 */
	UNKNOWN

}
