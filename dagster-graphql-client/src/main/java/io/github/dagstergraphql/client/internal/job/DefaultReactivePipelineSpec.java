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

import io.github.dagstergraphql.client.internal.run.DefaultReactiveRunHandle;
import io.github.dagstergraphql.client.internal.run.RunOperations;
import io.github.dagstergraphql.client.job.PipelineExecution;
import io.github.dagstergraphql.client.job.ReactivePipelineSpec;
import io.github.dagstergraphql.client.run.ReactiveRunHandle;
import reactor.core.publisher.Mono;

/**
 * The reactive {@link ReactivePipelineSpec}.
 */
public final class DefaultReactivePipelineSpec extends DelegatingPipelineSpec<ReactivePipelineSpec>
		implements ReactivePipelineSpec {

	private final JobOperations jobs;

	private final RunOperations runs;

	public DefaultReactivePipelineSpec(JobOperations jobs, RunOperations runs, PipelineExecution.Builder builder) {
		super(builder);
		this.jobs = jobs;
		this.runs = runs;
	}

	@Override
	ReactivePipelineSpec self() {
		return this;
	}

	@Override
	public Mono<ReactiveRunHandle> launch() {
		return this.jobs.launch(execution()).map((id) -> new DefaultReactiveRunHandle(this.runs, id));
	}

}
