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

package io.github.dagstergraphql.client.partition;

/**
 * Status of a partition of an asset. A partition that has been materialized before is
 * {@link #MATERIALIZING} or {@link #FAILED} if a later run is in progress or has failed.
 *
 * @since 0.1.0
 */
public enum PartitionStatus {

	/** The partition is materialized. */
	MATERIALIZED,

	/** A run that materializes the partition is in progress. */
	MATERIALIZING,

	/** The latest run for the partition has failed. */
	FAILED,

	/** The partition has never been materialized. */
	MISSING,

	/** A status that this version of the client does not know. */
	UNKNOWN

}
