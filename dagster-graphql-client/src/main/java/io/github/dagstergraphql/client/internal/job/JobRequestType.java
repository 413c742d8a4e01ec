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

package io.github.dagstergraphql.client.internal.job;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;

import io.github.dagstergraphql.client.error.PythonErrorException;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.workspace.RepositoryName;
import io.github.dagstergraphql.client.job.RunConfigSchema;
import io.github.dagstergraphql.client.run.PlannedStep;
import io.github.dagstergraphql.client.run.RunConfigInvalidException;

/**
 * Type of requests that concern a job.
 *
 * @param operation the operation
 * @param variables the variables for a job in its repository
 * @param assetSelectionSince the first version of Dagster with an asset selection
 * @param isYamlRejected whether a failure may be that of a server which does not support
 * run config as YAML
 * @param <T> the result
 */
record JobRequestType<T>(Operation<T> operation, BiFunction<Launch, RepositoryName, Map<String, ?>> variables,
		String assetSelectionSince, Predicate<Throwable> isYamlRejected) {

	/** First version with an asset selection in requests other than launches. */
	private static final String SELECTION_SINCE = "1.1.4";

	static final JobRequestType<String> LAUNCH = new JobRequestType<>(JobOperations.LAUNCH, Launch::variables,
			"0.14.16", PythonErrorException.class::isInstance);

	static final JobRequestType<String> VALIDATION = new JobRequestType<>(JobOperations.VALIDATE, Launch::toValidate,
			SELECTION_SINCE, RunConfigInvalidException.class::isInstance);

	static final JobRequestType<List<PlannedStep>> PLAN = new JobRequestType<>(JobOperations.PLAN, Launch::toValidate,
			SELECTION_SINCE, (ex) -> ex instanceof PythonErrorException || ex instanceof RunConfigInvalidException);

	static final JobRequestType<String> DEFAULT_RUN_CONFIG = new JobRequestType<>(JobOperations.DEFAULT_RUN_CONFIG,
			Launch::toDescribe, SELECTION_SINCE, (ex) -> false);

	static final JobRequestType<RunConfigSchema> RUN_CONFIG_SCHEMA = new JobRequestType<>(
			JobOperations.RUN_CONFIG_SCHEMA, Launch::toDescribe, SELECTION_SINCE, (ex) -> false);

}
