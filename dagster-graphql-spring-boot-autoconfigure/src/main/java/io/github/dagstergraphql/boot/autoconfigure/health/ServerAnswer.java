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

package io.github.dagstergraphql.boot.autoconfigure.health;

import java.time.Duration;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import reactor.core.publisher.Mono;

/**
 * Response of the webserver.
 *
 * @param version the version of the webserver
 * @param latency the response time
 */
record ServerAnswer(String version, Duration latency) {

	static Mono<ServerAnswer> from(DagsterGraphQlClient client) {
		return client.reactive()
			.instance()
			.version()
			.timed()
			.map((answer) -> new ServerAnswer(answer.get(), answer.elapsedSinceSubscription()));
	}

}
