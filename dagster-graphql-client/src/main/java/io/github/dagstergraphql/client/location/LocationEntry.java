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

package io.github.dagstergraphql.client.location;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.github.dagstergraphql.client.error.PythonErrorInfo;
import org.jspecify.annotations.Nullable;

/**
 * What the webserver knows of a code location ({@code WorkspaceLocationEntry}).
 *
 * @param name the name of the code location
 * @param loadStatus whether the server has finished to load it, be it with success or not
 * @param loadError why it failed to load, without what repeats the headers of the
 * request; {@code null} if it did not, or is not loaded yet
 * @param updated when it was last loaded or tried to
 * @since 0.1.0
 */
public record LocationEntry(String name, LoadStatus loadStatus, @Nullable PythonErrorInfo loadError, Instant updated) {

	/**
	 * Whether the server has finished to load a code location
	 * ({@code RepositoryLocationLoadStatus}).
	 *
	 * @since 0.1.0
	 */
	public enum LoadStatus {

		/** The server is about it. */
		LOADING,

		/** The server has done so, with success or with an error. */
		LOADED,

		/** A status that this version of the client does not know, of a newer server. */
		@JsonEnumDefaultValue
		UNKNOWN

	}

}
