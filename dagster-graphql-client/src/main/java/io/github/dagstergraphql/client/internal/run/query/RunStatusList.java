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

package io.github.dagstergraphql.client.internal.run.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.run.RunStatus;
import org.jspecify.annotations.Nullable;

/**
 * {@code Runs} with their status.
 *
 * @param results the runs
 */
record RunStatusList(@Nullable List<@Nullable Entry> results) {

	Map<String, RunStatus> toMap() {
		Map<String, RunStatus> map = new HashMap<>();
		for (Entry entry : Required.list(this.results, "results")) {
			map.put(Required.text(entry.runId(), "results.runId"), Required.field(entry.status(), "results.status"));
		}
		return map;
	}

	/**
	 * A {@code Run}.
	 *
	 * @param runId the run id
	 * @param status the status
	 */
	record Entry(@Nullable String runId, @Nullable RunStatus status) {

	}

}
