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

/**
 * Outcome of a wait for one of several runs: the finished run ({@link AwaitedRun}), or
 * the failure of the wait ({@link AwaitFailure}).
 *
 * @since 0.1.0
 */
public sealed interface AwaitOutcome permits AwaitedRun, AwaitFailure {

	/**
	 * Return the id of the awaited run.
	 * @return the run id, as given, even if Dagster has retried the run
	 */
	String runId();

}
