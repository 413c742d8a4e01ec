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

package io.github.dagstergraphql.client.log;

/**
 * Part of the standard output or standard error of a process. Chunks begin and end
 * between characters.
 *
 * @param text the text, not empty. Bytes that are not UTF-8 are replaced with
 * {@code U+FFFD}
 * @param cursor the position after the text, to
 * {@linkplain CapturedLogOptions#after(String) continue} with the next chunk
 * @since 0.1.0
 */
public record CapturedLogChunk(String text, String cursor) {

	/**
	 * Return a description without the text, which may contain anything.
	 */
	@Override
	public String toString() {
		return "CapturedLogChunk[length=" + this.text.length() + ", cursor=" + this.cursor + "]";
	}

}
