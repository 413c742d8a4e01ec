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

package io.github.dagstergraphql.client.observation;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bounded set of the first distinct values, which limits the number of meters named after
 * them.
 *
 * @param <T> the type of the values
 */
final class BoundedNames<T> {

	private final Set<T> admitted = ConcurrentHashMap.newKeySet();

	private final int maximum;

	BoundedNames(int maximum) {
		this.maximum = maximum;
	}

	/**
	 * Return whether a value is among the first distinct values.
	 * @param value the value
	 * @return {@code false} if the maximum was reached before the value first occurred
	 */
	boolean admit(T value) {
		if (this.admitted.contains(value)) {
			return true;
		}
		synchronized (this) {
			return this.admitted.size() < this.maximum && this.admitted.add(value);
		}
	}

}
