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

import io.github.dagstergraphql.client.log.CapturedLog;
import io.github.dagstergraphql.client.log.CapturedLogMetadata;
import io.github.dagstergraphql.client.log.ReactiveCapturedLogHandle;
import reactor.core.publisher.Mono;

/**
 * The reactive {@link ReactiveCapturedLogHandle}.
 */
final class DefaultReactiveCapturedLogHandle implements ReactiveCapturedLogHandle {

	private final RunLogs logs;

	private final LogSelection selection;

	DefaultReactiveCapturedLogHandle(RunLogs logs, LogSelection selection) {
		this.logs = logs;
		this.selection = selection;
	}

	@Override
	public Mono<CapturedLog> get() {
		return this.logs.get(this.selection);
	}

	@Override
	public Mono<CapturedLogMetadata> metadata() {
		return this.logs.metadata(this.selection);
	}

	@Override
	public DefaultReactiveCapturedOutput stdout() {
		return new DefaultReactiveCapturedOutput(this.logs, this.selection, OutputType.STDOUT);
	}

	@Override
	public DefaultReactiveCapturedOutput stderr() {
		return new DefaultReactiveCapturedOutput(this.logs, this.selection, OutputType.STDERR);
	}

	@Override
	public String toString() {
		return "ReactiveCapturedLogHandle[" + this.selection.runId() + "]";
	}

}
