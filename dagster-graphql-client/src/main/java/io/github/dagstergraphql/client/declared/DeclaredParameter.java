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

package io.github.dagstergraphql.client.declared;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Parameter whose argument is a setting of the launch.
 *
 * @param index the index of the argument
 * @param description the description of the parameter and its method
 * @param optional whether the argument may be omitted
 * @param kind the setting
 * @param path the path of a part of the run config, or the dimension of the partition,
 * otherwise empty
 * @param type the type of the argument
 * @param setting applies the argument
 */
record DeclaredParameter(int index, String description, boolean optional, Kind kind, List<String> path, Class<?> type,
		BiConsumer<LaunchSpec, Object> setting) {

	void apply(LaunchSpec spec, @Nullable Object argument) {
		Object value = (argument instanceof Optional<?> wrapped) ? wrapped.orElse(null) : argument;
		if (value == null) {
			if (!this.optional) {
				throw new IllegalArgumentException(this.description
						+ " must not be null. Annotate it with @Nullable if it may be omitted from the launch");
			}
			return;
		}
		try {
			this.setting.accept(spec, value);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(this.description + " is invalid: " + ex.getMessage(), ex);
		}
	}

	/**
	 * Setting of a launch.
	 */
	enum Kind {

		RUN_CONFIG, TAG, PARTITION, DIMENSION, IDEMPOTENCY_KEY, CUSTOMIZER

	}

}
