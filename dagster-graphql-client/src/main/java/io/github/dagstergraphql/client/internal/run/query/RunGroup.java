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

import java.util.Comparator;
import java.util.List;

import io.github.dagstergraphql.client.internal.address.UserInterface;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.run.Run;
import org.jspecify.annotations.Nullable;

/**
 * {@code RunGroup}.
 *
 * @param rootRunId the id of the first run
 * @param runs the first run and its re-executions
 */
record RunGroup(@Nullable String rootRunId, @Nullable List<@Nullable RunFields> runs) {

	List<Run> toRuns(UserInterface userInterface) {
		String root = Required.field(this.rootRunId, "rootRunId");
		return Required.list(this.runs, "runs")
			.stream()
			.map((run) -> run.toRun(userInterface))
			.sorted(Comparator.comparing((Run run) -> !run.id().equals(root)))
			.toList();
	}

}
