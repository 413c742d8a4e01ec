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

package io.github.dagstergraphql.client.internal.launch.error;

import java.util.List;

import io.github.dagstergraphql.client.internal.json.Json;
import io.github.dagstergraphql.client.internal.json.Origins;
import io.github.dagstergraphql.client.internal.json.Origins.Origin;
import io.github.dagstergraphql.client.internal.text.MessageText;
import io.github.dagstergraphql.client.run.RunConfigComponent;
import io.github.dagstergraphql.client.run.RunConfigErrorInfo;
import io.github.dagstergraphql.client.run.RunConfigInvalidException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the objects of the application that have the errors in run config.
 */
public final class RunConfigOrigins {

	private RunConfigOrigins() {
	}

	/**
	 * Add the components with the errors to an exception.
	 * @param runConfig the run config as it was sent
	 * @param answer the exception
	 * @return the exception with the components, also in its message; the same one if the
	 * run config was not given as an object
	 */
	public static RunConfigInvalidException explain(@Nullable Object runConfig, RunConfigInvalidException answer) {
		Origins origins = Json.origins(runConfig);
		if (origins == null) {
			return answer;
		}
		List<RunConfigErrorInfo> errors = answer.getErrors().stream().map((error) -> locate(error, origins)).toList();
		List<String> names = errors.stream()
			.flatMap((error) -> error.components().stream())
			.map(RunConfigComponent::toString)
			.distinct()
			.toList();
		if (names.isEmpty()) {
			return answer;
		}
		return new RunConfigInvalidException(answer.getErrorType(),
				answer.getMessage() + ". Given by " + MessageText.names(names, ", "), errors);
	}

	private static RunConfigErrorInfo locate(RunConfigErrorInfo error, Origins origins) {
		List<Origin> found = origins.find(error.path(), error.fieldNames());
		Origin around = found.isEmpty() ? origins.find(error.path()) : null;
		List<Origin> all = (around != null) ? List.of(around) : found;
		return new RunConfigErrorInfo(error.errorType(), error.reason(), error.path(), error.fieldNames(),
				error.message(),
				all.stream()
					.map((origin) -> new RunConfigComponent(origin.type(), origin.javaName()))
					.distinct()
					.toList());
	}

}
