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

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.dagstergraphql.client.run.RunStatus;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * The floor: the same bytes sent as they are, and those of the answer read by Jackson.
 */
final class ReactorNettyStatusCalls implements StatusCalls {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private static final ObjectReader READER = MAPPER.readerFor(Body.class);

	private final byte[] request = request();

	private final HttpClient.RequestSender client;

	private final Runnable closeAction;

	ReactorNettyStatusCalls(String url, HttpClient httpClient, Runnable closeAction) {
		this.client = httpClient
			.headers((headers) -> headers.set(HttpHeaderNames.CONTENT_TYPE, "application/json")
				.set(HttpHeaderNames.ACCEPT, "application/json"))
			.post()
			.uri(url);
		this.closeAction = closeAction;
	}

	private static byte[] request() {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("query", StatusCalls.document());
		body.put("operationName", "RunStatus");
		body.put("variables", Map.of("runId", StatusCallBenchmark.RUN_ID));
		return MAPPER.writeValueAsBytes(body);
	}

	@Override
	public Mono<RunStatus> status(String runId) {
		return this.client.send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(this.request)))
			.responseSingle((response, body) -> body.asByteArray())
			.map((body) -> READER.<Body>readValue(body).data().pipelineRunOrError().status());
	}

	@Override
	public void close() {
		this.closeAction.run();
	}

	record Body(Data data) {

		record Data(Run pipelineRunOrError) {

			record Run(RunStatus status) {

			}

		}

	}

}
