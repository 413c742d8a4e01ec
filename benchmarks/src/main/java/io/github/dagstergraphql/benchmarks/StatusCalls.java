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

import java.time.Duration;
import java.util.Objects;

import io.github.dagstergraphql.client.run.RunStatus;
import reactor.core.publisher.Mono;
import reactor.netty.resources.ConnectionProvider;

/**
 * One way to ask for the status of a run.
 */
interface StatusCalls extends AutoCloseable {

	Mono<RunStatus> status(String runId);

	default RunStatus awaitStatus(String runId) {
		return Objects.requireNonNull(status(runId).block());
	}

	@Override
	void close();

	/**
	 * Return the document that the client sends, for others to send it, too.
	 * @return the document
	 */
	static String document() {
		return ClientDocuments.read("run/query/RunStatus");
	}

	/**
	 * Return a pool with the settings that the client gives its own.
	 * @return the connections
	 */
	static ConnectionProvider connections() {
		return ConnectionProvider.builder("benchmark")
			.maxConnections(100)
			.pendingAcquireMaxCount(-1)
			.maxIdleTime(Duration.ofSeconds(4))
			.build();
	}

}
