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

package io.github.dagstergraphql.samples.secrets;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.net.ServerSocketFactory;

import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.OperationCatalog;
import io.github.dagstergraphql.test.EmbeddedDagster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.util.HtmlUtils;

/**
 * Proxy in front of an embedded Dagster that forwards requests or responds with a fault
 * that repeats the whole request, headers and body.
 */
final class EchoingServer extends RawServer {

	private static final JsonMapper JSON = JsonMapper.shared();

	/** Operations whose path tells which one it is. */
	private static final List<Operation<?>> REPORTS = reports();

	private static final Pattern OPERATION_NAME = Pattern.compile("\"operationName\":\"(\\w+)\"");

	private final EmbeddedDagster dagster;

	private final Map<Fault, AtomicInteger> answers = new ConcurrentHashMap<>();

	private final Set<Secret> seen = ConcurrentHashMap.newKeySet();

	private final Set<String> operations = ConcurrentHashMap.newKeySet();

	private final AtomicInteger databaseAnswers = new AtomicInteger();

	private volatile Fault fault = Fault.NONE;

	private volatile Fault tokenFault = Fault.NONE;

	EchoingServer(EmbeddedDagster dagster, ServerSocketFactory sockets) {
		super(sockets);
		this.dagster = dagster;
	}

	void fault(Fault fault) {
		this.fault = fault;
	}

	void tokenFault(Fault fault) {
		this.tokenFault = fault;
	}

	int answers(Fault fault) {
		return this.answers.getOrDefault(fault, new AtomicInteger()).get();
	}

	/**
	 * Return what has been sent to this server.
	 * @return the secrets
	 */
	Set<Secret> seen() {
		return this.seen;
	}

	/**
	 * Return which operations have been sent to this server.
	 * @return their names
	 */
	Set<String> operations() {
		return this.operations;
	}

	private static List<Operation<?>> reports() {
		List<Operation<?>> reports = new ArrayList<>(OperationCatalog.find().values());
		reports.removeIf((operation) -> operation.path() == null);
		return reports;
	}

	@Override
	void serve(Socket connection, String head, String body) throws IOException, InterruptedException {
		look(head, body);
		Matcher operation = OPERATION_NAME.matcher(body);
		if (operation.find()) {
			this.operations.add(operation.group(1));
		}
		String path = head.split(" ", 3)[1];
		REPORTS.stream()
			.filter((report) -> path.endsWith(String.valueOf(report.path())))
			.forEach((report) -> this.operations.add(String.valueOf(report.name())));
		if (head.startsWith("POST /token")) {
			token(connection, head + body);
			return;
		}
		Fault current = this.fault;
		this.answers.computeIfAbsent(current, (fault) -> new AtomicInteger()).incrementAndGet();
		if (current == Fault.NONE || (current.isMember() && body.contains("\"ServerVersion\""))
				|| (current == Fault.PYTHON_ERROR_OF_MUTATIONS && !body.contains("mutation"))) {
			forward(connection, path, body);
		}
		else {
			fail(connection, current, head, body);
		}
	}

	private void look(String head, String body) {
		String authorization = header(head, "Authorization");
		String user = authorization.startsWith("Basic ")
				? new String(Base64.getDecoder().decode(authorization.substring(6)), StandardCharsets.UTF_8) : "";
		String values = body.isEmpty() ? "" : body;
		for (Secret secret : Secret.values()) {
			String json = JSON.writeValueAsString(secret.text());
			if ((head + user + values).contains(secret.text()) || values.contains(json.substring(1, json.length() - 1))
					|| values.contains(JSON.writeValueAsString(secret.value()))
					|| values.contains(JSON.writeValueAsString(secret.bytes()))) {
				this.seen.add(secret);
			}
		}
	}

	private void token(Socket connection, String request) throws IOException {
		String echo = request + new String(Base64.getDecoder().decode(header(request, "Authorization").substring(6)),
				StandardCharsets.UTF_8);
		switch (this.tokenFault) {
			case NONE -> write(connection, "200 OK", "Content-Type: application/json\r\n", JSON.writeValueAsString(
					Map.of("access_token", Secret.ACCESS_TOKEN.text(), "token_type", "Bearer", "expires_in", 3600)));
			case STATUS_401 -> write(connection, "401 Unauthorized", "Content-Type: application/json\r\n",
					JSON.writeValueAsString(Map.of("error", "invalid_client", "error_description", echo)));
			case STATUS_400 -> write(connection, "400 Bad Request", "Content-Type: application/json\r\n",
					JSON.writeValueAsString(Map.of("error", echo)));
			case STATUS_500 -> write(connection, "500 Internal Server Error", "Content-Type: text/plain\r\n", echo);
			case HTML -> write(connection, "200 OK", "Content-Type: text/html\r\n", "<p>" + echo);
			case BROKEN_JSON -> write(connection, "200 OK", "Content-Type: application/json\r\n",
					"{\"access_token\": \"" + Secret.ACCESS_TOKEN.text() + "\", " + echo);
			case WRONG_SHAPE -> write(connection, "200 OK", "Content-Type: application/json\r\n",
					JSON.writeValueAsString(Map.of("access_token", Secret.ACCESS_TOKEN.text(), "token_type", echo)));
			default -> {
			}
		}
	}

