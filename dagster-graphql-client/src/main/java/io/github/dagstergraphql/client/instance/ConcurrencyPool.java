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

package io.github.dagstergraphql.client.instance;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Pool whose slots limit how many steps execute at the same time
 * ({@code ConcurrencyKeyInfo}). Before Dagster 1.10, the pool of an op is called its
 * concurrency key.
 *
 * @since 0.1.0
 */
public final class ConcurrencyPool {

	private final String name;

	private final int slots;

	private final @Nullable Integer limit;

	private final @Nullable Boolean defaultLimit;

	private final List<PoolSlot> holders;

	private final List<PendingStep> pendingSteps;

	private ConcurrencyPool(Builder builder) {
		this.name = builder.name;
		this.slots = builder.slots;
		this.limit = builder.limit;
		this.defaultLimit = builder.defaultLimit;
		this.holders = builder.holders;
		this.pendingSteps = builder.pendingSteps;
	}

	/**
	 * Create a builder, for example for tests.
	 * @param name the name of the pool
	 * @return the builder
	 * @throws IllegalArgumentException if the name of pool is empty
	 */
	public static Builder builder(String name) {
		return new Builder(name);
	}

	/**
	 * Return the name of the pool.
	 * @return {@code concurrencyKey}
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return the number of slots.
	 * @return {@code slotCount}; 0 for a pool without a limit
	 */
	public int slots() {
		return this.slots;
	}

	/**
	 * Return the limit of the pool, which is that of the instance if the pool has none of
	 * its own.
	 * @return {@code limit}, or {@code null} if there is no limit, or if the server is
	 * older than 1.9.12
	 */
	public @Nullable Integer limit() {
		return this.limit;
	}

	/**
	 * Return whether the limit is the default limit of the instance.
	 * @return {@code usingDefaultLimit}, or {@code null} if the server is older than
	 * 1.9.12
	 */
	public @Nullable Boolean defaultLimit() {
		return this.defaultLimit;
	}

	/**
	 * Return the steps that hold a slot. If runs hold slots
	 * ({@link PoolGranularity#RUN}), the server does not show which ones.
	 * @return {@code claimedSlots}, unmodifiable
	 */
	public List<PoolSlot> holders() {
		return this.holders;
	}

	/**
	 * Return the steps that hold a slot, or that wait for one.
	 * @return {@code pendingSteps}, unmodifiable
	 */
	public List<PendingStep> pendingSteps() {
		return this.pendingSteps;
	}

	/**
	 * Return the steps that wait for a slot because none has been assigned to them.
	 * @return the steps, unmodifiable
	 */
	public List<PendingStep> waitingSteps() {
		return this.pendingSteps.stream().filter((step) -> step.assigned() == null).toList();
	}

	/**
	 * Return the number of slots that are neither held nor assigned to a step. If runs
	 * hold slots ({@link PoolGranularity#RUN}), this is the number of all slots.
	 * @return the number, at least 0
	 */
	public int freeSlots() {
		int assigned = this.pendingSteps.size() - waitingSteps().size();
		return Math.max(0, this.slots - Math.max(this.holders.size(), assigned));
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof ConcurrencyPool that && state().equals(that.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.name, this.slots, this.limit, this.defaultLimit, this.holders, this.pendingSteps);
	}

	@Override
	public String toString() {
		return "ConcurrencyPool[name=" + this.name + ", slots=" + this.slots + ", limit=" + this.limit
				+ ", defaultLimit=" + this.defaultLimit + ", holders=" + this.holders + ", pendingSteps="
				+ this.pendingSteps + "]";
	}

	/**
	 * Builder for a {@link ConcurrencyPool}.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final String name;

		private int slots;

		private @Nullable Integer limit;

		private @Nullable Boolean defaultLimit;

		private List<PoolSlot> holders = List.of();

		private List<PendingStep> pendingSteps = List.of();

		private Builder(String name) {
			Assert.hasText(name, "name of pool must not be empty");
			this.name = name;
		}

		/**
		 * Set the number of slots. Defaults to 0.
		 * @param slots the number of slots
		 * @return this builder
		 */
		public Builder slots(int slots) {
			this.slots = slots;
			return this;
		}

		/**
		 * Set the limit. Defaults to {@code null}.
		 * @param limit the limit
		 * @return this builder
		 */
		public Builder limit(@Nullable Integer limit) {
			this.limit = limit;
			return this;
		}

		/**
		 * Set whether the limit is the default limit of the instance. Defaults to
		 * {@code null}.
		 * @param defaultLimit whether the limit is the default limit of the instance
		 * @return this builder
		 */
		public Builder defaultLimit(@Nullable Boolean defaultLimit) {
			this.defaultLimit = defaultLimit;
			return this;
		}

		/**
		 * Set the steps that hold a slot. Defaults to an empty list.
		 * @param holders the steps that hold a slot
		 * @return this builder
		 */
		public Builder holders(List<PoolSlot> holders) {
			this.holders = List.copyOf(holders);
			return this;
		}

		/**
		 * Set the steps that hold a slot, or that wait for one. Defaults to an empty
		 * list.
		 * @param pendingSteps the steps that hold a slot, or that wait for one
		 * @return this builder
		 */
		public Builder pendingSteps(List<PendingStep> pendingSteps) {
			this.pendingSteps = List.copyOf(pendingSteps);
			return this;
		}

		/**
		 * Build the instance.
		 * @return the instance
		 */
		public ConcurrencyPool build() {
			return new ConcurrencyPool(this);
		}

	}

}
