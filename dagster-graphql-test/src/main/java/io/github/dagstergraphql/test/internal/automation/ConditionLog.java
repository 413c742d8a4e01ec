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

package io.github.dagstergraphql.test.internal.automation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.test.run.ConditionOutcome;

/**
 * Evaluations of automation conditions that a server has stored.
 */
public final class ConditionLog {

	private final List<Evaluation> evaluations = new ArrayList<>();

	private long lastId;

	/**
	 * Begin an evaluation of assets.
	 * @return its id
	 */
	synchronized long begin() {
		return ++this.lastId;
	}

	/**
	 * Store an evaluation, unless it is a repetition of the previous one. As in Dagster,
	 * those that request something are always stored.
	 * @param evaluation the evaluation
	 */
	synchronized void add(Evaluation evaluation) {
		List<Evaluation> previous = of(evaluation.key());
		if (evaluation.condition().isTrue() || previous.isEmpty()
				|| !previous.get(0).condition().equals(evaluation.condition())) {
			this.evaluations.add(0, evaluation);
		}
	}

	/**
	 * Return the evaluations of an asset.
	 * @param key the asset
	 * @return the evaluations, newest first
	 */
	public synchronized List<Evaluation> of(AssetKey key) {
		return this.evaluations.stream().filter((evaluation) -> evaluation.key().equals(key)).toList();
	}

	/**
	 * Return the evaluations with an id.
	 * @param id the id
	 * @return the evaluations
	 */
	public synchronized List<Evaluation> of(long id) {
		return this.evaluations.stream().filter((evaluation) -> evaluation.id() == id).toList();
	}

	synchronized void reset() {
		this.evaluations.clear();
		this.lastId = 0;
	}

	/**
	 * An evaluation.
	 *
	 * @param id the id of the evaluation, which several assets may have in common
	 * @param key the asset
	 * @param time the time
	 * @param condition the result
	 * @param runIds the launched runs
	 */
	public record Evaluation(long id, AssetKey key, Instant time, ConditionOutcome condition, List<String> runIds) {

	}

}
