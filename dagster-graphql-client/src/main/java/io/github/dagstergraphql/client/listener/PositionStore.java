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

/**
 * Position of a listener in the status changes.
 */
interface PositionStore {

	/**
	 * Return the position.
	 * @return the position, or {@code null} if none has been saved
	 */
	@Nullable RunChangePosition load();

	/**
	 * Save the position after changes that have been processed.
	 * @param position the position
	 */
	void save(RunChangePosition position);

	/**
	 * Return a store that forgets the position when the application ends.
	 * @return the store
	 */
	static PositionStore inMemory() {
		return new PositionStore() {

			private volatile @Nullable RunChangePosition position;

			@Override
			public @Nullable RunChangePosition load() {
				return this.position;
			}

			@Override
			public void save(RunChangePosition position) {
				this.position = position;
			}

		};
	}

}
