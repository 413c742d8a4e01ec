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

package io.github.dagstergraphql.client.internal.run.reexecute;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Immutable settings of a re-execution.
 *
 * @param fromFailure whether only steps that have not succeeded are executed
 * @param steps the steps to execute; empty for all, or for all that have not succeeded
 * @param runConfig the run config: a map, or YAML as text; {@code null} for that of the
 * parent
 * @param tags additional tags besides those of the parent
 */
public record Reexecution(boolean fromFailure, List<String> steps, @Nullable Object runConfig,
		Map<String, String> tags) {

	/** Re-execution without changes. */
	static final Reexecution SAME = new Reexecution(false, List.of(), null, Map.of());

	public Reexecution {
		steps = List.copyOf(steps);
		tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
	}

	/**
	 * Return whether a strategy expresses the whole re-execution, so that the server adds
	 * the rest.
	 * @return {@code false} if all parameters have to be sent
	 */
	boolean isStrategy() {
		return this.steps.isEmpty() && this.runConfig == null && this.tags.isEmpty();
	}

	/**
	 * Return a description without the contents, which may contain secrets.
	 */
	@Override
	public String toString() {
		return "Reexecution";
	}

}
