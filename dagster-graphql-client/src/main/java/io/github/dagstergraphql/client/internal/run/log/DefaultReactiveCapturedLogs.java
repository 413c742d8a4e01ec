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

import java.util.List;

import io.github.dagstergraphql.client.log.CapturedLog;
import io.github.dagstergraphql.client.log.ReactiveCapturedLogs;
import reactor.core.publisher.Mono;

/**
 * The reactive {@link ReactiveCapturedLogs}.
 */
public final class DefaultReactiveCapturedLogs implements ReactiveCapturedLogs {

	private final RunLogs logs;

	private final String runId;

	DefaultReactiveCapturedLogs(RunLogs logs, String runId) {
		this.logs = logs;
		this.runId = runId;
	}

	@Override
	public Mono<List<CapturedLog>> list() {
		return this.logs.list(this.runId);
	}

	@Override
	public DefaultReactiveCapturedLogHandle step(String stepKey) {
		return handle(LogSelection.step(this.runId, stepKey, null));
	}

	@Override
	public DefaultReactiveCapturedLogHandle step(String stepKey, int attempt) {
		return handle(LogSelection.step(this.runId, stepKey, attempt));
	}

	@Override
	public DefaultReactiveCapturedLogHandle fileKey(String fileKey) {
		return handle(LogSelection.file(this.runId, fileKey));
	}

	private DefaultReactiveCapturedLogHandle handle(LogSelection selection) {
		return new DefaultReactiveCapturedLogHandle(this.logs, selection);
	}

	@Override
	public String toString() {
		return "ReactiveCapturedLogs[" + this.runId + "]";
	}

}
