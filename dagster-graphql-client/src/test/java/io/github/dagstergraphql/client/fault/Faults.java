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

package io.github.dagstergraphql.client.fault;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import io.github.dagstergraphql.client.fault.FaultyServer.Endpoint;

/**
 * All that goes wrong.
 */
final class Faults {

	static final String CONNECTION = "Connection Failures";

	static final String ANSWER = "Invalid Responses";

	static final String STATUS = "HTTP Statuses";

	static final String DAGSTER = "Unexpected GraphQL Responses";

	private static final String JSON = "application/json";

	private static final String HTML = "<html><body><h1>Sign in</h1></body></html>";

	private static final List<Integer> STATUSES = List.of(400, 401, 403, 404, 408, 413, 429, 500, 502, 503, 504);

	private final List<Fault> faults = new ArrayList<>();

	private Faults() {
	}

	static List<Fault> all() {
		Faults all = new Faults();
		all.connections();
		all.resets();
		all.answers();
		all.redirects();
		all.statuses();
		all.dagster();
		return all.faults;
	}

	private void connections() {
		this.faults.add(Fault.beforeRequest(CONNECTION, "connection refused", Endpoint.NOBODY));
		this.faults.add(Fault.beforeRequest(CONNECTION, "unknown host", Endpoint.UNKNOWN_HOST));
		this.faults.add(Fault.beforeRequest(CONNECTION, "connect timeout", Endpoint.FULL));
		this.faults.add(Fault.beforeRequest(CONNECTION, "https URL with an http port", Endpoint.HTTPS_TO_HTTP));
		this.faults.add(Fault.beforeRequest(CONNECTION, "untrusted certificate", Endpoint.UNTRUSTED));
	}

	private void resets() {
		this.faults.add(Fault.duringRequest(CONNECTION, "connection reset before the request is read",
				(connection, operation) -> connection.reset()));
		this.faults.add(Fault.duringRequest(CONNECTION, "connection closed before the request is read",
				(connection, operation) -> connection.hangUp()));
		add(CONNECTION, "connection reset after the request", (connection, operation) -> connection.reset());
		add(CONNECTION, "connection closed after the request", (connection, operation) -> connection.hangUp());
		add(CONNECTION, "connection reset within the response", (connection, operation) -> {
			connection.write(unfinished(operation));
			connection.reset();
		});
		add(CONNECTION, "connection closed within the response", (connection, operation) -> {
			connection.write(unfinished(operation));
			connection.hangUp();
		});
		add(CONNECTION, "connection closed within a chunked response", (connection, operation) -> {
			connection.beginChunked();
			connection.writeChunk(beginning(operation));
			connection.hangUp();
		});
		this.faults.add(Fault.afterRequest(CONNECTION, "no response", (connection, operation) -> {
			connection.passDeadline();
			connection.waitForClient();
		}).endedByDeadline());
		this.faults.add(Fault.afterRequest(CONNECTION, "response after the timeout", (connection, operation) -> {
			connection.passDeadline();
			connection.respond(200, JSON, operation.answer());
		}).endedByDeadline());
		this.faults.add(Fault.afterRequest(CONNECTION, "slow response without end", (connection, operation) -> {
			connection.beginChunked();
			connection.writeChunk("{\"data\":{\"x\":\"");
			connection.passDeadline();
			while (true) {
				connection.writeChunk("y");
				Thread.sleep(50);
			}
		}).endedByDeadline());
	}

	private static String unfinished(ClientOperation operation) {
		return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n"
				+ beginning(operation);
	}

	private static String beginning(ClientOperation operation) {
		return operation.isGraphQl() ? operation.answer().substring(0, 10) : "{";
	}

	private void answers() {
		add(ANSWER, "not HTTP", (connection, operation) -> {
			connection.write("SSH-2.0-OpenSSH_9.2\r\n\r\n");
			connection.hangUp();
		});
		add(ANSWER, "200 with a login page", (connection, operation) -> connection.respond(200, "text/html", HTML));
		add(ANSWER, "200 with valid JSON as `text/plain`",
				(connection, operation) -> connection.respond(200, "text/plain", operation.answer()));
		add(ANSWER, "200 with valid JSON and without content type",
				(connection, operation) -> connection.respond(200, null, operation.answer()));
		add(ANSWER, "200 without a body", (connection, operation) -> connection.respond(200, JSON, ""));
		add(ANSWER, "incomplete JSON", (connection, operation) -> connection.respond(200, JSON,
				operation.answer().substring(0, Math.max(1, operation.answer().length() - 3))));
		for (String body : List.of("[]", "42", "{}", "null")) {
			add(ANSWER, "`" + body + "`", (connection, operation) -> connection.respond(200, JSON, body),
					(operation) -> !operation.answer().equals(body));
		}
		add(ANSWER, "response of 20 MB", (connection, operation) -> connection.respond(200, JSON,
				"{\"data\":{\"x\":\"" + "y".repeat(20_000_000) + "\"}}"));
		add(ANSWER, "response without end", (connection, operation) -> {
			connection.beginChunked();
			connection.writeChunk("{\"data\":{\"x\":\"");
			String more = "y".repeat(50_000);
			while (true) {
				connection.writeChunk(more);
			}
		});
	}

	private void redirects() {
		for (int status : List.of(301, 302, 307, 308)) {
			this.faults.add(
					Fault
						.afterRequest(STATUS, status + " redirect to the same host",
								(connection, operation) -> connection.respond(status, "text/html", HTML,
										"Location: " + connection.url() + "/elsewhere"))
						.refused());
			this.faults.add(Fault
				.afterRequest(STATUS, status + " redirect to another host",
						(connection, operation) -> connection.respond(status, "text/html", HTML,
								"Location: " + connection.url().replace("127.0.0.1", "localhost") + "/graphql"))
				.refused());
		}
	}

