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

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import io.github.dagstergraphql.client.run.RunStatus;
import reactor.core.publisher.Mono;

/**
 * Calls of the client, with all that it does around them: a deadline, one exception for
 * each failure, cancellation that leaks nothing, a second try if a connection was stale.
 */
final class DagsterStatusCalls implements StatusCalls {

	private final DagsterGraphQlClient client;

	private final ReactiveDagsterGraphQlClient reactiveClient;

	DagsterStatusCalls(String url) {
		this.client = DagsterGraphQlClient.builder().url(StubServer.withoutPath(url)).build();
		this.reactiveClient = this.client.reactive();
	}

	@Override
	public Mono<RunStatus> status(String runId) {
		return this.reactiveClient.getRunStatus(runId);
	}

	@Override
	public RunStatus awaitStatus(String runId) {
		return this.client.getRunStatus(runId);
	}

	@Override
	public void close() {
		this.client.close();
	}

}
