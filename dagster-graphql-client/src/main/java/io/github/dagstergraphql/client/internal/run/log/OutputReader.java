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

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.dagstergraphql.client.error.GraphQlRequestException;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Reader of an output that divides it between characters. Dagster counts bytes: newer
 * servers replace a character that is cut by the limit, as well as bytes that are not
 * UTF-8, with {@code U+FFFD}, and older ones fail.
 */
final class OutputReader {

	/** Number of bytes of a chunk, small enough for the maximum size of a response. */
	static final int CHUNK = 256 * 1024;

	private static final String REPLACEMENT = "\uFFFD";

	/** Number of bytes in which the end of a text is examined. */
	private static final int WINDOW = 16;

	private static final int LONGEST_CUT = 3;

	private static final Pattern UNDECODABLE = Pattern
		.compile("codec can't decode bytes? .*?in position (\\d{1,9})(?:-(\\d{1,9}))?: (.*)", Pattern.DOTALL);

	private static final String CUT = "unexpected end of data";

	private final OutputType type;

	private final Source source;

	private final int chunk;

	OutputReader(OutputType type, Source source) {
		this(type, source, CHUNK);
	}

	OutputReader(OutputType type, Source source, int chunk) {
		this.type = type;
		this.source = source;
		this.chunk = chunk;
	}

	/**
	 * Read the text after a position.
	 * @param offset the position
	 * @param complete whether the output does not grow anymore, so that a part of a
	 * character at its end is invalid rather than incomplete
	 * @return the text
	 */
	Mono<Text> read(long offset, boolean complete) {
		return fetch(offset, this.chunk).flatMap((text) -> {
			if (!text.value().endsWith(REPLACEMENT) || (text.isLast() && complete)) {
				return Mono.just(text);
			}
			// nothing but a part of a character
			if (text.value().equals(REPLACEMENT) && text.end() - offset <= LONGEST_CUT) {
				return Mono.just(Text.part("", offset));
			}
			return withoutCut(offset, text);
		}).onErrorResume(GraphQlRequestException.class, (failure) -> {
			Matcher undecodable = undecodable(failure);
			return (undecodable != null) ? readAround(offset, undecodable, complete) : Mono.error(failure);
		});
	}

	// The number of bytes of the last character is that without which the text ends
	// before it.
	private Mono<Text> withoutCut(long offset, Text text) {
		long start = Math.max(offset, text.end() - WINDOW);
		return fetch(start, text.end() - start).flatMap((window) -> withoutCut(start, window, text, 1));
	}

	private Mono<Text> withoutCut(long start, Text window, Text text, int cut) {
		long length = window.end() - start - cut;
		if (cut > LONGEST_CUT || length < 0 || window.end() != text.end()) {
			return Mono.just(text);
		}
		Mono<Text> shorter = (length > 0) ? fetch(start, length) : Mono.just(Text.part("", start));
		return shorter.flatMap((candidate) -> window.value().equals(candidate.value() + REPLACEMENT)
				? Mono.just(Text.part(text.value().substring(0, text.value().length() - 1), text.end() - cut))
				: withoutCut(start, window, text, cut + 1));
	}

	private static @Nullable Matcher undecodable(GraphQlRequestException failure) {
		if (failure.getErrors().isEmpty()) {
			return null;
		}
		Matcher matcher = UNDECODABLE.matcher(failure.getErrors().get(0).message());
		return matcher.find() ? matcher : null;
	}

	private Mono<Text> readAround(long offset, Matcher undecodable, boolean complete) {
		int first = Integer.parseInt(undecodable.group(1));
		if (first > 0) {
			return fetch(offset, first);
		}
		if (undecodable.group(3).startsWith(CUT) && !complete) {
			return Mono.just(Text.part("", offset));
		}
		int last = (undecodable.group(2) != null) ? Integer.parseInt(undecodable.group(2)) : first;
		return Mono.just(Text.part(REPLACEMENT, offset + last + 1));
	}

	private Mono<Text> fetch(long offset, long limit) {
		return this.source.read(this.type.cursor(offset), (int) limit).map((data) -> {
			String value = data.text(this.type);
			long end = data.end(this.type);
			// an empty output has no position on some servers
			if (value.isEmpty()) {
				return new Text(value, offset, true);
			}
			if (end <= offset || end - offset > limit) {
				throw new InvalidResponseException(
						"The captured log has no end: the server does not continue after the cursor", false, 200, "");
			}
			return new Text(value, end, end - offset < limit);
		});
	}

	/**
	 * Source of both outputs of a log.
	 */
	@FunctionalInterface
	interface Source {

		/**
		 * Read a part.
		 * @param cursor the cursor of the server
		 * @param limit the maximum number of bytes
		 * @return the part
		 */
		Mono<LogData> read(String cursor, int limit);

	}

	/**
	 * Text with the position after it. It has no description, since it may contain
	 * anything.
	 */
	static final class Text {

		private final String value;

		private final long end;

		private final boolean last;

		private Text(String value, long end, boolean last) {
			this.value = value;
			this.end = end;
			this.last = last;
		}

		private static Text part(String value, long end) {
			return new Text(value, end, false);
		}

		String value() {
			return this.value;
		}

		/**
		 * Return the position after the text.
		 * @return the number of bytes before it
		 */
		long end() {
			return this.end;
		}

		/**
		 * Return whether the text ends where the output ends so far.
		 * @return {@code false} if at least a part of a character follows
		 */
		boolean isLast() {
			return this.last;
		}

		boolean isEmpty() {
			return this.value.isEmpty();
		}

	}

}
