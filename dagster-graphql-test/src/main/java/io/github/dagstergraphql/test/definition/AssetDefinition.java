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

package io.github.dagstergraphql.test.definition;

import io.github.dagstergraphql.client.asset.AssetKey;
import org.jspecify.annotations.Nullable;

/**
 * An asset ({@code @asset}). Its materialization is a step whose name is the key with two
 * underscores between its components.
 *
 * @param key the asset key
 * @param config the type of its config; {@code null} to accept any config, as an asset
 * without {@code config_schema} does
 * @since 0.1.0
 */
public record AssetDefinition(AssetKey key, @Nullable ConfigType config) {

	/**
	 * Create an asset that accepts any config.
	 * @param key the asset key, with slashes between its components
	 * @return the asset
	 * @throws IllegalArgumentException if the text is not an asset key
	 */
	public static AssetDefinition of(String key) {
		return new AssetDefinition(AssetKey.parse(key), null);
	}

	/**
	 * Return this asset with fields for its config.
	 * @param fields the fields of its {@code config_schema}
	 * @return the asset
	 */
	public AssetDefinition config(ConfigField... fields) {
		return new AssetDefinition(this.key, ConfigType.shape(fields));
	}

	/**
	 * Return the name of the step that materializes the asset.
	 * @return the name of the step
	 */
	public String step() {
		return String.join("__", this.key.path());
	}

}
