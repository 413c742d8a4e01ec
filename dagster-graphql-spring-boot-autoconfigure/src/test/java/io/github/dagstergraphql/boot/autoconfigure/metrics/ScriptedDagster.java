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

package io.github.dagstergraphql.boot.autoconfigure.metrics;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server with one code location and one job, that remembers which trace it was asked
 * in.
 */
class ScriptedDagster implements AutoCloseable {

	private static final Map<String, String> ANSWERS = Map.of("Repositories", """
			{"data":{"repositoriesOrError":{"__typename":"RepositoryConnection","nodes":[
			{"name":"r","location":{"name":"etl"}}]}}}
			""", "FindJob", """
			{"data":{"r0":{"__typename":"Pipeline"}}}
			""", "LaunchRun", """
			{"data":{"launchPipelineExecution":{"__typename":"LaunchRunSuccess","run":{"runId":"run-1"}}}}
			""", "RunStatuses", """
			{"data":{"runsOrError":{"__typename":"Runs","results":[{"runId":"run-1","status":"FAILURE"}]}}}
			""", "Runs", """
			{"data":{"runsOrError":{"__typename":"Runs","results":[{"runId":"run-1","jobName":"greeting",
			"status":"FAILURE","tags":[],"repositoryOrigin":{"repositoryLocationName":"etl","repositoryName":"r"}}]}}}
			""", "RunFailure", """
			{"data":{"logsForRun":{"__typename":"EventConnection","cursor":"c","hasMore":false,"events":[]}}}
			""", "RunStatus", """
			{"data":{"pipelineRunOrError":{"__typename":"RunNotFoundError","message":"no"}}}
			""", "ReloadRepositoryLocation", """
			{"data":{"reloadRepositoryLocation":{"__typename":"WorkspaceLocationEntry",
			"locationOrLoadError":{"__typename":"RepositoryLocation"}}}}
			""");

	private final HttpServer server;

	private final List<Request> requests = new CopyOnWriteArrayList<>();

	ScriptedDagster() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/", this::answer);
		this.server.start();
	}

	String property() {
		return property("dagster");
	}

	String property(String prefix) {
		return prefix + ".url=http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	List<Request> requests() {
		return this.requests;
	}

	private void answer(HttpExchange exchange) throws IOException {
		String operation = JsonMapper.shared()
			.readTree(exchange.getRequestBody().readAllBytes())
			.path("operationName")
			.asString();
		this.requests.add(new Request(operation, exchange.getRequestHeaders().getFirst("traceparent")));
		byte[] body = ANSWERS.get(operation).getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, body.length);
		try (OutputStream out = exchange.getResponseBody()) {
			out.write(body);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	/**
	 * What was asked.
	 *
	 * @param operation the GraphQL operation
	 * @param traceparent the header of that name, or {@code null}
	 */
	record Request(String operation, @Nullable String traceparent) {

		String traceId() {
			return this.traceparent.split("-")[1];
		}

		String spanId() {
			return this.traceparent.split("-")[2];
		}

	}

}
