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

import java.util.stream.Stream;

import io.github.dagstergraphql.client.internal.call.Blocking;
import io.github.dagstergraphql.client.log.CapturedLogChunk;
import io.github.dagstergraphql.client.log.CapturedLogOptions;
import io.github.dagstergraphql.client.log.CapturedOutput;

/**
 * The blocking {@link CapturedOutput}.
 */
final class DefaultCapturedOutput implements CapturedOutput {

	private final DefaultReactiveCapturedOutput output;

	DefaultCapturedOutput(DefaultReactiveCapturedOutput output) {
		this.output = output;
	}

	@Override
	public String text() {
		return Blocking.query(this.output.text());
	}

	@Override
	public Stream<CapturedLogChunk> chunks() {
		return chunks(CapturedLogOptions.all());
	}

	@Override
	public Stream<CapturedLogChunk> chunks(CapturedLogOptions options) {
		return this.output.chunkStream(options);
	}

	@Override
	public String toString() {
		return this.output.toString().replace("Reactive", "");
	}

}
