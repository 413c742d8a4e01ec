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

import java.util.List;

import io.github.dagstergraphql.client.internal.address.UserInterface;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.run.Run;
import org.jspecify.annotations.Nullable;

/**
 * {@code Runs}.
 *
 * @param results the runs, newest first
 */
record RunList(@Nullable List<@Nullable RunFields> results) {

	List<Run> toRuns(UserInterface userInterface) {
		return Required.list(this.results, "results").stream().map((run) -> run.toRun(userInterface)).toList();
	}

}
