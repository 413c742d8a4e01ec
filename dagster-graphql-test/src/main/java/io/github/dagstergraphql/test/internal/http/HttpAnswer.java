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
import java.util.Map;

import io.github.dagstergraphql.test.internal.graphql.GraphQlAnswer;
import io.github.dagstergraphql.test.internal.json.JsonText;

/**
 * An HTTP response.
 *
 * @param status the status
 * @param contentType the content type
 * @param body the body
 * @param headers further headers
 */
record HttpAnswer(int status, String contentType, byte[] body, Map<String, String> headers) {

	static HttpAnswer json(GraphQlAnswer answer) {
		return json(answer.status(), answer.body());
	}

	static HttpAnswer json(int status, Map<String, ?> body) {
		return new HttpAnswer(status, "application/json", bytes(JsonText.write(body)), Map.of());
	}

	static HttpAnswer text(int status, String text) {
		return new HttpAnswer(status, "text/plain; charset=utf-8", bytes(text), Map.of());
	}

	static HttpAnswer html(int status, String html) {
		return new HttpAnswer(status, "text/html; charset=utf-8", bytes(html), Map.of());
	}

	HttpAnswer header(String name, String value) {
		return new HttpAnswer(this.status, this.contentType, this.body, Map.of(name, value));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
