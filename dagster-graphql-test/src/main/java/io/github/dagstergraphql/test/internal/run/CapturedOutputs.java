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

import org.jspecify.annotations.Nullable;

/**
 * What the process of a step has printed so far.
 */
public final class CapturedOutputs {

	private final byte @Nullable [] stdout;

	private final byte @Nullable [] stderr;

	private final boolean complete;

	/**
	 * Create outputs.
	 * @param stdout the standard output, or {@code null} if it has been deleted
	 * @param stderr the standard error, or {@code null} if it has been deleted
	 * @param complete whether the process has ended
	 */
	CapturedOutputs(byte @Nullable [] stdout, byte @Nullable [] stderr, boolean complete) {
		this.stdout = stdout;
		this.stderr = stderr;
		this.complete = complete;
	}

	/**
	 * Return the standard output.
	 * @return the bytes, or {@code null} if they have been deleted
	 */
	public byte @Nullable [] stdout() {
		return this.stdout;
	}

	/**
	 * Return the standard error.
	 * @return the bytes, or {@code null} if they have been deleted
	 */
	public byte @Nullable [] stderr() {
		return this.stderr;
	}

	/**
	 * Return whether the process has ended.
	 * @return {@code true} if nothing follows
	 */
	public boolean isComplete() {
		return this.complete;
	}

}