	private void forward(Socket connection, String path, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		try (Socket backend = new Socket("127.0.0.1", URI.create(this.dagster.getUrl()).getPort())) {
			backend.getOutputStream()
				.write(("POST " + (path.contains("/report_") ? path.substring(path.indexOf("/report_")) : "/graphql")
						+ " HTTP/1.1\r\nHost: dagster\r\nContent-Type: application/json\r\nContent-Length: "
						+ bytes.length + "\r\nConnection: close\r\n\r\n")
					.getBytes(StandardCharsets.UTF_8));
			backend.getOutputStream().write(bytes);
			backend.getInputStream().transferTo(connection.getOutputStream());
		}
	}

	private void fail(Socket connection, Fault fault, String head, String body)
			throws IOException, InterruptedException {
		String echo = head + body + decoded(head);
		String name = fault.name();
		if (name.startsWith("STATUS_")) {
			answer(connection, name.substring(7) + " Failed", "text/plain", head, echo);
			return;
		}
		switch (fault) {
			case RESET -> connection.setSoLinger(true, 0);
			case TRUNCATED -> {
				String start = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n";
				connection.getOutputStream().write((start + echo).getBytes(StandardCharsets.UTF_8));
			}
			case OVERSIZE -> json(connection, head, Map.of("data", Map.of("x", echo + "x".repeat(200_000))));
			case NO_ANSWER -> connection.getInputStream().read();
			case REDIRECT ->
				write(connection, "302 Found", "Content-Type: text/html\r\nLocation: http://elsewhere.example.org/?"
						+ URLEncoder.encode(echo, StandardCharsets.UTF_8) + "\r\n" + echoes(head), echo);
			case HTML ->
				answer(connection, "200 OK", "text/html", head, "<html>\n<p>" + HtmlUtils.htmlEscape(echo) + "</p>");
			case HTML_MINIFIED -> answer(connection, "200 OK", "text/html", head,
					"<p>" + HtmlUtils.htmlEscapeDecimal(echo.replaceAll("\\s+", "<br/>")) + "</p>");
			case URL_ENCODED -> answer(connection, "400 Bad Request", "application/x-www-form-urlencoded", head,
					"request=" + URLEncoder.encode(echo, StandardCharsets.UTF_8));
			case BASE64 -> answer(connection, "400 Bad Request", "text/plain", head,
					"The request was " + Base64.getEncoder().encodeToString(echo.getBytes(StandardCharsets.UTF_8)));
			case OTHER_JSON -> json(connection, head, Map.of("error", echo));
			case BROKEN_JSON -> answer(connection, "200 OK", "application/json", head,
					"{\"data\":{\"x\":" + JSON.writeValueAsString(echo));
			case CONTENT_TYPE -> answer(connection, "200 OK",
					"text/x-echo; of=\"" + header(head, "Authorization") + decoded(head) + "\"", head, echo);
			case REASON_PHRASE ->
				answer(connection, "500 " + header(head, "Authorization") + decoded(head), "text/plain", head, "");
			case GRAPHQL_ERRORS -> errors(connection, head, echo);
			case GRAPHQL_ERRORS_WRAPPED -> errors(connection, head, echo.replaceAll("(.{13})", "$1\n"));
			case GRAPHQL_ERRORS_IN_CAPITALS -> errors(connection, head, echo.toUpperCase(Locale.ROOT));
			case PARTIAL_DATA -> {
				Map<String, Object> data = body.isEmpty() ? Map.of() : Map.of(root(body), echo);
				json(connection, head, Map.of("data", data, "errors", List.of(error(echo))));
			}
			case DATABASE_GRAPHQL_ERRORS -> errors(connection, head, database().text());
			case DATABASE_PLAIN_TEXT -> answer(connection, "500 Failed", "text/plain", head, database().text());
			case MAINTENANCE ->
				json(connection, head, Map.of("maintenance", Map.of("message", echo, "retry_interval", 9000)));
			default -> json(connection, head, Map.of("data", Map.of(root(body), member(fault, echo, body))));
		}
	}

