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

/**
 * Spec for a launch of a pipeline.
 *
 * @param <R> the result of the launch:
 * {@link io.github.dagstergraphql.client.run.RunHandle} from the blocking client, a
 * {@link reactor.core.publisher.Mono} of
 * {@link io.github.dagstergraphql.client.run.ReactiveRunHandle} from the reactive client
 * @since 0.1.0
 */
public interface PipelineSpec<R> extends PipelineExecution.Spec<PipelineSpec<R>> {

	/**
	 * Launch a run. If the launch fails, {@code isOutcomeUnknown()} of the exception
	 * reports whether the run may exist nevertheless.
	 * @return the new run, which the server has accepted but not started yet; the
	 * reactive client launches it on subscription
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server rejects the launch or cannot be reached; an error of the {@code Mono} of the
	 * reactive client
	 */
	R launch();

}
