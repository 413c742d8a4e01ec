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

package io.github.dagstergraphql.test.internal.graphql;

import java.util.List;
import java.util.Objects;

import io.github.dagstergraphql.test.internal.json.JsonObject;
import io.github.dagstergraphql.test.internal.run.PoolState;
import org.jspecify.annotations.Nullable;

/**
 * GraphQL results for pools.
 */
final class PoolFields {

	private static final int MAX_LIMIT = 1000;

	private final ServedInstance served;

	PoolFields(ServedInstance served) {
		this.served = served;
	}

	List<Node> all() {
		return this.served.simulation().pools().stream().map(PoolFields::pool).toList();
	}

	Node one(JsonObject arguments) {
		String name = arguments.textOrNull("concurrencyKey");
		if (name == null) {
			throw new UserFacingException("GrapheneInstance.resolve_concurrencyLimit() missing 1 required positional "
					+ "argument: 'concurrencyKey'");
		}
		return pool(this.served.simulation().pool(name));
	}

	private static Node pool(PoolState pool) {
		List<PoolState.Step> holding = pool.steps().stream().filter((step) -> step.assigned() != null).toList();
		List<PoolState.Step> waiting = pool.steps().stream().filter((step) -> step.assigned() == null).toList();
		return Node.of("ConcurrencyKeyInfo")
			.with("concurrencyKey", pool.name())
			.with("slotCount", pool.slots())
			.with("limit", pool.limit())
			.with("usingDefaultLimit", pool.limit() == null)
			.with("claimedSlots",
					holding.stream()
						.map((step) -> Node.of("ClaimedConcurrencySlot")
							.with("runId", step.runId())
							.with("stepKey", step.step()))
						.toList())
			.with("pendingSteps", pool.steps().stream().map(PoolFields::pending).toList())
			.with("activeSlotCount", holding.size())
			.with("activeRunIds", runs(holding))
			.with("pendingStepCount", waiting.size())
			.with("pendingStepRunIds", runs(waiting))
			.with("assignedStepCount", holding.size())
			.with("assignedStepRunIds", runs(holding));
	}

	private static List<String> runs(List<PoolState.Step> steps) {
		return steps.stream().map(PoolState.Step::runId).distinct().toList();
	}

	private static Node pending(PoolState.Step step) {
		return Node.of("PendingConcurrencyStep")
			.with("runId", step.runId())
			.with("stepKey", step.step())
			.with("enqueuedTimestamp", Times.seconds(step.enqueued()))
			.with("assignedTimestamp", Times.secondsOrNull(step.assigned()))
			.with("priority", 0);
	}

	boolean setLimit(JsonObject arguments) {
		int limit = Objects.requireNonNull(arguments.numberOrNull("limit"));
		if (limit < 0 || limit > MAX_LIMIT) {
			throw BooleanMutations.error("PythonError");
		}
		return limit(arguments, limit);
	}

	boolean deleteLimit(JsonObject arguments) {
		return limit(arguments, null);
	}

	private boolean limit(JsonObject arguments, @Nullable Integer limit) {
		this.served.simulation().limitPool(arguments.text("concurrencyKey"), limit);
		return true;
	}

	boolean freeSlots(JsonObject arguments) {
		this.served.simulation().freeSlots(arguments.text("runId"), arguments.textOrNull("stepKey"));
		return true;
	}

}
