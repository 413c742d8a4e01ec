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

package io.github.dagstergraphql.client.event;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The output of a process is being captured ({@code LogsCapturedEvent}).
 *
 * @since 0.1.0
 */
public final class LogsCapturedEvent extends RunEvent {

	private final String fileKey;

	private final List<String> stepKeys;

	private final @Nullable Integer pid;

	private final @Nullable String externalUrl;

	private final @Nullable String externalStdoutUrl;

	private final @Nullable String externalStderrUrl;

	LogsCapturedEvent(Builder builder) {
		super(builder);
		this.fileKey = builder.required(builder.fileKey, "fileKey");
		this.stepKeys = builder.stepKeys;
		this.pid = builder.pid;
		this.externalUrl = builder.externalUrl;
		this.externalStdoutUrl = builder.externalStdoutUrl;
		this.externalStderrUrl = builder.externalStderrUrl;
	}

	/**
	 * Return the key of the captured logs within the run.
	 * @return {@code fileKey}
	 */
	public String fileKey() {
		return this.fileKey;
	}

	/**
	 * Return the steps that the process executes.
	 * @return {@code stepKeys}, unmodifiable
	 */
	public List<String> stepKeys() {
		return this.stepKeys;
	}

	/**
	 * Return the id of the process.
	 * @return {@code pid}, or {@code null} if the server does not report it
	 */
	public @Nullable Integer pid() {
		return this.pid;
	}

	/**
	 * Return the URL of logs that are stored outside of Dagster.
	 * @return {@code externalUrl}, or {@code null} if there is none
	 */
	public @Nullable String externalUrl() {
		return this.externalUrl;
	}

	/**
	 * Return the URL of a standard output that is stored outside of Dagster.
	 * @return {@code externalStdoutUrl}, or {@code null} if there is none
	 */
	public @Nullable String externalStdoutUrl() {
		return this.externalStdoutUrl;
	}

	/**
	 * Return the URL of a standard error that is stored outside of Dagster.
	 * @return {@code externalStderrUrl}, or {@code null} if there is none
	 */
	public @Nullable String externalStderrUrl() {
		return this.externalStderrUrl;
	}

}
