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

package io.github.dagstergraphql.client.asset.check;

import java.util.List;

import io.github.dagstergraphql.client.error.DagsterServerException;

/**
 * Thrown when an asset does not have an asset check.
 *
 * @since 0.1.0
 */
public final class AssetCheckNotFoundException extends DagsterServerException {

	private final transient List<String> nearMisses;

	/**
	 * Create a new exception.
	 * @param message the requested check and the alternatives; safe to log
	 * @param nearMisses checks of the asset with a similar name, best match first
	 */
	public AssetCheckNotFoundException(String message, List<String> nearMisses) {
		super("AssetCheckNotFoundError", message, null, false);
		this.nearMisses = List.copyOf(nearMisses);
	}

	/**
	 * Return the checks of the asset with a similar name.
	 * @return the names, best match first; may be empty
	 */
	public List<String> getNearMisses() {
		return this.nearMisses;
	}

}
