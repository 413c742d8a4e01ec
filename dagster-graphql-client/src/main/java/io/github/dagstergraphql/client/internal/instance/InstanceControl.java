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

import java.util.HashMap;
import java.util.Map;

import io.github.dagstergraphql.client.error.PythonErrorException;
import io.github.dagstergraphql.client.instance.PoolSettings;
import io.github.dagstergraphql.client.internal.operation.DataReader;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.Result;
import io.github.dagstergraphql.client.internal.shape.ShapeException;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import org.springframework.util.Assert;

/**
 * Changes the limits of pools, frees their slots, and pauses automatic materialization.
 */
final class InstanceControl {

	static final Operation<Boolean> SET_LIMIT = mutation("SetPoolLimit", "setConcurrencyLimit", InstanceQueries.SINCE,
			"Setting the limit of a pool");

	static final Operation<Boolean> DELETE_LIMIT = mutation("DeletePoolLimit", "deleteConcurrencyLimit", "1.6.1",
			"Deleting the limit of a pool");

	static final Operation<Boolean> FREE_SLOTS = mutation("FreePoolSlots", "freeConcurrencySlots",
			InstanceQueries.POOLS_SINCE, "Freeing slots of pools");

	static final Operation<Boolean> SET_PAUSED = mutation("SetAutoMaterializePaused", "setAutoMaterializePaused",
			InstanceQueries.SINCE, "Pausing the automatic materialization of assets");

	private final DagsterTransport transport;

	private final InstanceQueries queries;

	InstanceControl(DagsterTransport transport, InstanceQueries queries) {
		this.transport = transport;
		this.queries = queries;
	}

	private static Operation<Boolean> mutation(String name, String field, String since, String feature) {
		return Operation.<Boolean>mutation(InstanceControl.class, name, field)
			.since(since, feature)
			.read(DataReader.tree((data) -> result(data.path(field), field)))
			.build();
	}

	private static @Nullable Result<Boolean> result(JsonNode node, String field) {
		if (node.isMissingNode() || node.isNull()) {
			return null;
		}
		if (!node.isBoolean()) {
			throw new ShapeException(field);
		}
		return new Result.Value<>(node.booleanValue());
	}

	Mono<Void> setLimit(String pool, int limit) {
		Assert.hasText(pool, "name of the pool must not be empty");
		Assert.isTrue(limit >= 0, "limit must not be negative");
		return this.transport.together(this.transport.execute(SET_LIMIT, Map.of("concurrencyKey", pool, "limit", limit))
			.onErrorResume(PythonErrorException.class, (failure) -> explain(failure, limit))
			.then());
	}

	// the server has no details of this error
	private Mono<Boolean> explain(PythonErrorException failure, int limit) {
		return this.queries.settings()
			.onErrorMap((other) -> failure)
			.flatMap((settings) -> Mono.error(isAllowed(limit, settings.pools()) ? failure
					: new IllegalArgumentException("limit must be between %d and %d: the server rejects %d"
						.formatted(settings.pools().minLimit(), settings.pools().maxLimit(), limit))));
	}

	private static boolean isAllowed(int limit, PoolSettings pools) {
		return pools.minLimit() == null || pools.maxLimit() == null
				|| (limit >= pools.minLimit() && limit <= pools.maxLimit());
	}

	Mono<Void> deleteLimit(String pool) {
		Assert.hasText(pool, "name of the pool must not be empty");
		return this.transport.execute(DELETE_LIMIT, Map.of("concurrencyKey", pool)).then();
	}

	Mono<Void> freeSlots(String runId, @Nullable String stepKey) {
		Assert.hasText(runId, "run id must not be empty");
		Map<String, @Nullable Object> variables = new HashMap<>();
		variables.put("runId", runId);
		variables.put("stepKey", stepKey);
		return this.transport.execute(FREE_SLOTS, variables).then();
	}

	Mono<Void> setPaused(boolean paused) {
		return this.transport.execute(SET_PAUSED, Map.of("paused", paused)).then();
	}

}
