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

package io.github.dagstergraphql.client.job;

import io.github.dagstergraphql.client.run.RunHandle;

/**
 * A launch of a pipeline that is being put together.
 *
 * @since 0.1.0
 */
public interface PipelineSpec extends PipelineExecution.Spec<PipelineSpec> {

	/**
	 * Launch a run. A failure says in {@code isOutcomeUnknown()} whether there may be a
	 * run nevertheless.
	 * @return the new run, which the server has accepted, not started yet
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server refuses, or cannot be reached
	 */
	RunHandle launch();

}
