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
 * Level of an event ({@code LogLevel}), from the least to the most important. Most events
 * of Dagster itself have the level {@code DEBUG}.
 *
 * @since 0.1.0
 */
public enum LogLevel {

	/** Details, which most events of Dagster are. */
	DEBUG,

	/** Information. */
	INFO,

	/** A warning. */
	WARNING,

	/** An error. */
	ERROR,

	/** A critical error. */
	CRITICAL,

	/** A level that this version of the client does not know. */
	UNKNOWN;

	/**
	 * Return whether this level is at least as important as another one.
	 * @param minimum the other level
	 * @return {@code true} if so; always for {@link #UNKNOWN}
	 */
	public boolean isAtLeast(LogLevel minimum) {
		return compareTo(minimum) >= 0;
	}

}
