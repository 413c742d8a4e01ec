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

package io.github.dagstergraphql.test.run;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Event that a step logs beside those that every step logs.
 *
 * @since 0.1.0
 */
public sealed interface ScriptedEvent {

	/**
	 * Return the step that logs the event.
	 * @return the op, or the asset key with two underscores between its components
	 */
	String step();

	/**
	 * A message of the user code ({@code context.log}).
	 *
	 * @param step the step that logs it
	 * @param level the level, such as {@code INFO}
	 * @param message the message
	 */
	record Message(String step, String level, String message) implements ScriptedEvent {

		private static final Set<String> LEVELS = Set.of("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL");

		/**
		 * Create a message.
		 * @throws IllegalArgumentException if Dagster has no such level
		 */
		public Message {
			Assert.isTrue(LEVELS.contains(level), () -> "level " + level + " is none of " + LEVELS);
		}

	}

	/**
	 * A failed attempt of a step, which is restarted ({@code RetryPolicy}). The simulated
	 * run does not wait for the delay.
	 *
	 * @param step the step that is restarted
	 * @param error the exception of the attempt
	 * @param delay the delay that the event reports, which may be zero
	 */
	record Retry(String step, PythonException error, Duration delay) implements ScriptedEvent {

	}

	/**
	 * Text that the process of a step prints.
	 *
	 * @param step the step that prints it
	 * @param error whether it is printed to the standard error rather than to the
	 * standard output
	 * @param text the text
	 * @param after the time since the start of the attempt, at most its running time
	 */
	record Output(String step, boolean error, String text, Duration after) implements ScriptedEvent {

		/**
		 * Create a text.
		 * @throws IllegalArgumentException if the time is negative
		 */
		public Output {
			Assert.isTrue(!after.isNegative(), "durations must not be negative");
		}

		/**
		 * Return a description without the text.
		 */
		@Override
		public String toString() {
			return "Output[" + this.step + "]";
		}

	}

	/**
	 * The process of a step stores its output outside of Dagster.
	 *
	 * @param step the step
	 * @param url the URL of the output
	 */
	record ExternalOutput(String step, String url) implements ScriptedEvent {

	}

	/**
	 * The metadata of the asset that a step materializes.
	 *
	 * @param step the step that materializes the asset
	 * @param metadata the metadata by label
	 */
	record Metadata(String step, Map<String, MetadataValue> metadata) implements ScriptedEvent {

		/**
		 * Create metadata.
		 */
		public Metadata {
			metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
		}

		/**
		 * Create metadata from plain values.
		 * @param step the step that materializes the asset
		 * @param values the values by label, see {@link MetadataValue#of(Object)}
		 * @return the metadata
		 */
		public static Metadata of(String step, Map<String, ? extends @Nullable Object> values) {
			Map<String, MetadataValue> metadata = new LinkedHashMap<>();
			values.forEach((label, value) -> metadata.put(label, MetadataValue.of(value)));
			return new Metadata(step, metadata);
		}

	}

}
