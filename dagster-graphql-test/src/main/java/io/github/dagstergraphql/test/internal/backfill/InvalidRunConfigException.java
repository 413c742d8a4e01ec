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

package io.github.dagstergraphql.test.internal.backfill;

import java.util.List;

import io.github.dagstergraphql.test.internal.config.ConfigError;
import io.github.dagstergraphql.test.internal.config.ConfigValidator;
import io.github.dagstergraphql.test.internal.config.RootConfig;
import io.github.dagstergraphql.test.internal.run.RunRequest;

/**
 * Thrown when the run config of a run of a backfill is invalid, with the message of
 * Dagster.
 */
final class InvalidRunConfigException extends RuntimeException {

	private InvalidRunConfigException(String job, List<ConfigError> errors) {
		super(message(job, errors));
	}

	private static String message(String job, List<ConfigError> errors) {
		StringBuilder message = new StringBuilder("Error in config for job " + job);
		for (int i = 0; i < errors.size(); i++) {
			message.append("\n    Error ").append(i + 1).append(": ").append(errors.get(i).message());
		}
		return message.toString();
	}

	/**
	 * Validate the run config of a run.
	 * @param run the run to launch
	 * @throws InvalidRunConfigException if it is invalid
	 */
	static void check(RunRequest run) {
		List<ConfigError> errors = ConfigValidator
			.validate(RootConfig.forJob(run.repository(), run.job(), run.steps(), run.assets()), run.runConfig());
		if (!errors.isEmpty()) {
			throw new InvalidRunConfigException(run.job().name(), errors);
		}
	}

}
