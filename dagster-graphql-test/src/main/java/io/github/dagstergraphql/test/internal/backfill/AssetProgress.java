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

package io.github.dagstergraphql.test.internal.backfill;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Progress of an asset in a backfill.
 *
 * @param asset the asset
 * @param states the state of each partition, or of {@code null} for an asset without
 * partitions
 */
public record AssetProgress(BackfillTarget.Asset asset, Map<@Nullable String, State> states) {

	/**
	 * Return the number of partitions in a state.
	 * @param state the state
	 * @return the number
	 */
	public int count(State state) {
		return (int) this.states.values().stream().filter(state::equals).count();
	}

	/**
	 * Return the part of the asset that is not materialized.
	 * @return the asset with these partitions, or {@code null} if there are none
	 */
	public BackfillTarget.@Nullable Asset remaining() {
		if (this.asset.partitions() == null) {
			return (this.states.get(null) != State.MATERIALIZED) ? this.asset : null;
		}
		List<String> left = this.asset.partitions()
			.stream()
			.filter((key) -> this.states.get(key) != State.MATERIALIZED)
			.toList();
		return left.isEmpty() ? null : new BackfillTarget.Asset(this.asset.entry(), left);
	}

	/**
	 * State of a partition in a backfill.
	 */
	public enum State {

		/** No run has been launched. */
		NOT_STARTED,

		/** A run has been launched. */
		IN_PROGRESS,

		/** A run has materialized it. */
		MATERIALIZED,

		/** Its run, or that of an upstream asset, has failed or was canceled. */
		FAILED

	}

}
