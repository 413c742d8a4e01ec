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

import org.springframework.util.Assert;

/**
 * Position in an output of a captured log, between two characters.
 *
 * @param offset the number of bytes before it
 * @param type the output
 * @param fileKey the file key of the log
 */
record LogCursor(long offset, OutputType type, String fileKey) {

	private static final Pattern CURSOR = Pattern.compile("(\\d{1,18}):(out|err):(.+)");

	/**
	 * Parse the cursor of a chunk.
	 * @param text the cursor
	 * @param type the output that is read
	 * @return the position
	 * @throws IllegalArgumentException if the cursor is not that of a chunk of such an
	 * output
	 */
	static LogCursor parse(String text, OutputType type) {
		Matcher cursor = CURSOR.matcher(text);
		Assert.isTrue(cursor.matches(), "cursor is not the cursor of a chunk: use CapturedLogChunk.cursor()");
		Assert.isTrue(cursor.group(2).equals(type.id()), () -> "cursor belongs to another output than std" + type.id());
		return new LogCursor(Long.parseLong(cursor.group(1)), type, cursor.group(3));
	}

	@Override
	public String toString() {
		return this.offset + ":" + this.type.id() + ":" + this.fileKey;
	}

}
