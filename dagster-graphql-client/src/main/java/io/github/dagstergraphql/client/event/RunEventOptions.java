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

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Options for reading the events of a run. Instances are immutable: each method returns
 * new options.
 *
 * <pre class="code">
 * RunEventOptions.all()
 *     .after(storedCursor)
 *     .kinds(LogMessageEvent.class, StepEvent.Failed.class)
 *     .minLevel(LogLevel.INFO)
 * </pre>
 *
 * Dagster cannot filter the log of a run. All events are read from the server, and those
 * that do not match are dropped by the client.
 *
 * @since 0.1.0
 */
public final class RunEventOptions {

	private static final Duration DEFAULT_MAX_OUTAGE = Duration.ofMinutes(5);

	private static final RunEventOptions ALL = new RunEventOptions();

	private @Nullable String after;

	private LogLevel minLevel = LogLevel.DEBUG;

	private Set<Class<? extends RunEvent>> kinds = Set.of();

	private Set<String> stepKeys = Set.of();

	private boolean onlyPast;

	private Duration maxOutage = DEFAULT_MAX_OUTAGE;

	private RunEventOptions() {
	}

	/**
	 * Create options for all events of a run, from its first event until it is finished.
	 * @return the options
	 */
	public static RunEventOptions all() {
		return ALL;
	}

	/**
	 * Begin after an event. Defaults to the beginning of the log.
	 * @param cursor the {@link RunEvent#cursor() cursor} of an event of the same run
	 * @return new options
	 */
	public RunEventOptions after(String cursor) {
		Assert.hasText(cursor, "cursor must not be empty");
		return with((options) -> options.after = cursor);
	}

	/**
	 * Drop events below a level. Defaults to {@link LogLevel#DEBUG}, which includes all
	 * events. Most events of Dagster itself, such as the start and the success of a step,
	 * have this level.
	 * @param level the level
	 * @return new options
	 */
	public RunEventOptions minLevel(LogLevel level) {
		Assert.notNull(level, "level must not be null");
		return with((options) -> options.minLevel = level);
	}

	/**
	 * Drop events of other classes. Defaults to all classes.
	 * @param kinds classes of events, each including its subclasses, such as
	 * {@link StepEvent} or {@link StepEvent.Failed}
	 * @return new options
	 */
	@SafeVarargs
	public final RunEventOptions kinds(Class<? extends RunEvent>... kinds) {
		Assert.notEmpty(kinds, "kinds must not be empty");
		Assert.noNullElements(kinds, "kinds must not contain null");
		return with((options) -> options.kinds = Set.copyOf(Arrays.asList(kinds)));
	}

	/**
	 * Drop events that do not belong to one of the steps, including those of the run as a
	 * whole. Defaults to the events of all steps and of the run.
	 * @param stepKeys the step keys, at least one
	 * @return new options
	 * @throws IllegalArgumentException if there is no step key, or one is empty
	 */
	public RunEventOptions stepKeys(String... stepKeys) {
		return stepKeys(Arrays.asList(stepKeys));
	}

	/**
	 * Drop events that do not belong to one of the steps, including those of the run as a
	 * whole. Defaults to the events of all steps and of the run.
	 * @param stepKeys the step keys, at least one
	 * @return new options
	 * @throws IllegalArgumentException if there is no step key, or one is empty
	 */
	public RunEventOptions stepKeys(Collection<String> stepKeys) {
		Assert.notEmpty(stepKeys, "step keys must not be empty");
		stepKeys.forEach((stepKey) -> Assert.hasText(stepKey, "step key must not be empty"));
		return with((options) -> options.stepKeys = Set.copyOf(stepKeys));
	}

	/**
	 * End with the last event that is already in the log, even if the run is in progress.
	 * Failures are reported immediately rather than tolerated for the
	 * {@link #maxOutage(Duration) maximum outage}. By default, the events of a run in
	 * progress are followed until it is finished.
	 * @return new options
	 */
	public RunEventOptions onlyPast() {
		return with((options) -> options.onlyPast = true);
	}

	/**
	 * Set how long the server may be unavailable while the events of a run are followed.
	 * Reading continues when it is available again, without omitting or repeating events.
	 * Defaults to 5 minutes.
	 * @param duration the time since the first failed request
	 * @return new options
	 * @throws IllegalArgumentException if the time is negative
	 */
	public RunEventOptions maxOutage(Duration duration) {
		Assert.isTrue(duration != null && !duration.isNegative(), "max outage must not be negative");
		return with((options) -> options.maxOutage = duration);
	}

	private RunEventOptions with(Consumer<RunEventOptions> change) {
		RunEventOptions options = new RunEventOptions();
		options.after = this.after;
		options.minLevel = this.minLevel;
		options.kinds = this.kinds;
		options.stepKeys = this.stepKeys;
		options.onlyPast = this.onlyPast;
		options.maxOutage = this.maxOutage;
		change.accept(options);
		return options;
	}

	/**
	 * Return the cursor of the event to begin after.
	 * @return the cursor, or {@code null} to begin with the first event
	 */
	public @Nullable String after() {
		return this.after;
	}

	/**
	 * Return the minimum level.
	 * @return the level
	 */
	public LogLevel minLevel() {
		return this.minLevel;
	}

	/**
	 * Return the classes of events.
	 * @return the classes, unmodifiable; empty for all
	 */
	public Set<Class<? extends RunEvent>> kinds() {
		return this.kinds;
	}

	/**
	 * Return the steps.
	 * @return the step keys, unmodifiable; empty for all events
	 */
	public Set<String> stepKeys() {
		return this.stepKeys;
	}

	/**
	 * Return whether to end with the last event that is already in the log.
	 * @return {@code true} if the run is not followed
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

	/**
	 * Return whether an event has the level, class and step of these options.
	 * @param event the event
	 * @return {@code false} if it is dropped
	 */
	public boolean matches(RunEvent event) {
		return event.level().isAtLeast(this.minLevel)
				&& (this.kinds.isEmpty() || this.kinds.stream().anyMatch((kind) -> kind.isInstance(event)))
				&& (this.stepKeys.isEmpty() || isOfStep(event));
	}

	private boolean isOfStep(RunEvent event) {
		if (event instanceof LogsCapturedEvent captured) {
			return captured.stepKeys().stream().anyMatch(this.stepKeys::contains);
		}
		String stepKey = event.stepKey();
		return stepKey != null && this.stepKeys.contains(stepKey);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof RunEventOptions options && state().equals(options.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.after, this.minLevel, this.kinds, this.stepKeys, this.onlyPast, this.maxOutage);
	}

	@Override
	public String toString() {
		return "RunEventOptions[after=" + this.after + ", minLevel=" + this.minLevel + ", kinds="
				+ this.kinds.stream().map(Class::getSimpleName).sorted().toList() + ", stepKeys=" + this.stepKeys
				+ ", onlyPast=" + this.onlyPast + ", maxOutage=" + this.maxOutage + "]";
	}

}
