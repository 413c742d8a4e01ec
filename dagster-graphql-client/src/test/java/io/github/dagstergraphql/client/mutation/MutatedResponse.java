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

package io.github.dagstergraphql.client.mutation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Invalid response of a server.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the body, in the pieces in which it arrives
 * @param end what breaks off the body, or {@code null} if it ends well
 */
record MutatedResponse(int status, Map<String, String> headers, List<byte[]> body, @Nullable Throwable end) {

	private static final int[] STATUSES = { 200, 201, 204, 206, 300, 301, 302, 304, 307, 400, 401, 403, 404, 405, 408,
			409, 413, 418, 421, 422, 429, 451, 500, 501, 502, 503, 504, 511, 520, 599 };

	private static final String[] CONTENT_TYPES = { "application/json; charset=utf-8",
			"application/graphql-response+json", "application/problem+json", "application/JSON;q=x",
			"application/json; charset=nope", "application/json; charset=utf-16", "application/json; charset=\"",
			"application/json, text/html", "text/html; charset=utf-8", "text/plain", "text/event-stream", "*/*",
			"application/*", "application/*+json", "json", "", " ", ";", "/", "a/b/c", "application/json;;", "\u00e4/b",
			"application/octet-stream", "multipart/form-data; boundary=", "application/json; a=" + "x".repeat(3_000) };

	private static final Map<String, String[]> HEADERS = Map.of("Location",
			new String[] { "https://login.example.org/?a=b", "/login", "", "ht!tp://x y/", "http://[::1", "//",
					"\u00e4", "http://", "mailto:a@b", "http://a b/%zz", "javascript:alert(1)", "http:///x", ":", "?" },
			"Retry-After",
			new String[] { "0", "1", "-1", "1.5", "", "99999999999999999999", "Wed, 21 Oct 2015 07:28:00 GMT",
					"Fri, 31 Dec 9999 23:59:59 GMT", "Xyz, 99 Foo 0000 99:99:99 GMT", "9223372036854775807", "soon",
					"\u0661", "1e3", "Wed Oct 21 07:28:00 2015" },
			"Content-Length", new String[] { "0", "-1", "7", "99999999999999999999", "x", "" }, "Content-Encoding",
			new String[] { "gzip", "br", "identity", "", "x" }, "WWW-Authenticate",
			new String[] { "Basic", "Bearer realm=\"\"", "", "\u0000" }, "Date", new String[] { "", "yesterday" },
			"ETag", new String[] { "x", "W/", "\"" }, "Set-Cookie",
			new String[] { "a", "=;;=", "a=b; Expires=never; Max-Age=x" }, "Transfer-Encoding",
			new String[] { "chunked", "x" }, "Cache-Control", new String[] { "max-age=x" });

	private static final List<String> HEADER_NAMES = HEADERS.keySet().stream().sorted().toList();

	static MutatedResponse of(String operation, Random random) {
		List<BaseAnswer> fitting = BaseAnswer.of(operation);
		// now and then what another operation is answered
		List<BaseAnswer> choice = (random.nextInt(25) == 0) ? BaseAnswer.ALL : fitting;
		BaseAnswer answer = choice.get(random.nextInt(choice.size()));
		int status = (random.nextInt(6) != 0) ? answer.status()
				: random.nextBoolean() ? STATUSES[random.nextInt(STATUSES.length)] : 100 + random.nextInt(900);
		return new MutatedResponse(status, headers(random), cut(body(answer, random), random), end(random));
	}

	private static byte[] body(BaseAnswer answer, Random random) {
		boolean whole = random.nextInt(5) == 0;
		boolean shape = random.nextInt(3) != 0;
		String json = (shape && !whole)
				? new JsonMutator(random).mutate(answer.body(), 1 + Math.max(0, random.nextInt(6) - 3))
				: JsonMapper.shared().writeValueAsString(answer.body());
		byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
		for (int count = (shape || whole) ? 0 : 1 + random.nextInt(4); count > 0; count--) {
			bytes = new ByteMutator(random).mutate(bytes);
		}
		return bytes;
	}

	private static Map<String, String> headers(Random random) {
		Map<String, String> headers = new LinkedHashMap<>();
		if (random.nextInt(15) != 0) {
			headers.put("Content-Type", "application/json");
		}
		else if (random.nextInt(8) != 0) {
			headers.put("Content-Type", CONTENT_TYPES[random.nextInt(CONTENT_TYPES.length)]);
		}
		for (int count = random.nextInt(8) - 4; count > 0; count--) {
			String name = HEADER_NAMES.get(random.nextInt(HEADER_NAMES.size()));
			String[] values = HEADERS.get(name);
			headers.put(name, values[random.nextInt(values.length)]);
		}
		return headers;
	}

	private static List<byte[]> cut(byte[] bytes, Random random) {
		List<byte[]> pieces = new ArrayList<>();
		int start = 0;
		for (int count = random.nextInt(4); count > 0; count--) {
			int end = start + random.nextInt(bytes.length - start + 1);
			pieces.add(Arrays.copyOfRange(bytes, start, end));
			start = end;
		}
		pieces.add(Arrays.copyOfRange(bytes, start, bytes.length));
		return pieces;
	}

	private static @Nullable Throwable end(Random random) {
		if (random.nextInt(40) != 0) {
			return null;
		}
		return switch (random.nextInt(6)) {
			case 0 -> new IOException("Connection reset by peer");
			case 1 -> new DecoderException(new IOException("x"));
			case 2 -> new TooLongHttpHeaderException("too long");
			case 3 -> new IllegalArgumentException();
			case 4 -> new IllegalStateException("x");
			default -> new RuntimeException(new IOException((String) null));
		};
	}

	@Override
	public String toString() {
		int length = this.body.stream().mapToInt((piece) -> piece.length).sum();
		byte[] bytes = new byte[length];
		int start = 0;
		for (byte[] piece : this.body) {
			System.arraycopy(piece, 0, bytes, start, piece.length);
			start += piece.length;
		}
		String text = new String(bytes, StandardCharsets.UTF_8);
		return "HTTP %d %s, %d bytes in %d pieces%s:%n%s".formatted(this.status, this.headers, length, this.body.size(),
				(this.end != null) ? ", broken off by " + this.end : "",
				(text.length() > 4_000) ? text.substring(0, 4_000) + "..." : text);
	}

}
