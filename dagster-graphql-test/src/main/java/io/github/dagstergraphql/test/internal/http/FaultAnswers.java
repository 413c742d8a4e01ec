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

package io.github.dagstergraphql.test.internal.http;

import java.nio.charset.StandardCharsets;

import io.github.dagstergraphql.test.fault.Fault;
import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * Responses in place of those of Dagster.
 */
final class FaultAnswers {

	private FaultAnswers() {
	}

	static HttpAnswer status(Fault fault) {
		String title = fault.status() + " " + HttpResponseStatus.valueOf(fault.status()).reasonPhrase();
		HttpAnswer answer = HttpAnswer.html(fault.status(),
				"<html>\n<head><title>%s</title></head>\n<body><h1>%s</h1></body>\n</html>\n".formatted(title, title));
		return (fault.retryAfter() != null)
				? answer.header("Retry-After", String.valueOf(fault.retryAfter().toSeconds())) : answer;
	}

	static HttpAnswer loginPage() {
		return HttpAnswer.html(200, """
				<!doctype html>
				<html>
				<head><title>Sign in</title></head>
				<body><form method="post"><input name="user"><input name="password" type="password"></form></body>
				</html>
				""");
	}

	/**
	 * Enlarge a JSON response without changing its content.
	 * @param answer the response
	 * @param bytes the minimum size
	 * @return the larger response
	 */
	static HttpAnswer pad(HttpAnswer answer, int bytes) {
		String json = new String(answer.body(), StandardCharsets.UTF_8);
		String padded = json.substring(0, json.length() - 1) + (json.equals("{}") ? "" : ",")
				+ "\"extensions\":{\"padding\":\"" + "x".repeat(bytes) + "\"}}";
		return new HttpAnswer(answer.status(), answer.contentType(), padded.getBytes(StandardCharsets.UTF_8),
				answer.headers());
	}

}
