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

package io.github.dagstergraphql.test.internal.graphql;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.dagstergraphql.test.internal.json.JsonObject;
import io.github.dagstergraphql.test.internal.run.CapturedOutputs;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Captured output of runs, whose cursors are numbers of bytes, as those of Dagster's
 * {@code LocalComputeLogManager}. As in Dagster, unknown output is empty.
 */
final class LogFields {

	private static final Pattern CURSOR = Pattern.compile("(\\d+):(\\d+)");

	private static final int KEY_LENGTH = 3;

	private static final Duration INTERVAL = Duration.ofMillis(10);

	private final ServedInstance served;

	LogFields(ServedInstance served) {
		this.served = served;
	}

	/**
	 * Return a part of both outputs.
	 * @param arguments the key, the cursor and the limit for each output
	 * @return the part
	 */
	Node logs(JsonObject arguments) {
		List<String> key = arguments.texts("logKey");
		Integer limit = arguments.numberOrNull("limit");
		return logs(key, find(key), arguments.textOrNull("cursor"), (limit != null && limit >= 0) ? limit : null)
			.node();
	}

	/**
	 * Return where the outputs are stored.
	 * @param arguments the key
	 * @return the locations
	 */
	Node metadata(JsonObject arguments) {
		String path = String.join("/", arguments.texts("logKey"));
		return Node.of("CapturedLogsMetadata")
			.with("stdoutDownloadUrl", "/logs/" + path + "/out")
			.with("stdoutLocation", "/opt/dagster/storage/" + path + ".out")
			.with("stderrDownloadUrl", "/logs/" + path + "/err")
			.with("stderrLocation", "/opt/dagster/storage/" + path + ".err");
	}

	/**
	 * Return both outputs as they grow, until the process has ended. As in Dagster, a
	 * subscription to unknown output does not end.
	 * @param arguments the key and the cursor
	 * @return the parts
	 */
	Flux<Node> follow(JsonObject arguments) {
		List<String> key = arguments.texts("logKey");
		return Flux.defer(() -> {
			AtomicReference<@Nullable String> position = new AtomicReference<>(arguments.textOrNull("cursor"));
			return Flux.interval(Duration.ZERO, INTERVAL).onBackpressureDrop().map((tick) -> {
				CapturedOutputs outputs = find(key);
				Part part = logs(key, outputs, position.get(), null);
				boolean changed = !part.cursor().equals(position.getAndSet(part.cursor()));
				return new Update(changed ? List.of(part.node()) : List.of(), outputs != null && outputs.isComplete());
			}).takeUntil(Update::last).concatMapIterable(Update::parts);
		});
	}

	private @Nullable CapturedOutputs find(List<String> key) {
		return (key.size() == KEY_LENGTH) ? this.served.simulation().output(key.get(0), key.get(2)) : null;
	}

	private static Part logs(List<String> key, @Nullable CapturedOutputs outputs, @Nullable String cursor,
			@Nullable Integer limit) {
		Matcher positions = CURSOR.matcher((cursor != null) ? cursor : "");
		long stdout = positions.matches() ? Long.parseLong(positions.group(1)) : 0;
		long stderr = positions.matches() ? Long.parseLong(positions.group(2)) : 0;
		byte[] out = part((outputs != null) ? outputs.stdout() : null, stdout, limit);
		byte[] err = part((outputs != null) ? outputs.stderr() : null, stderr, limit);
		String end = (stdout + out.length) + ":" + (stderr + err.length);
		return new Part(Node.of("CapturedLogs")
			.with("logKey", key)
			.with("stdout", text(out))
			.with("stderr", text(err))
			.with("cursor", end), end);
	}

	private static byte[] part(byte @Nullable [] bytes, long from, @Nullable Integer limit) {
		if (bytes == null || from >= bytes.length) {
			return new byte[0];
		}
		long rest = bytes.length - from;
		long length = (limit != null) ? Math.min(limit, rest) : rest;
		return Arrays.copyOfRange(bytes, (int) from, (int) (from + length));
	}

	// malformed parts are replaced
	private static @Nullable String text(byte[] bytes) {
		return (bytes.length > 0) ? new String(bytes, StandardCharsets.UTF_8) : null;
	}

	/**
	 * Change of the outputs.
	 *
	 * @param parts the new part, empty if nothing has been printed
	 * @param last whether nothing follows
	 */
	private record Update(List<Node> parts, boolean last) {

	}

	/**
	 * Part of the outputs.
	 *
	 * @param node the part
	 * @param cursor the position after it
	 */
	private record Part(Node node, String cursor) {

	}

}
