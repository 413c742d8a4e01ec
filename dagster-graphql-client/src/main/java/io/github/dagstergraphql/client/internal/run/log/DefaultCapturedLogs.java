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

import io.github.dagstergraphql.client.internal.call.Blocking;
import io.github.dagstergraphql.client.log.CapturedLog;
import io.github.dagstergraphql.client.log.CapturedLogHandle;
import io.github.dagstergraphql.client.log.CapturedLogs;

/**
 * The blocking {@link CapturedLogs}.
 */
public final class DefaultCapturedLogs implements CapturedLogs {

	private final DefaultReactiveCapturedLogs logs;

	public DefaultCapturedLogs(DefaultReactiveCapturedLogs logs) {
		this.logs = logs;
	}

	@Override
	public List<CapturedLog> list() {
		return Blocking.query(this.logs.list());
	}

	@Override
	public CapturedLogHandle step(String stepKey) {
		return new DefaultCapturedLogHandle(this.logs.step(stepKey));
	}

	@Override
	public CapturedLogHandle step(String stepKey, int attempt) {
		return new DefaultCapturedLogHandle(this.logs.step(stepKey, attempt));
	}

	@Override
	public CapturedLogHandle fileKey(String fileKey) {
		return new DefaultCapturedLogHandle(this.logs.fileKey(fileKey));
	}

	@Override
	public String toString() {
		return this.logs.toString().replace("Reactive", "");
	}

}
