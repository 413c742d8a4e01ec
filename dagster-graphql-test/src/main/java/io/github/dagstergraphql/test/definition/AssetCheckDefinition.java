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

package io.github.dagstergraphql.test.definition;

import java.util.ArrayList;
import java.util.List;

import io.github.dagstergraphql.test.run.AssetCheckOutcome;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A check of an asset ({@code @asset_check}) and its outcomes. The check is a step whose
 * name is that of the step of the asset, an underscore, and the name of the check, unless
 * it is {@linkplain #requiresMaterialization() part of the step of the asset}.
 *
 * <pre class="code">
 * AssetDefinition.of("raw/orders")
 *     .checks(AssetCheckDefinition.named("no_nulls")
 *         .outcomes(AssetCheckOutcome.failed(AssetCheckSeverity.WARN).metadata("nulls", 2), AssetCheckOutcome.passed()))
 * </pre>
 *
 * @since 0.1.0
 */
public final class AssetCheckDefinition {

	private final String name;

	private final @Nullable String description;

	private final boolean blocking;

	private final boolean materializationRequired;

	private final boolean partitioned;

	private final List<AssetCheckOutcome> outcomes;

	private AssetCheckDefinition(String name, @Nullable String description, boolean blocking,
			boolean materializationRequired, boolean partitioned, List<AssetCheckOutcome> outcomes) {
		this.name = name;
		this.description = description;
		this.blocking = blocking;
		this.materializationRequired = materializationRequired;
		this.partitioned = partitioned;
		this.outcomes = List.copyOf(outcomes);
	}

	/**
	 * Create a check that passes.
	 * @param name the name
	 * @return the check
	 */
	public static AssetCheckDefinition named(String name) {
		Assert.hasText(name, "an asset check must have a name");
		return new AssetCheckDefinition(name, null, false, false, false, List.of(AssetCheckOutcome.passed()));
	}

	/**
	 * Return this check with a description.
	 * @param description the description
	 * @return the check
	 */
	public AssetCheckDefinition description(String description) {
		return new AssetCheckDefinition(this.name, description, this.blocking, this.materializationRequired,
				this.partitioned, this.outcomes);
	}

	/**
	 * Return this check as a blocking one: a run fails if the check does not pass with
	 * the severity
	 * {@link io.github.dagstergraphql.client.event.AssetCheckSeverity#ERROR}.
	 * @return the check
	 */
	public AssetCheckDefinition blocking() {
		return new AssetCheckDefinition(this.name, this.description, true, this.materializationRequired,
				this.partitioned, this.outcomes);
	}

	/**
	 * Return this check as a part of the step that materializes the asset
	 * ({@code check_specs}), so that a run cannot execute it alone.
	 * @return the check
	 */
	public AssetCheckDefinition requiresMaterialization() {
		return new AssetCheckDefinition(this.name, this.description, this.blocking, true, this.partitioned,
				this.outcomes);
	}

	/**
	 * Return this check with the partitions of its asset ({@code partitions_def}). By
	 * default, the executions of a check have no partition, even in a run for a partition
	 * of the asset.
	 * @return the check
	 */
	public AssetCheckDefinition partitioned() {
		return new AssetCheckDefinition(this.name, this.description, this.blocking, this.materializationRequired, true,
				this.outcomes);
	}

	/**
	 * Return this check with outcomes.
	 * @param first the outcome of its first evaluation by a run
	 * @param next the outcomes of its second evaluation and so on; the last one applies
	 * to all further evaluations
	 * @return the check
	 */
	public AssetCheckDefinition outcomes(AssetCheckOutcome first, AssetCheckOutcome... next) {
		List<AssetCheckOutcome> all = new ArrayList<>(List.of(first));
		all.addAll(List.of(next));
		return new AssetCheckDefinition(this.name, this.description, this.blocking, this.materializationRequired,
				this.partitioned, all);
	}

	/**
	 * Return the name.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return the description.
	 * @return the description, or {@code null}
	 */
	public @Nullable String description() {
		return this.description;
	}

	/**
	 * Return whether the check is blocking.
	 * @return {@code true} if a run fails with the check
	 */
	public boolean isBlocking() {
		return this.blocking;
	}

	/**
	 * Return whether the check is part of the step that materializes the asset.
	 * @return {@code true} if a run cannot execute it alone
	 */
	public boolean isMaterializationRequired() {
		return this.materializationRequired;
	}

	/**
	 * Return whether the check has the partitions of its asset.
	 * @return {@code true} if its executions have the partition of the run
	 */
	public boolean isPartitioned() {
		return this.partitioned;
	}

	/**
	 * Return the outcome of an evaluation.
	 * @param index the number of earlier evaluations by runs
	 * @return the outcome
	 */
	public AssetCheckOutcome outcome(int index) {
		return this.outcomes.get(Math.min(index, this.outcomes.size() - 1));
	}

	@Override
	public String toString() {
		return "AssetCheckDefinition[" + this.name + "]";
	}

}
