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

package io.github.dagstergraphql.client.run;

import reactor.core.publisher.Mono;

/**
 * Running a run again, while it is being put together; the reactive twin of
 * {@link ReexecutionSpec}.
 *
 * @since 0.1.0
 */
public interface ReactiveReexecutionSpec extends ReexecutionSettings<ReactiveReexecutionSpec> {

	/**
	 * Launch the new run. It names the run that it repeats as its parent
	 * ({@code Run.parentRunId}) and the first one of all as its root
	 * ({@code Run.rootRunId}). A failure says in {@code isOutcomeUnknown()} whether there
	 * may be a run nevertheless; nothing is sent twice. Needs Dagster 1.5 or later.
	 * @return the new run, once the server has accepted it; an error of
	 * {@link io.github.dagstergraphql.client.run.RunNotFoundException} if there is no
	 * such run to repeat, of
	 * {@link io.github.dagstergraphql.client.run.RunNotFailedException} if it is to go on
	 * from a failure and there is none, of another
	 * {@link io.github.dagstergraphql.client.error.DagsterGraphQlClientException} if the
	 * server has not accepted it
	 */
	Mono<ReactiveRunHandle> launch();

}
