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

import org.jspecify.annotations.Nullable;

/**
 * Event of the execution engine, such as the start or end of a process
 * ({@code EngineEvent}). {@link #error()} has the error of the engine, if there is one.
 *
 * @since 0.1.0
 */
public final class EngineEvent extends RunEvent {

	private final @Nullable String markerStart;

	private final @Nullable String markerEnd;

	EngineEvent(Builder builder) {
		super(builder);
		this.markerStart = builder.markerStart;
		this.markerEnd = builder.markerEnd;
	}

	/**
	 * Return the name of a phase that begins with this event.
	 * @return {@code markerStart}, or {@code null} if none begins
	 */
	public @Nullable String markerStart() {
		return this.markerStart;
	}

	/**
	 * Return the name of a phase that ends with this event.
	 * @return {@code markerEnd}, or {@code null} if none ends
	 */
	public @Nullable String markerEnd() {
		return this.markerEnd;
	}

}
