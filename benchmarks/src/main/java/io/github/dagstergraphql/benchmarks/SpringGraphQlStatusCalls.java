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

package io.github.dagstergraphql.benchmarks;

import io.github.dagstergraphql.client.run.RunStatus;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

import org.springframework.graphql.client.HttpGraphQlClient;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Calls that are written by hand on Spring's {@link HttpGraphQlClient}, in the shortest
 * way: without a deadline, and without a look at errors.
 */
final class SpringGraphQlStatusCalls implements StatusCalls {

	private final String document = StatusCalls.document();

	private final HttpGraphQlClient client;

	private final Runnable closeAction;

	SpringGraphQlStatusCalls(String url, HttpClient httpClient, Runnable closeAction) {
		WebClient.Builder webClient = WebClient.builder().clientConnector(new ReactorClientHttpConnector(httpClient));
		this.client = HttpGraphQlClient.builder(webClient).url(url).build();
		this.closeAction = closeAction;
	}

	@Override
	public Mono<RunStatus> status(String runId) {
		return this.client.document(this.document)
			.operationName("RunStatus")
			.variable("runId", runId)
			.retrieve("pipelineRunOrError")
			.toEntity(Run.class)
			.map(Run::status);
	}

	@Override
	public void close() {
		this.closeAction.run();
	}

	record Run(RunStatus status) {

	}

}
