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

package io.github.dagstergraphql.test.internal.run;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Captured output of the process of a step. Text appears at its own time, at the latest
 * when the process ends.
 */
final class LogCapture {

	private final String fileKey;

	private final String step;

	private final Instant started;

	private final List<Part> parts = new ArrayList<>();

	private @Nullable Instant ended;

	private boolean deleted;

	LogCapture(String fileKey, String step, Instant started) {
		this.fileKey = fileKey;
		this.step = step;
		this.started = started;
	}

	String fileKey() {
		return this.fileKey;
	}

	String step() {
		return this.step;
	}

	void print(boolean error, String text, Duration after) {
		this.parts.add(new Part(error, text.getBytes(StandardCharsets.UTF_8), this.started.plus(after)));
		this.parts.sort(Comparator.comparing(Part::at));
	}

	void print(boolean error, String text, Instant now) {
		print(error, text, Duration.between(this.started, now));
	}

	void end(Instant now) {
		if (this.ended == null) {
			this.ended = now;
		}
	}

	void delete() {
		this.deleted = true;
	}

	CapturedOutputs read(Instant now) {
		return new CapturedOutputs(bytes(false, now), bytes(true, now), this.ended != null);
	}

	private byte @Nullable [] bytes(boolean error, Instant now) {
		if (this.deleted) {
			return null;
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		this.parts.stream()
			.filter((part) -> part.error == error && (this.ended != null || !part.at.isAfter(now)))
			.forEach((part) -> bytes.writeBytes(part.bytes));
		return bytes.toByteArray();
	}

	/**
	 * Part of the output.
	 */
	private static final class Part {

		private final boolean error;

		private final byte[] bytes;

		private final Instant at;

		Part(boolean error, byte[] bytes, Instant at) {
			this.error = error;
			this.bytes = bytes;
			this.at = at;
		}

		Instant at() {
			return this.at;
		}

	}

}
