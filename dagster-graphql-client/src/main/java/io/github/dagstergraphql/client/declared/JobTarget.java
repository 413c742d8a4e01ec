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

package io.github.dagstergraphql.client.declared;

import java.util.List;
import java.util.function.Consumer;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import io.github.dagstergraphql.client.job.JobDetails;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.key.AssetKey;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Job that a method launches.
 *
 * @param template the request without arguments
 */
record JobTarget(JobExecution template) implements LaunchTarget {

	@Override
	public PreparedLaunch prepare(DagsterGraphQlClient client, boolean reactive, Consumer<LaunchSpec> arguments) {
		JobExecution.Builder builder = this.template.mutate();
		LaunchSpec spec = LaunchSpec.of(builder);
		arguments.accept(spec);
		JobExecution execution = builder.build();
		return new PreparedLaunch(() -> client.job(execution).launch(), () -> client.reactive().job(execution).launch(),
				() -> client.reactive().job(execution).validate());
	}

	@Override
	public Mono<Void> check(ReactiveDagsterGraphQlClient client, DeclaredMethod method) {
		return client.job(this.template).get().flatMap((details) -> check(client, method, details));
	}

	private Mono<Void> check(ReactiveDagsterGraphQlClient client, DeclaredMethod method, JobDetails details) {
		String job = "The job \"" + this.template.jobName() + "\"";
		PartitionCheck.check(method, details.job().isPartitioned(), job);
		RunConfigPathCheck.check(method, details, job);
		return method.hasSettings() ? Mono.empty() : client.job(this.template).validate();
	}

	@Override
	public String jobName() {
		return this.template.jobName();
	}

	@Override
	public List<AssetKey> assetKeys() {
		return List.of();
	}

	@Override
	public @Nullable String location() {
		return this.template.location();
	}

	@Override
	public @Nullable String repository() {
		return this.template.repository();
	}

}
