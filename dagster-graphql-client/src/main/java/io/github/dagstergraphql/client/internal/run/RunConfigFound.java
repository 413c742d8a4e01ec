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

package io.github.dagstergraphql.client.internal.run;

import java.util.Map;

import io.github.dagstergraphql.client.internal.json.Json;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.run.query.RunQueries;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Run} with its run config.
 *
 * @param runConfig the run config
 */
record RunConfigFound(@Nullable Map<String, @Nullable Object> runConfig) {

	static final Operation<Map<String, @Nullable Object>> OPERATION = Operation
		.<RunConfigFound>query(RunConfigFound.class, "RunConfig", "runOrError")
		.since(RunQueries.SINCE, "Querying run config")
		.on(RunConfigFound.class, "Run")
		.error("RunNotFoundError", RunNotFoundException::new)
		.build()
		.map(RunConfigFound::unmodifiable);

	Map<String, @Nullable Object> unmodifiable() {
		return Json.unmodifiable(Required.field(this.runConfig, "runConfig"));
	}

	/**
	 * Return a description without the run config, which may contain secrets.
	 */
	@Override
	public String toString() {
		return "RunConfigFound";
	}

}
