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

package io.github.dagstergraphql.client.asset.condition;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Result of an automation condition, or of a part of it, such as an operand of
 * {@code AND} ({@code AutomationConditionEvaluationNode}).
 *
 * @since 0.1.0
 */
public final class AutomationConditionNode {

	private final String uniqueId;

	private final @Nullable String userLabel;

	private final String expandedLabel;

	private final boolean partitioned;

	private final @Nullable Integer numTrue;

	private final @Nullable Integer numCandidates;

	private final @Nullable Instant startTimestamp;

	private final @Nullable Instant endTimestamp;

	private final List<AutomationConditionNode> children;

	private AutomationConditionNode(Builder builder) {
		this.uniqueId = builder.uniqueId;
		this.userLabel = builder.userLabel;
		this.expandedLabel = builder.expandedLabel;
		this.partitioned = builder.partitioned;
		this.numTrue = builder.numTrue;
		this.numCandidates = builder.numCandidates;
		this.startTimestamp = builder.startTimestamp;
		this.endTimestamp = builder.endTimestamp;
		this.children = builder.children;
	}

	/**
	 * Create a builder, for example for tests.
	 * @param uniqueId the id of the condition
	 * @param expandedLabel the condition as a text, such as {@code NOT (in_progress)}
	 * @return the builder
	 */
	public static Builder builder(String uniqueId, String expandedLabel) {
		return new Builder(uniqueId, expandedLabel);
	}

	/**
	 * Return the id of the condition. It is the same in all evaluations until the code of
	 * the condition changes, and a condition may occur more than once in a tree.
	 * @return {@code uniqueId}
	 */
	public String uniqueId() {
		return this.uniqueId;
	}

	/**
	 * Return the label that the code gives to the condition ({@code with_label}), or that
	 * Dagster gives to its own conditions.
	 * @return {@code userLabel}, or {@code null} if there is none
	 */
	public @Nullable String userLabel() {
		return this.userLabel;
	}

	/**
	 * Return the condition as a text, with the labels of its parts.
	 * @return {@code expandedLabel}, such as
	 * {@code (newly_missing) OR (any_deps_updated)}
	 */
	public String expandedLabel() {
		return this.expandedLabel;
	}

	/**
	 * Return the label to display.
	 * @return the label of the code, or the condition as a text if there is none
	 */
	public String label() {
		return (this.userLabel != null) ? this.userLabel : this.expandedLabel;
	}

	/**
	 * Return whether the condition was evaluated for the partitions of an asset.
	 * @return {@code isPartitioned}
	 */
	public boolean isPartitioned() {
		return this.partitioned;
	}

	/**
	 * Return the number of partitions for which the condition is true.
	 * @return {@code numTrue}; without partitions 1 or 0; {@code null} if the server does
	 * not report it
	 */
	public @Nullable Integer numTrue() {
		return this.numTrue;
	}

	/**
	 * Return the number of partitions for which the condition was evaluated.
	 * @return {@code numCandidates}; without partitions 1 or 0; {@code null} for all
	 * partitions
	 */
	public @Nullable Integer numCandidates() {
		return this.numCandidates;
	}

	/**
	 * Return the result, as Dagster's user interface derives it from {@link #numTrue()}
	 * and {@link #numCandidates()}.
	 * @return the result
	 */
	public AutomationConditionStatus status() {
		if (this.numTrue == null) {
			return AutomationConditionStatus.UNKNOWN;
		}
		if (this.numTrue > 0) {
			return AutomationConditionStatus.TRUE;
		}
		return (this.numCandidates == null || this.numCandidates > 0) ? AutomationConditionStatus.FALSE
				: AutomationConditionStatus.SKIPPED;
	}

	/**
	 * Return when the evaluation of the condition began.
	 * @return {@code startTimestamp}, or {@code null} if the server does not report it
	 */
	public @Nullable Instant startTimestamp() {
		return this.startTimestamp;
	}