	private void statuses() {
		for (int status : STATUSES) {
			status(status, "HTML", "text/html", HTML);
			status(status, "`{\"message\":..}`", JSON, "{\"message\":\"no\"}");
			status(status, "`{\"errors\":..}`", JSON, "{\"errors\":[{\"message\":\"no\"}]}");
		}
		for (int status : List.of(429, 503)) {
			status(status, "`Retry-After` of 1 s", "text/html", HTML, "Retry-After: 1");
			this.faults.add(judged(status,
					Fault.afterRequest(STATUS, status + " with `Retry-After` as a date in 1 s",
							(connection, operation) -> connection.respond(status, "text/html", HTML,
									"Date: " + date(Instant.now()),
									"Retry-After: " + date(Instant.now().plusSeconds(1))))));
			status(status, "`Retry-After` beyond the timeout", "text/html", HTML, "Retry-After: 3600");
			status(status, "`Retry-After` as a date beyond the timeout", "text/html", HTML,
					"Retry-After: Fri, 31 Dec 2100 23:59:59 GMT");
		}
	}

	private void status(int status, String what, String contentType, String body, String... headers) {
		this.faults.add(judged(status, Fault.afterRequest(STATUS, status + " with " + what,
				(connection, operation) -> connection.respond(status, contentType, body, headers))));
	}

	private static Fault judged(int status, Fault fault) {
		if (status == 429) {
			return fault.turnedAway();
		}
		return (status < 500 && status != 408) ? fault.refused() : fault;
	}

	private static String date(Instant instant) {
		return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
	}

	private void dagster() {
		add(DAGSTER, "`null` in a required field",
				(connection, operation) -> connection.respond(200, JSON, operation.answerWithoutRequired()),
				ClientOperation::hasRequired);
		add(DAGSTER, "unknown type",
				(connection, operation) -> connection.respond(200, JSON, operation.answerOfType("BrandNew", "m")),
				ClientOperation::hasType);
		add(DAGSTER, "unknown enum value",
				(connection, operation) -> connection.respond(200, JSON, operation.answerWithUnknownEnum()),
				ClientOperation::hasEnum);
		add(DAGSTER, "`PythonError`",
				(connection, operation) -> connection.respond(200, JSON, operation.answerOfType("PythonError", "m")),
				ClientOperation::hasType);
		this.faults.add(Fault
			.afterRequest(DAGSTER, "`UnauthorizedError`",
					(connection, operation) -> connection.respond(200, JSON,
							operation.answerOfType("UnauthorizedError", "m")))
			.refused()
			.onlyFor(ClientOperation::hasType));
		this.faults.add(
				Fault
					.afterRequest(DAGSTER, "GraphQL error before execution",
							(connection, operation) -> connection.respond(200, JSON,
									"{\"errors\":[{\"message\":\"m\"}]}"))
					.refused()
					.onlyFor(ClientOperation::isGraphQl));
		this.faults.add(Fault
			.afterRequest(DAGSTER, "500 with a GraphQL error before execution",
					(connection, operation) -> connection.respond(500, JSON,
							"{\"data\":null,\"errors\":[{\"message\":\"m\"}]}"))
			.refused()
			.onlyFor(ClientOperation::isGraphQl));
		add(DAGSTER, "GraphQL error during execution, without data",
				(connection, operation) -> connection.respond(200, JSON,
						"{\"data\":null,\"errors\":[{\"message\":\"m\",\"path\":[\"" + operation.field() + "\"]}]}"),
				ClientOperation::isGraphQl);
		add(DAGSTER, "GraphQL error during execution, with partial data",
				(connection, operation) -> connection.respond(200, JSON,
						"{\"data\":{\"" + operation.field() + "\":null,\"other\":1},\"errors\":[{\"message\":\"m\","
								+ "\"path\":[\"" + operation.field() + "\"]}]}"),
				ClientOperation::isGraphQl);
		add(DAGSTER, "GraphQL error with complete data",
				(connection, operation) -> connection.respond(200, JSON,
						operation.answer()
							.replaceFirst("}$", ",\"errors\":[{\"message\":\"m\",\"path\":[\"other\"]}]}")),
				ClientOperation::isGraphQl);
		this.faults.add(Fault
			.afterRequest(DAGSTER, "400 with `{\"error\":..}`",
					(connection, operation) -> connection.respond(400, JSON, "{\"error\":\"m\"}"))
			.refused()
			.onlyFor((operation) -> !operation.isGraphQl()));
		this.faults.add(Fault
			.afterRequest(DAGSTER, "401 because of a missing permission",
					(connection, operation) -> connection.respond(401, JSON,
							"{\"error\":\"Not authorized to report runless asset events.\"}"))
			.refused()
			.onlyFor((operation) -> !operation.isGraphQl()));
		add(DAGSTER, "500 with complete data",
				(connection, operation) -> connection.respond(500, JSON, operation.answer()));
		this.faults.add(Fault
			.afterRequest(DAGSTER, "503 for maintenance of Dagster+ beyond the timeout",
					(connection, operation) -> connection.respond(503, JSON,
							"{\"maintenance\":{\"message\":\"m\",\"timeout\":3600,\"retry_interval\":3600}}"))
			.turnedAway());
	}

	private void add(String group, String name, Fault.Behaviour behaviour) {
		this.faults.add(Fault.afterRequest(group, name, behaviour));
	}

	private void add(String group, String name, Fault.Behaviour behaviour, Predicate<ClientOperation> concerns) {
		this.faults.add(Fault.afterRequest(group, name, behaviour).onlyFor(concerns));
	}

}
