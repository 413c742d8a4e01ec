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

package io.github.dagstergraphql.client.internal.launch.input;

import java.util.Map;

import io.github.dagstergraphql.client.internal.json.Json;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Run config given as an object.
 */
public final class RunConfigObject {

	private RunConfigObject() {
	}

	/**
	 * Write run config as a JSON object.
	 * @param runConfig the run config
	 * @return the JSON object
	 * @throws IllegalArgumentException if it is {@code null} or text, or cannot be
	 * written without loss
	 */
	public static Map<String, @Nullable Object> toMap(@Nullable Object runConfig) {
		Assert.notNull(runConfig, "run config must not be null");
		Assert.isTrue(!(runConfig instanceof CharSequence), "run config must not be text: use runConfigYaml(..)");
		return Json.toMap(runConfig, "run config");
	}

}
