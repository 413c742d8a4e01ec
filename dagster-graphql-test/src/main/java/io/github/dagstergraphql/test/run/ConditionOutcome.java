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

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Result of an automation condition, or of a part of it, in an evaluation by a sensor.
 *
 * <pre class="code">
 * TickOutcome.launches()
 *     .evaluates("raw/orders", ConditionOutcome.of("(missing) AND (NOT (in_progress))", true)
 *         .children(ConditionOutcome.of("missing", true), ConditionOutcome.of("NOT (in_progress)", true)))
 * </pre>
 *
 * @since 0.1.0
 */
public final class ConditionOutcome {

	private final String expandedLabel;

	private final @Nullable String userLabel;

	private final boolean value;

	private final boolean skipped;

	private final @Nullable List<String> truePartitions;

	private final List<ConditionOutcome> children;

	private ConditionOutcome(String expandedLabel, @Nullable String userLabel, boolean value, boolean skipped,
			@Nullable List<String> truePartitions, List<ConditionOutcome> children) {
		this.expandedLabel = expandedLabel;
		this.userLabel = userLabel;
		this.value = value;
		this.skipped = skipped;
		this.truePartitions = truePartitions;
		this.children = children;
	}

	/**
	 * Create the result of a condition of an asset without partitions.
	 * @param expandedLabel the condition as a text, such as {@code missing}
	 * @param value whether it is true
	 * @return the result
	 */
	public static ConditionOutcome of(String expandedLabel, boolean value) {
		Assert.hasText(expandedLabel, "expanded label must not be empty");
		return new ConditionOutcome(expandedLabel, null, value, false, null, List.of());
	}

	/**
	 * Create the result of a condition of an asset with partitions.
	 * @param expandedLabel the condition as a text, such as {@code missing}
	 * @param truePartitions the keys of the partitions for which it is true
	 * @return the result
	 */
	public static ConditionOutcome ofPartitions(String expandedLabel, String... truePartitions) {
		Assert.hasText(expandedLabel, "expanded label must not be empty");
		List<String> keys = List.copyOf(new LinkedHashSet<>(Arrays.asList(truePartitions)));
		return new ConditionOutcome(expandedLabel, null, !keys.isEmpty(), false, keys, List.of());
	}

	/**
	 * Return this result with a label ({@code with_label}). Defaults to none.
	 * @param userLabel the label
	 * @return the result
	 */
	public ConditionOutcome userLabel(String userLabel) {
		Assert.hasText(userLabel, "label must not be empty");
		return new ConditionOutcome(this.expandedLabel, userLabel, this.value, this.skipped, this.truePartitions,
				this.children);
	}

	/**
	 * Return this result as that of a condition that was not evaluated, because another
	 * one already determines the result.
	 * @return the result
	 * @throws IllegalArgumentException if the condition is true
	 */
	public ConditionOutcome skipped() {
		Assert.isTrue(!this.value, "a condition that is skipped cannot be true");
		return new ConditionOutcome(this.expandedLabel, this.userLabel, false, true, this.truePartitions,
				this.children);
	}

	/**
	 * Return this result with those of the parts of the condition. Defaults to none.
	 * @param children the results of its parts
	 * @return the result
	 */
	public ConditionOutcome children(ConditionOutcome... children) {
		return new ConditionOutcome(this.expandedLabel, this.userLabel, this.value, this.skipped, this.truePartitions,
				List.of(children));
	}

	/**
	 * Return the condition as a text.
	 * @return the text
	 */
	public String expandedLabel() {
		return this.expandedLabel;
	}

	/**
	 * Return the label.
	 * @return the label, or {@code null}
	 */
	public @Nullable String userLabel() {
		return this.userLabel;
	}

	/**
	 * Return whether the condition is true.
	 * @return {@code true} if it is, at least for one partition
	 */
	public boolean isTrue() {
		return this.value;
	}

	/**
	 * Return whether the condition was not evaluated.
	 * @return {@code true} if it was skipped
	 */
	public boolean isSkipped() {
		return this.skipped;
	}

	/**
	 * Return the partitions for which the condition is true.
	 * @return their keys, unmodifiable; {@code null} without partitions
	 */
	public @Nullable List<String> truePartitions() {
		return this.truePartitions;
	}

	/**
	 * Return the results of the parts of the condition.
	 * @return the results, unmodifiable
	 */
	public List<ConditionOutcome> children() {
		return this.children;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof ConditionOutcome outcome && state().equals(outcome.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.expandedLabel, this.userLabel, this.value, this.skipped, this.truePartitions,
				this.children);
	}

	@Override
	public String toString() {
		return "ConditionOutcome[" + ((this.userLabel != null) ? this.userLabel : this.expandedLabel) + ", "
				+ ((this.truePartitions != null) ? this.truePartitions : this.value) + "]";
	}

}
