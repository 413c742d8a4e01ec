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

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Options for reading a captured log. Instances are immutable: each method returns new
 * options.
 *
 * <pre class="code">
 * CapturedLogOptions.all().after(storedCursor).onlyPast()
 * </pre>
 *
 * @since 0.1.0
 */
public final class CapturedLogOptions {

	private static final Duration DEFAULT_MAX_OUTAGE = Duration.ofMinutes(5);

	private static final CapturedLogOptions ALL = new CapturedLogOptions();

	private @Nullable String after;

	private boolean onlyPast;

	private Duration maxOutage = DEFAULT_MAX_OUTAGE;

	private CapturedLogOptions() {
	}

	/**
	 * Create options for a whole log, from its beginning until its steps or the run are
	 * finished.
	 * @return the options
	 */
	public static CapturedLogOptions all() {
		return ALL;
	}

	/**
	 * Begin after a chunk. Defaults to the beginning of the log.
	 * @param cursor the {@link CapturedLogChunk#cursor() cursor} of a chunk of the same
	 * output
	 * @return new options
	 */
	public CapturedLogOptions after(String cursor) {
		Assert.hasText(cursor, "cursor must not be empty");
		return with((options) -> options.after = cursor);
	}

	/**
	 * End with the text that has already been captured, even if the step is in progress.
	 * Failures are reported immediately rather than tolerated for the
	 * {@link #maxOutage(Duration) maximum outage}. By default, the log of a step in
	 * progress is followed until it is finished.
	 * @return new options
	 */
	public CapturedLogOptions onlyPast() {
		return with((options) -> options.onlyPast = true);
	}

	/**
	 * Set how long the server may be unavailable while a log is followed. Reading
	 * continues when it is available again, without omitting or repeating text. Defaults
	 * to 5 minutes.
	 * @param duration the time since the first failed request
	 * @return new options
	 * @throws IllegalArgumentException if the time is negative
	 */
	public CapturedLogOptions maxOutage(Duration duration) {
		Assert.isTrue(duration != null && !duration.isNegative(), "max outage must not be negative");
		return with((options) -> options.maxOutage = duration);
	}

	private CapturedLogOptions with(Consumer<CapturedLogOptions> change) {
		CapturedLogOptions options = new CapturedLogOptions();
		options.after = this.after;
		options.onlyPast = this.onlyPast;
		options.maxOutage = this.maxOutage;
		change.accept(options);
		return options;
	}

	/**
	 * Return the cursor of the chunk to begin after.
	 * @return the cursor, or {@code null} to begin with the first chunk
	 */
	public @Nullable String after() {
		return this.after;
	}

	/**
	 * Return whether to end with the text that has already been captured.
	 * @return {@code true} if the log is not followed
	 */
	public boolean isOnlyPast() {
		return this.onlyPast;
	}

	/**
	 * Return how long the server may be unavailable.
	 * @return the time
	 */
	public Duration maxOutage() {
		return this.maxOutage;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof CapturedLogOptions options && state().equals(options.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.after, this.onlyPast, this.maxOutage);
	}

	@Override
	public String toString() {
		return "CapturedLogOptions[after=" + this.after + ", onlyPast=" + this.onlyPast + ", maxOutage="
				+ this.maxOutage + "]";
	}

}
