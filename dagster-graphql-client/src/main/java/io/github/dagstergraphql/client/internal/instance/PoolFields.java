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

package io.github.dagstergraphql.client.internal.instance;

import java.util.Comparator;
import java.util.List;

import io.github.dagstergraphql.client.instance.ConcurrencyPool;
import io.github.dagstergraphql.client.instance.PendingStep;
import io.github.dagstergraphql.client.instance.PoolSlot;
import io.github.dagstergraphql.client.internal.shape.Required;
import org.jspecify.annotations.Nullable;

/**
 * A {@code ConcurrencyKeyInfo}.
 *
 * @param concurrencyKey the name of the pool
 * @param slotCount the number of slots
 * @param limit the limit
 * @param usingDefaultLimit whether the limit is that of the instance
 * @param claimedSlots the slots that are held
 * @param pendingSteps the steps that wait
 */
record PoolFields(@Nullable String concurrencyKey, @Nullable Integer slotCount, @Nullable Integer limit,
		@Nullable Boolean usingDefaultLimit, @Nullable List<@Nullable Slot> claimedSlots,
		@Nullable List<@Nullable Step> pendingSteps) {

	ConcurrencyPool toPool() {
		return ConcurrencyPool.builder(Required.text(this.concurrencyKey, "concurrencyKey"))
			.slots(Required.field(this.slotCount, "slotCount"))
			.limit(this.limit)
			.defaultLimit(this.usingDefaultLimit)
			.holders(Required.list(this.claimedSlots, "claimedSlots").stream().map(Slot::toSlot).toList())
			.pendingSteps(Required.list(this.pendingSteps, "pendingSteps").stream().map(Step::toStep).toList())
			.build();
	}

	/**
	 * An {@code Instance} with all pools.
	 *
	 * @param concurrencyLimits the pools
	 */
	record All(@Nullable List<@Nullable PoolFields> concurrencyLimits) {

		List<ConcurrencyPool> toPools() {
			return Required.list(this.concurrencyLimits, "concurrencyLimits")
				.stream()
				.map(PoolFields::toPool)
				.sorted(Comparator.comparing(ConcurrencyPool::name))
				.toList();
		}

	}

	/**
	 * An {@code Instance} with a single pool.
	 *
	 * @param concurrencyLimit the pool
	 */
	record One(@Nullable PoolFields concurrencyLimit) {

		ConcurrencyPool toPool() {
			return Required.field(this.concurrencyLimit, "concurrencyLimit").toPool();
		}

	}

	/**
	 * A {@code ClaimedConcurrencySlot}.
	 *
	 * @param runId the run id
	 * @param stepKey the step
	 */
	record Slot(@Nullable String runId, @Nullable String stepKey) {

		PoolSlot toSlot() {
			return new PoolSlot(Required.text(this.runId, "claimedSlots.runId"),
					Required.text(this.stepKey, "claimedSlots.stepKey"));
		}

	}

	/**
	 * A {@code PendingConcurrencyStep}.
	 *
	 * @param runId the run id
	 * @param stepKey the step
	 * @param enqueuedTimestamp the time since which it waits, in seconds
	 * @param assignedTimestamp the time of the assignment, in seconds
	 * @param priority the priority
	 */
	record Step(@Nullable String runId, @Nullable String stepKey, @Nullable Double enqueuedTimestamp,
			@Nullable Double assignedTimestamp, @Nullable Integer priority) {

		PendingStep toStep() {
			return new PendingStep(Required.text(this.runId, "pendingSteps.runId"),
					Required.text(this.stepKey, "pendingSteps.stepKey"),
					Required.time(this.enqueuedTimestamp, "enqueuedTimestamp"), (this.assignedTimestamp != null)
							? Required.time(this.assignedTimestamp, "assignedTimestamp") : null,
					this.priority);
		}

	}

}
