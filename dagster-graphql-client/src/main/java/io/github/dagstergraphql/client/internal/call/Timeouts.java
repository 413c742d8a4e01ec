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

package io.github.dagstergraphql.client.internal.call;

import java.time.Duration;

import io.github.dagstergraphql.client.internal.operation.TimeoutKind;
import io.github.dagstergraphql.client.internal.text.DurationText;
import org.jspecify.annotations.Nullable;

/**
 * Timeouts of operations, from the call to the decoded result.
 *
 * @param read for all operations without another timeout
 * @param launch for launches and for terminating several runs
 * @param reload for reloads of code locations
 */
public record Timeouts(Duration read, Duration launch, Duration reload) {

	/**
	 * Check a timeout.
	 * @param timeout the timeout
	 * @param name its name, for the message
	 * @return the timeout
	 * @throws IllegalArgumentException if it is null, zero or negative
	 */
	public static Duration positive(Duration timeout, String name) {
		if (timeout == null || timeout.isZero() || timeout.isNegative()) {
			throw new IllegalArgumentException(name + " must be positive");
		}
		return timeout;
	}

	/**
	 * Return the timeout that applies to an operation.
	 * @param kind the kind of timeout
	 * @return the timeout
	 */
	public Timeout of(TimeoutKind kind) {
		return switch (kind) {
			case READ -> forRead();
			case LAUNCH -> forLaunch();
			case RELOAD -> forReload();
		};
	}

	public Timeout forRead() {
		return new Timeout("read timeout", "readTimeout, dagster.read-timeout", this.read);
	}

	public Timeout forLaunch() {
		return new Timeout("launch timeout", "launchTimeout, dagster.launch-timeout", this.launch);
	}

	public Timeout forReload() {
		return new Timeout("reload timeout", "reloadTimeout, dagster.reload-timeout", this.reload);
	}

	/**
	 * Timeout of one operation.
	 *
	 * @param name the name of the timeout
	 * @param setting the setting in the builder and as a property, or {@code null} if the
	 * name states it
	 * @param duration the duration
	 */
	public record Timeout(String name, @Nullable String setting, Duration duration) {

		public Timeout(String name, Duration duration) {
			this(name, null, duration);
		}

		/**
		 * Return a description of the timeout with the setting to change it.
		 */
		@Override
		public String toString() {
			return this.name + " of " + DurationText.of(this.duration)
					+ ((this.setting != null) ? " (" + this.setting + ")" : "");
		}

	}

}
