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

package io.github.dagstergraphql.client.instance;

/**
 * What holds a slot of a pool ({@code PoolConfig.poolGranularity}).
 *
 * @since 0.1.0
 */
public enum PoolGranularity {

	/** A step holds a slot while it is executed. */
	OP,

	/** A run holds a slot of each of its pools until it has finished. */
	RUN,

	/** A granularity of a newer server that this version of the client does not know. */
	UNKNOWN

}
