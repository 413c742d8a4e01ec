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
import org.jspecify.annotations.Nullable;

/**
 * Output of a process, with its name in cursors.
 */
enum OutputType {

	STDOUT("out"), STDERR("err");

	/** Position that no log reaches, and that any file system accepts. */
	private static final long NOWHERE = 1L << 40;

	private final String id;

	OutputType(String id) {
		this.id = id;
	}

	String id() {
		return this.id;
	}

	/**
	 * Return the cursor of the server for a position in this output. The server has one
	 * cursor for both outputs, and returns nothing of the other one.
	 * @param offset the number of bytes before the position
	 * @return the cursor
	 */
	String cursor(long offset) {
		return (this == STDOUT) ? offset + ":" + NOWHERE : NOWHERE + ":" + offset;
	}

	/**
	 * Return the URL of an output that is stored outside of Dagster.
	 * @param log the log
	 * @return the URL, or {@code null} if the server has the output
	 */
	@Nullable String externalUrl(CapturedLog log) {
		String url = (this == STDOUT) ? log.externalStdoutUrl() : log.externalStderrUrl();
		return (url != null) ? url : log.externalUrl();
	}

}
