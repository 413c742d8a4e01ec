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

import io.github.dagstergraphql.client.internal.call.Blocking;
import io.github.dagstergraphql.client.log.CapturedLog;
import io.github.dagstergraphql.client.log.CapturedLogHandle;
import io.github.dagstergraphql.client.log.CapturedLogMetadata;
import io.github.dagstergraphql.client.log.CapturedOutput;

/**
 * The blocking {@link CapturedLogHandle}.
 */
final class DefaultCapturedLogHandle implements CapturedLogHandle {

	private final DefaultReactiveCapturedLogHandle log;

	DefaultCapturedLogHandle(DefaultReactiveCapturedLogHandle log) {
		this.log = log;
	}

	@Override
	public CapturedLog get() {
		return Blocking.query(this.log.get());
	}

	@Override
	public CapturedLogMetadata metadata() {
		return Blocking.query(this.log.metadata());
	}

	@Override
	public CapturedOutput stdout() {
		return new DefaultCapturedOutput(this.log.stdout());
	}

	@Override
	public CapturedOutput stderr() {
		return new DefaultCapturedOutput(this.log.stderr());
	}

	@Override
	public String toString() {
		return this.log.toString().replace("Reactive", "");
	}

}
