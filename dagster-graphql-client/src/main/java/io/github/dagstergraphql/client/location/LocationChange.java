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

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Change of a code location, such as a new version of its code.
 *
 * @param previous the code location before the change, or {@code null} if it was added
 * @param current the code location after the change, or {@code null} if it was removed
 * @since 0.1.0
 */
public record LocationChange(@Nullable LocationEntry previous, @Nullable LocationEntry current) {

	/**
	 * Create a change.
	 * @param previous the code location before the change
	 * @param current the code location after the change
	 * @throws IllegalArgumentException if both are {@code null}
	 */
	public LocationChange {
		Assert.isTrue(previous != null || current != null, "previous and current must not both be null");
	}

	/**
	 * Return the name of the code location.
	 * @return the name
	 */
	public String locationName() {
		return ((this.current != null) ? this.current : Objects.requireNonNull(this.previous)).locationName();
	}

	/**
	 * Return the kind of the change.
	 * @return the kind
	 */
	public Kind kind() {
		if (this.previous == null) {
			return Kind.ADDED;
		}
		return (this.current != null) ? Kind.UPDATED : Kind.REMOVED;
	}

	/**
	 * Kind of a change.
	 *
	 * @since 0.1.0
	 */
	public enum Kind {

		/** The code location was added to the workspace. */
		ADDED,

		/**
		 * The code location was loaded again, successfully or not, or is being loaded.
		 */
		UPDATED,

		/** The code location was removed from the workspace. */
		REMOVED

	}

}
