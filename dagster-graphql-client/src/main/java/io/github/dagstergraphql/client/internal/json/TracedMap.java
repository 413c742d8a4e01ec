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

package io.github.dagstergraphql.client.internal.json;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Unmodifiable map that knows the objects from which it was written.
 */
final class TracedMap extends AbstractMap<String, @Nullable Object> {

	private final Map<String, @Nullable Object> values;

	private final Origins origins;

	TracedMap(Map<String, @Nullable Object> values, Origins origins) {
		this.values = values;
		this.origins = origins;
	}

	Origins origins() {
		return this.origins;
	}

	@Override
	public @Nullable Object get(@Nullable Object key) {
		return this.values.get(key);
	}

	@Override
	public boolean containsKey(@Nullable Object key) {
		return this.values.containsKey(key);
	}

	@Override
	public Set<Entry<String, @Nullable Object>> entrySet() {
		return this.values.entrySet();
	}

}
