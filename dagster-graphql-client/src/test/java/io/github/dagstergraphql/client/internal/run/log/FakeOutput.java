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

package io.github.dagstergraphql.client.internal.run.log;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.dagstergraphql.client.error.GraphQlErrorInfo;
import io.github.dagstergraphql.client.error.GraphQlRequestException;
import io.github.dagstergraphql.client.internal.json.Json;
import io.github.dagstergraphql.client.internal.operation.Result;
import reactor.core.publisher.Mono;
import tools.jackson.core.JsonParser;

/**
 * The standard output of a process, as the server returns it: older servers fail for
 * bytes that are not UTF-8, newer ones replace them.
 */
final class FakeOutput implements OutputReader.Source {

	final List<String> requests = new ArrayList<>();

	/** What the next requests fail with. */
	final List<RuntimeException> failures = new ArrayList<>();

	boolean strict;

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	FakeOutput print(String text) {
		this.bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
		return this;
	}

	FakeOutput print(int... more) {
		for (int each : more) {
			this.bytes.write(each);
		}
		return this;
	}

	byte[] bytes() {
		return this.bytes.toByteArray();
	}

	@Override
	public Mono<LogData> read(String cursor, int limit) {
		return Mono.fromSupplier(() -> {
			this.requests.add(cursor + " " + limit);
			if (!this.failures.isEmpty()) {
				throw this.failures.remove(0);
			}
			String[] offsets = cursor.split(":");
			int from = (int) Math.min(Long.parseLong(offsets[0]), this.bytes.size());
			byte[] part = Arrays.copyOfRange(bytes(), from, Math.min(this.bytes.size(), from + limit));
			return data(part, Long.parseLong(offsets[0]) + part.length + ":" + offsets[1]);
		});
	}

	private LogData data(byte[] part, String end) {
		List<String> key = List.of("r1", "compute_logs", "f");
		Map<String, Object> logs = (part.length > 0) ? Map.of("logKey", key, "stdout", decode(part), "cursor", end)
				: Map.of("logKey", key, "cursor", end);
		try (JsonParser parser = Json.MAPPER
			.createParser(Json.MAPPER.writeValueAsString(Map.of("capturedLogs", logs)))) {
			parser.nextToken();
			return ((Result.Value<LogData>) Objects.requireNonNull(LogData.READER.read(parser))).value();
		}
	}

	private String decode(byte[] part) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(part)).toString();
		}
		catch (CharacterCodingException ex) {
			if (this.strict) {
				throw undecodable(part);
			}
			return new String(part, StandardCharsets.UTF_8);
		}
	}

	// with the words of Python
	private static GraphQlRequestException undecodable(byte[] part) {
		ByteBuffer in = ByteBuffer.wrap(part);
		CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, CharBuffer.allocate(part.length), true);
		int first = in.position();
		int last = first + result.length() - 1;
		boolean cut = last == part.length - 1 && isBeginning(Arrays.copyOfRange(part, first, part.length));
		String place = (first == last) ? "byte 0x%02x in position %d".formatted(part[first], first)
				: "bytes in position %d-%d".formatted(first, last);
		String message = "'utf-8' codec can't decode %s: %s".formatted(place,
				cut ? "unexpected end of data" : "invalid start byte");
		return new GraphQlRequestException("rejected", false, 500,
				List.of(new GraphQlErrorInfo(message, List.of("capturedLogs"), List.of())));
	}

	private static boolean isBeginning(byte[] part) {
		int lead = part[0] & 0xFF;
		if (lead < 0xC2 || lead > 0xF4) {
			return false;
		}
		return part.length < ((lead >= 0xF0) ? 4 : (lead >= 0xE0) ? 3 : 2);
	}

}