	// Quotes in all the fields that such a member has.
	private Object member(Fault fault, String echo, String body) {
		Map<String, Object> python = Map.of("__typename", "PythonError", "message", echo, "className", "ValueError",
				"stack", List.of(echo), "cause", Map.of("message", "ValueError: " + echo.replaceAll("\\s+", " "),
						"className", "ValueError", "stack", List.of(echo)));
		return switch (fault) {
			case WRONG_SHAPE -> echo;
			case PYTHON_ERROR, PYTHON_ERROR_OF_MUTATIONS -> python;
			case PYTHON_ERROR_OF_VALUES -> Map.of("__typename", "PythonError", "message",
					"dagster.core.E: " + values(body), "className", values(body), "stack", List.of());
			case RUN_CONFIG_INVALID -> Map.of("__typename", "RunConfigValidationInvalid", "errors",
					List.of(configError(echo), configError(values(body))));
			case TYPED_ERROR -> Map.of("__typename", "UnauthorizedError", "message", echo);
			case STEP_ERROR -> Map.of("__typename", "InvalidStepError", "invalidStepKey", values(body));
			case OUTPUT_ERROR ->
				Map.of("__typename", "InvalidOutputError", "stepKey", values(body), "invalidOutputName", echo);
			case FUTURE_ERROR -> Map.of("__typename", "Error_" + values(body), "message", echo);
			case NOT_FOUND -> Map.of("__typename", "PipelineNotFoundError", "message", echo);
			case TERMINATE_ERRORS -> Map.of("__typename", "TerminateRunsResult", "terminateRunResults",
					List.of(python, Map.of("__typename", "TerminateRunFailure", "message", echo)));
			case DATABASE_ERRORS -> database().error();
			case DATABASE_TYPED_ERRORS -> Map.of("__typename", "TerminateRunFailure", "message", database().text());
			case DATABASE_LOAD_ERRORS -> workspace(database().error());
			default -> workspace(python);
		};
	}

	private DatabaseMessages database() {
		return DatabaseMessages.number(this.databaseAnswers.getAndIncrement());
	}

	private static Object workspace(Map<String, Object> python) {
		return Map.of("__typename", "Workspace", "locationEntries", List.of(entry(python)), "locationOrLoadError",
				python, "name", "etl", "loadStatus", "LOADED", "updatedTimestamp", 1, "daemonHealth",
				Map.of("allDaemonStatuses", List.of(Map.of("daemonType", "QUEUED_RUN_COORDINATOR", "required", true,
						"healthy", false, "lastHeartbeatErrors", List.of(python)))));
	}

	private static Object entry(Object loadError) {
		return Map.of("name", "etl", "loadStatus", "LOADED", "updatedTimestamp", 1, "locationOrLoadError", loadError);
	}

	private static Object configError(String text) {
		return Map.of("__typename", "RuntimeMismatchConfigError", "message", text, "reason", text, "fieldName", text,
				"fieldNames", List.of(text), "field", Map.of("name", text), "stack",
				Map.of("entries", List.of(Map.of("fieldName", "ops"), Map.of("fieldName", text))));
	}

	private static Object error(String text) {
		return Map.of("message", text, "path", List.of(text), "extensions",
				Map.of("errorInfo", Map.of("message", text, "stack", List.of(text))));
	}

	private static void errors(Socket connection, String head, String text) throws IOException {
		json(connection, head, Map.of("errors", List.of(error(text), error(text)), "extensions", Map.of("echo", text)));
	}

	private static void json(Socket connection, String head, Object answer) throws IOException {
		answer(connection, "200 OK", "application/json", head, JSON.writeValueAsString(answer));
	}

	private static void answer(Socket connection, String status, String contentType, String head, String body)
			throws IOException {
		write(connection, status, "Content-Type: " + contentType + "\r\n" + echoes(head), body);
	}

	private static String echoes(String head) {
		String headers = head.lines().skip(1).collect(Collectors.joining(" | ")) + decoded(head);
		return "X-Echo: " + headers + "\r\nSet-Cookie: echo="
				+ Base64.getEncoder().encodeToString(headers.getBytes(StandardCharsets.UTF_8))
				+ "\r\nWWW-Authenticate: Bearer error=\"" + headers + "\"\r\n";
	}

	private static String decoded(String head) {
		String authorization = header(head, "Authorization");
		return authorization.startsWith("Basic ")
				? new String(Base64.getDecoder().decode(authorization.substring(6)), StandardCharsets.UTF_8) : "";
	}

	private static String values(String body) {
		StringBuilder values = new StringBuilder();
		collect(JSON.readTree(body).path("variables"), values);
		return values.toString();
	}

	private static void collect(JsonNode node, StringBuilder values) {
		if (node.isContainer()) {
			node.valueStream().forEach((element) -> collect(element, values));
		}
		else {
			values.append(node.asString()).append(' ');
		}
	}

	private static String root(String body) {
		String document = JSON.readTree(body).path("query").asString();
		return document.substring(document.indexOf('{') + 1).strip().split("\\W", 2)[0];
	}

	private static String header(String head, String name) {
		return head.lines()
			.filter((line) -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
			.map((line) -> line.substring(name.length() + 1).strip())
			.findFirst()
			.orElse("");
	}

}