	/**
	 * Return when the evaluation of the condition ended.
	 * @return {@code endTimestamp}, or {@code null} if the server does not report it
	 */
	public @Nullable Instant endTimestamp() {
		return this.endTimestamp;
	}

	/**
	 * Return the parts of the condition.
	 * @return the parts in the order of Dagster, unmodifiable; empty for a condition
	 * without parts
	 */
	public List<AutomationConditionNode> children() {
		return this.children;
	}

	/**
	 * Return the condition and all of its parts, each before its own parts.
	 * @return the conditions
	 */
	public Stream<AutomationConditionNode> stream() {
		return Stream.concat(Stream.of(this), this.children.stream().flatMap(AutomationConditionNode::stream));
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof AutomationConditionNode node && state().equals(node.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.uniqueId, this.userLabel, this.expandedLabel, this.partitioned, this.numTrue,
				this.numCandidates, this.startTimestamp, this.endTimestamp, this.children);
	}

	@Override
	public String toString() {
		return "AutomationConditionNode[" + label() + ", " + status() + "]";
	}

	/**
	 * Builder for the result of a condition.
	 */
	public static final class Builder {

		private final String uniqueId;

		private final String expandedLabel;

		private @Nullable String userLabel;

		private boolean partitioned;

		private @Nullable Integer numTrue;

		private @Nullable Integer numCandidates;

		private @Nullable Instant startTimestamp;

		private @Nullable Instant endTimestamp;

		private List<AutomationConditionNode> children = List.of();

		private Builder(String uniqueId, String expandedLabel) {
			Assert.hasText(uniqueId, "unique id must not be empty");
			Assert.notNull(expandedLabel, "expanded label must not be null");
			this.uniqueId = uniqueId;
			this.expandedLabel = expandedLabel;
		}

		/**
		 * Set the label. Defaults to none.
		 * @param userLabel the label, or {@code null}
		 * @return this builder
		 */
		public Builder userLabel(@Nullable String userLabel) {
			this.userLabel = userLabel;
			return this;
		}

		/**
		 * Set whether the condition was evaluated for partitions. Defaults to
		 * {@code false}.
		 * @param partitioned whether it was
		 * @return this builder
		 */
		public Builder partitioned(boolean partitioned) {
			this.partitioned = partitioned;
			return this;
		}

		/**
		 * Set the number of partitions for which the condition is true.
		 * @param numTrue the number; defaults to {@code null}, which is unknown
		 * @return this builder
		 */
		public Builder numTrue(@Nullable Integer numTrue) {
			this.numTrue = numTrue;
			return this;
		}

		/**
		 * Set the number of partitions for which the condition was evaluated.
		 * @param numCandidates the number; defaults to {@code null}, for all
		 * @return this builder
		 */
		public Builder numCandidates(@Nullable Integer numCandidates) {
			this.numCandidates = numCandidates;
			return this;
		}

		/**
		 * Set when the evaluation began. Defaults to unknown.
		 * @param startTimestamp the time, or {@code null}
		 * @return this builder
		 */
		public Builder startTimestamp(@Nullable Instant startTimestamp) {
			this.startTimestamp = startTimestamp;
			return this;
		}

		/**
		 * Set when the evaluation ended. Defaults to unknown.
		 * @param endTimestamp the time, or {@code null}
		 * @return this builder
		 */
		public Builder endTimestamp(@Nullable Instant endTimestamp) {
			this.endTimestamp = endTimestamp;
			return this;
		}

		/**
		 * Set the parts of the condition. Defaults to none.
		 * @param children the parts
		 * @return this builder
		 */
		public Builder children(List<AutomationConditionNode> children) {
			this.children = List.copyOf(children);
			return this;
		}

		/**
		 * Create the result of the condition.
		 * @return the result
		 */
		public AutomationConditionNode build() {
			return new AutomationConditionNode(this);
		}

	}

}
