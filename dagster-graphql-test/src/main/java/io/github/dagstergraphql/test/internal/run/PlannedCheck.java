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

package io.github.dagstergraphql.test.internal.run;

import java.util.List;

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.test.definition.AssetCheckDefinition;
import io.github.dagstergraphql.test.definition.AssetDefinition;

/**
 * A check that a run executes.
 *
 * @param asset the asset
 * @param definition the check
 */
public record PlannedCheck(AssetDefinition asset, AssetCheckDefinition definition) {

	/**
	 * Return the checks of an asset.
	 * @param asset the asset
	 * @return the checks
	 */
	public static List<PlannedCheck> of(AssetDefinition asset) {
		return asset.checks().stream().map((check) -> new PlannedCheck(asset, check)).toList();
	}

	/**
	 * Return the identity of the check.
	 * @return the asset and the name
	 */
	public CheckKey key() {
		return new CheckKey(this.asset.key(), this.definition.name());
	}

	/**
	 * Return the step that executes the check.
	 * @return the name of the step
	 */
	public String step() {
		return this.asset.step(this.definition);
	}

	/**
	 * The identity of a check.
	 *
	 * @param asset the asset
	 * @param name the name
	 */
	public record CheckKey(AssetKey asset, String name) {

	}

}
