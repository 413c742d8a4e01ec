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

package io.github.dagstergraphql.client.listener;

import io.github.dagstergraphql.client.run.RunChangePosition;
import org.jspecify.annotations.Nullable;

import org.springframework.integration.metadata.MetadataStore;

/**
 * {@link PositionStore} that uses a {@link MetadataStore} of Spring Integration.
 */
final class MetadataPositionStore implements PositionStore {

	private final MetadataStore store;

	private final String key;

	MetadataPositionStore(MetadataStore store, String key) {
		this.store = store;
		this.key = key;
	}

	@Override
	public @Nullable RunChangePosition load() {
		String text = this.store.get(this.key);
		if (text == null) {
			return null;
		}
		try {
			return RunChangePosition.parse(text);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalStateException("The metadata store has an invalid position under the key \"" + this.key
					+ "\": remove the entry to start with the next change", ex);
		}
	}

	@Override
	public void save(RunChangePosition position) {
		this.store.put(this.key, position.toString());
	}

}
