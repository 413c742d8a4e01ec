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

import io.github.dagstergraphql.client.error.DagsterServerException;

/**
 * Thrown when a log is read that is stored outside of Dagster. The server only has its
 * URL. Dagster has no error type for this case; the error type is
 * {@code ExternalCapturedLogError}.
 *
 * @since 0.1.0
 */
public final class ExternalCapturedLogException extends DagsterServerException {

	/** The log. */
	private final transient CapturedLog log;

	/** The URL. */
	private final String url;

	/**
	 * Create a new exception.
	 * @param message the problem and how to solve it; safe to log
	 * @param log the log
	 * @param url the URL of the log, which may contain credentials
	 */
	public ExternalCapturedLogException(String message, CapturedLog log, String url) {
		super("ExternalCapturedLogError", message, null, false);
		this.log = log;
		this.url = url;
	}

	/**
	 * Return the captured log.
	 * @return the log, with its URLs
	 */
	public CapturedLog getLog() {
		return this.log;
	}

	/**
	 * Return the URL of the output. It may contain credentials and is not part of the
	 * message.
	 * @return {@code externalStdoutUrl} or {@code externalStderrUrl} of the
	 * {@code LogsCapturedEvent}, otherwise its {@code externalUrl}
	 */
	public String getUrl() {
		return this.url;
	}

}
